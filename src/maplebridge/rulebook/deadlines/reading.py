"""Reads a clock: folds its marks into what is due when, and why. Pure, so that anything can be recomputed.

Not for deciding who may bend a clock: that is extending.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.rulebook.deadlines.arithmetic import Due, last_day
from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.deadlines.marks import Mark, Turn, last_turn
from maplebridge.rulebook.deadlines.points import points, running_stretches
from maplebridge.rulebook.deadlines.spec import ClockSpec, OfficeHours
from maplebridge.rulebook.deadlines.stages import Segment, Stage, hold, lay_segments, lay_stages

ClockState = Literal["running", "paused", "stopped"]
WARNINGS = (50, 80)  # per cent of the time used


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clock says. Times are Asia/Shanghai; `due_at` is the first moment that is too late.

    For a paused clock the times are those that would hold if it resumed at once: they can only become
    later. `segments` lie end to end from `started_at` to `due_at` (to the open pause, if there is one).
    `met` is None until the clock is stopped. `revision` is the calendar's; `moved_from` the day off on
    which the limit would have ended.
    """

    state: ClockState
    started_at: datetime
    due_at: datetime
    half_at: datetime
    eighty_at: datetime
    provisional: bool
    segments: tuple[Segment, ...]
    stopped_at: datetime | None
    met: bool | None
    revision: int
    moved_from: date | None = None

    @property
    def due_day(self) -> date:
        """The last day on which the act is in time."""
        return last_day(self.due_at)


def read_clock(
    spec: ClockSpec,
    history: Sequence[Mark],
    calendar: Calendar,
    office: OfficeHours,
    *,
    not_before: datetime | None = None,
    explained: bool = True,
) -> Reading:
    """What the clock says in the turn that its newest start began.

    `not_before` is the due time already told to a resident who must act: it is never moved earlier. Not `explained`,
    it has no segments: whoever only has to know what is due asks so. Raises ValueError if the clock never started.
    """
    turn = last_turn(spec, history)
    if turn is None:
        raise ValueError(f"clock {spec.name} has not started")
    stages = lay_stages(spec, turn, calendar, office)
    if not_before is not None and spec.binds == "resident":
        stages = hold(stages, not_before.astimezone(SHANGHAI), turn)
    return _reading(spec, turn, stages, calendar, office, explained)


def _reading(
    spec: ClockSpec, turn: Turn, stages: list[Stage], calendar: Calendar, office: OfficeHours, explained: bool
) -> Reading:
    due = stages[-1].due
    running = running_stretches(turn.started_at, due.at, turn.pauses)
    half, eighty = points(spec.limit.unit, running, WARNINGS, calendar, office)
    return Reading(
        state=_state(turn, due),
        started_at=turn.started_at,
        due_at=due.at,
        half_at=half,
        eighty_at=eighty,
        provisional=due.provisional,
        segments=lay_segments(turn, stages) if explained else (),
        stopped_at=turn.stopped_at,
        met=None if turn.stopped_at is None else turn.stopped_at < due.at,
        revision=calendar.revision,
        moved_from=due.moved_from,
    )


def _state(turn: Turn, due: Due) -> ClockState:
    """A clock that had run out before it was paused goes on being overdue."""
    if turn.stopped_at is not None:
        return "stopped"
    return "paused" if turn.lasting is not None and turn.lasting.start < due.at else "running"
