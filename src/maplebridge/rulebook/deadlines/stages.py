"""The limits that carry a clock to its due time one after another, and the stretches they fill. Pure.

Not for the percentages of the time: points.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, NamedTuple

from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.rulebook.deadlines.arithmetic import Due, run
from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.deadlines.marks import Mark, Turn
from maplebridge.rulebook.deadlines.office import midnight
from maplebridge.rulebook.deadlines.spec import ClockSpec, Extension, Limit, OfficeHours

SegmentKind = Literal["run", "pause", "extension"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a clock's time. `why` is the action that began it; `end` is None for a pause that lasts.

    An extension is the stretch between the due time that the clock had and the one that it was given.
    """

    kind: SegmentKind
    start: datetime
    end: datetime | None
    why: str
    basis: str


class Stage(NamedTuple):
    """The limit or extension that carries a clock up to `due`."""

    kind: SegmentKind
    why: str
    basis: str
    due: Due


def lay_stages(spec: ClockSpec, turn: Turn, calendar: Calendar, office: OfficeHours) -> list[Stage]:
    """The clock's limit and then each extension that moves its due time."""
    due = _first_due(spec, turn, calendar, office)
    stages = [Stage("run", turn.start.why, turn.start.basis or spec.basis, due)]
    for mark in turn.extensions:
        extension = spec.extension(mark.extension)
        assert extension is not None, "the fold keeps only extensions that the clock has"
        longer = _extended(extension, mark, turn, stages[-1].due, calendar, office)
        if longer.at > stages[-1].due.at:
            stages.append(Stage("extension", mark.why, mark.basis or spec.basis, longer))
    return stages


def _first_due(spec: ClockSpec, turn: Turn, calendar: Calendar, office: OfficeHours) -> Due:
    """An agreed day stands as it was agreed: neither pauses nor days off move it."""
    until = turn.start.until
    if until is not None:
        return Due(max(until.astimezone(SHANGHAI), turn.started_at), provisional=False)
    return run(turn.started_at, turn.started_at.toordinal(), spec.limit, turn.pauses, calendar, office)


def _extended(extension: Extension, mark: Mark, turn: Turn, due: Due, calendar: Calendar, office: OfficeHours) -> Due:
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


def hold(stages: list[Stage], not_before: datetime, turn: Turn) -> list[Stage]:
    """Keep the due time from moving before what was told; a pause that begins in the time kept is waited for."""
    last = stages[-1]
    if last.due.at >= not_before:
        return stages
    held = not_before
    for pause in turn.pauses:
        if last.due.at <= pause.start < held and pause.end is not None:
            held = max(held, midnight(pause.end.toordinal() + 1))
    return [*stages[:-1], last._replace(due=Due(held, last.due.provisional))]


def lay_segments(turn: Turn, stages: Sequence[Stage]) -> tuple[Segment, ...]:
    """The stages laid end to end, each cut by the pauses that fall into it; nothing follows an open pause."""
    return tuple(segment for segment in _cut(turn, stages) if segment.start != segment.end)


def _cut(turn: Turn, stages: Sequence[Stage]) -> Iterator[Segment]:
    start = turn.started_at
    pauses = turn.pauses if turn.lasting is None else [*turn.pauses, turn.lasting]
    for kind, why, basis, due in stages:
        for pause in [pause for pause in pauses if start <= pause.start < due.at]:
            yield Segment(kind, start, pause.start, why, basis)
            yield Segment("pause", pause.start, pause.end, pause.why, pause.basis)
            if pause.end is None:
                return
            start = pause.end
        yield Segment(kind, start, due.at, why, basis)
        start = due.at
