"""What the clock worker notes on clocks without acting on the case: that a warning was given, that a calendar was
looked at. Not for moving a date: that is an action."""

from datetime import datetime
from uuid import UUID

from maplebridge.cases.queries import SQL
from maplebridge.ground.sql.statements import run


def note_warning(
    *,
    county: str,
    case_id: UUID,
    name: str,
    turn: int,
    before: int,
    noticed: int,
    wake_at: datetime | None,
    now: datetime,
) -> bool:
    """Notes that a warning (`noticed` per cent) was given after `before`; False when the clock has moved on since."""
    values = {"county": county, "case_id": case_id, "name": name, "turn": turn, "now": now}
    return run(SQL / "warn.sql", {**values, "before": before, "noticed": noticed, "wake_at": wake_at}) == 1


def stamp_calendar(*, county: str, case_id: UUID, revision: int) -> None:
    """Notes that the case's open clocks stand unchanged under the calendar of `revision`."""
    run(SQL / "stamp.sql", {"county": county, "case_id": case_id, "revision": revision})
