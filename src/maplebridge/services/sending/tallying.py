"""How many messages of the last seven days arrived, by channel. Not for which ones: failing.py."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.message_texts import CHANNELS

SQL = Path(__file__).parent / "sql"
COUNTED = timedelta(days=7)


@dataclass(slots=True)
class Tally:
    """One channel: `arrived` is known to have arrived, `sent` went out and nobody said; `refused` by wishes."""

    channel: Text
    arrived: int = 0
    sent: int = 0
    waiting: int = 0
    failed: int = 0
    refused: int = 0
    unreachable: int = 0

    @property
    def all(self) -> int:
        """Every message of the channel."""
        return self.arrived + self.sent + self.waiting + self.failed + self.refused + self.unreachable

    @property
    def failed_share(self) -> int | None:
        """Of those that were to go out and are done, how many in a hundred failed; None without any."""
        done = self.arrived + self.sent + self.failed
        return round(100 * self.failed / done) if done else None


COLUMNS = {"delivered": "arrived", "sent": "sent", "waiting": "waiting", "sending": "waiting", "failed": "failed"}


def count_deliveries(county: str, now: datetime) -> list[Tally]:
    """The channels by which anything went in the last seven days; one round trip."""
    found: dict[str, Tally] = {}
    for channel, state, wished, many in fetch(SQL / "tally.sql", {"county": county, "since": now - COUNTED}):
        tally = found.setdefault(channel, Tally(CHANNELS.get(channel, Text(channel, channel))))
        column = COLUMNS.get(state, "refused" if wished else "unreachable")
        setattr(tally, column, getattr(tally, column) + many)
    return [found[channel] for channel in CHANNELS if channel in found]
