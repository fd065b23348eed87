"""Reads a clock: folds its marks into what is due when, and why. Pure, so that anything can be recomputed.

Not for deciding who may bend a clock: that is extending.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, NamedTuple

from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.rulebook.deadlines.arithmetic import Due, last_day, run
from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.deadlines.marks import Mark, Turn, last_turn
from maplebridge.rulebook.deadlines.office import midnight
from maplebridge.rulebook.deadlines.points import points, running_stretches
from maplebridge.rulebook.deadlines.spec import ClockSpec, Extension, Limit, OfficeHours

SegmentKind = Literal["run", "pause", "extension"]
ClockState = Literal["running", "paused", "stopped"]
WARNINGS = (50, 80)  # per cent of the time used


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a clock's time. `why` is the action that began it; `end` is None for a pause that still
    lasts.

    An extension is the stretch between the due time that the clock had and the one that it was given.
    """

    kind: SegmentKind
    start: datetime
    end: datetime | None
    why: str
    basis: str


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


class Stage(NamedTuple):
    """The limit or extension that carries a clock up to `due`."""

    kind: SegmentKind
    why: str
    basis: str
    due: Due


def read_clock(
    spec: ClockSpec,
    history: Sequence[Mark],
    calendar: Calendar,
    office: OfficeHours,
    *,
    not_before: datetime | None = None,
) -> Reading:
    """What the clock says in the turn that its newest start began.

    `not_before` is the due time already told to a resident who must act: it is never moved earlier. Raises
    ValueError if the clock never started.
    """
    turn = last_turn(spec, history)
    if turn is None:
        raise ValueError(f"clock {spec.name} has not started")
    stages = _stages(spec, turn, calendar, office)
    if not_before is not None and spec.binds == "resident":
        stages = _hold(stages, not_before.astimezone(SHANGHAI), turn)
    return _reading(spec, turn, stages, calendar, office)


def _reading(
    spec: ClockSpec, turn: Turn, stages: list[Stage], calendar: Calendar, office: OfficeHours
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
        segments=_segments(turn, stages),
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


def _stages(spec: ClockSpec, turn: Turn, calendar: Calendar, office: OfficeHours) -> list[Stage]:
    start, day = turn.started_at, turn.started_at.toordinal()
    due = run(start, day, spec.limit, turn.pauses, calendar, office)
    stages = [Stage("run", turn.start.why, turn.start.basis or spec.basis, due)]
    for mark in turn.extensions:
        extension = spec.extension(mark.extension)
        assert extension is not None, "the fold keeps only extensions that the clock has"
        longer = _extended(extension, mark, turn, stages[-1].due, calendar, office)
        if longer.at > stages[-1].due.at:
            stages.append(Stage("extension", mark.why, mark.basis or spec.basis, longer))
    return stages


def _extended(
    extension: Extension, mark: Mark, turn: Turn, due: Due, calendar: Calendar, office: OfficeHours
) -> Due:
    limit = granted(extension, mark.amount)
    if extension.mode == "to":
        return run(turn.started_at, turn.started_at.toordinal(), limit, turn.pauses, calendar, office)
    later = [pause for pause in turn.pauses if pause.start >= due.at]
    longer = run(due.at, due.day.toordinal(), limit, later, calendar, office)
    return replace(longer, provisional=longer.provisional or due.provisional)


def granted(extension: Extension, amount: int | None) -> Limit:
    """The time that an extension gives: all of it, or the smaller amount that was granted."""
    most = extension.limit
    return most if amount is None else Limit(min(amount, most.amount), most.unit)


def _hold(stages: list[Stage], not_before: datetime, turn: Turn) -> list[Stage]:
    """Keep the due time from moving before what was told; a pause that begins in the time so kept is waited
    for.
    """
    last = stages[-1]
    if last.due.at >= not_before:
        return stages
    held = not_before
    for pause in turn.pauses:
        if last.due.at <= pause.start < held and pause.end is not None:
            held = max(held, midnight(pause.end.toordinal() + 1))
    return [*stages[:-1], last._replace(due=Due(held, last.due.provisional))]


def _segments(turn: Turn, stages: list[Stage]) -> tuple[Segment, ...]:
    """The stages laid end to end, each cut by the pauses that fall into it."""
    segments: list[Segment] = []
    start = turn.started_at
    pauses = [*turn.pauses, *([turn.lasting] if turn.lasting is not None else [])]
    for stage in stages:
        for pause in [pause for pause in pauses if start <= pause.start < stage.due.at]:
            segments.append(Segment(stage.kind, start, pause.start, stage.why, stage.basis))
            segments.append(Segment("pause", pause.start, pause.end, pause.why, pause.basis))
            if pause.end is None:
                return tuple(segments)
            start = pause.end
        segments.append(Segment(stage.kind, start, stage.due.at, stage.why, stage.basis))
        start = stage.due.at
    return tuple(segment for segment in segments if segment.start != segment.end)
