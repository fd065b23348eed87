"""What a clock does when its moment has come. Pure; not for doing it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from maplebridge.directory.people.rules import Actor
from maplebridge.rulebook.deadlines.rules import Reading
from maplebridge.rulebook.deadlines.spec import ClockSpec
from maplebridge.rulebook.workflows.running import FIRST_WARNING, OVERDUE, SECOND_WARNING, TERMS


@dataclass(frozen=True, slots=True)
class Warn:
    """Tell whoever has the case that so much of the time has passed (50 or 80 per cent)."""

    percent: int


@dataclass(frozen=True, slots=True)
class Act:
    """Take an action on the case as its clock; `key` makes it happen once."""

    action: str
    fields: Mapping[str, Any]
    key: str


def clock_actor(county: str) -> Actor:
    """The clock as an actor: what it does stands in the journal like anybody's act."""
    return Actor(county, "clock", "clock", "时钟")


def decide_wake(spec: ClockSpec, reading: Reading, *, turn: int, noticed: int, now: datetime) -> Warn | Act | None:
    """What is due now, None when nothing is any more.

    After a time off only the last warning is given, not every one that was missed.
    """
    due_at = reading.due_at
    if reading.state != "running":
        return None
    if now < due_at:
        return _warning(reading, noticed, now)
    if spec.on_end is not None:
        fields = {"term": turn} if spec.dated == TERMS else {}
        return Act(spec.on_end, fields, f"{spec.name}:{turn}:end")
    action = "overdue" if noticed < OVERDUE else "escalate"
    told = max(noticed, OVERDUE)
    return Act(action, {"clock": spec.name, "turn": turn}, f"{spec.name}:{turn}:{told}:{due_at.isoformat()}")


def _warning(reading: Reading, noticed: int, now: datetime) -> Warn | None:
    for percent, at in ((SECOND_WARNING, reading.eighty_at), (FIRST_WARNING, reading.half_at)):
        if at <= now:
            return Warn(percent) if noticed < percent else None
    return None
