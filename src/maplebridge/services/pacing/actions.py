"""Counts tries by the hour and says when there are too many, also when they come all at once. Not for who may try."""

from datetime import datetime, timedelta
from pathlib import Path

from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.vault.cipher import blind
from maplebridge.services.pacing.models import Tries

SQL = Path(__file__).parent / "sql"
HOUR, KEPT = timedelta(hours=1), timedelta(hours=2)


def count_try(*, county: str, what: str, who: str, most: int, now: datetime) -> datetime | None:
    """One try more of `what` by `who`, an account or a line. None when it is one of `most` in this hour; of those
    beyond, the time from which they are taken again."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    # The hour and the kind are part of what is blinded: no two rows can be laid side by side as the same line's.
    source = blind(county, f"tries of {what} at {hour.timestamp():.0f}", who).hex()
    values = {"county": county, "hour": hour, "source": source, "what": what, "most": most}
    return None if fetch(SQL / "count.sql", values) else hour + HOUR


def forget_tries_once(county: str, now: datetime) -> int:
    """Deletes counts of hours that are over; returns 0: once a round is enough."""
    Tries.objects.of(county).filter(hour__lt=now - KEPT).delete()
    return 0
