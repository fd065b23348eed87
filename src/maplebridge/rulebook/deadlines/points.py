"""When half and four fifths of a clock's time are used, in unpaused time and in the clock's own unit. Pure.

A fraction of a working day passes in office hours, so that a warning comes while somebody is there to read
it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from maplebridge.rulebook.deadlines.arithmetic import CLOCK_UNITS, last_day
from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.deadlines.marks import Pause
from maplebridge.rulebook.deadlines.office import (
    day_length,
    midnight,
    moment_worked,
    time_of_day,
    worked_by,
)
from maplebridge.rulebook.deadlines.spec import OfficeHours, TimeUnit

Stretch = tuple[datetime, datetime]
ONE_DAY = timedelta(days=1)


def points(
    unit: TimeUnit,
    running: Sequence[Stretch],
    shares: Sequence[int],
    calendar: Calendar,
    office: OfficeHours,
) -> list[datetime]:
    """The moments by which each of `shares` per cent of the running time is used.

    `running` are the stretches in which the clock runs, from its start to its due time. What would fall
    into a pause comes when the clock runs again.
    """
    if unit in CLOCK_UNITS:
        found = [_in_clock_time(running, share) for share in shares]
    elif unit is TimeUnit.WORKING_HOUR:
        found = _in_working_time(running, shares, calendar, office)
    else:
        found = _in_days(running, shares, calendar, office, unit is TimeUnit.WORKING_DAY)
    return [_within(point, running) for point in found]


def running_stretches(start: datetime, due: datetime, pauses: Sequence[Pause]) -> list[Stretch]:
    """What is left of the time from `start` to `due` without the ended pauses."""
    stretches = []
    for pause in pauses:
        if pause.start >= due or pause.end is None:
            break
        stretches.append((start, pause.start))
        start = pause.end
    return [*stretches, (start, due)]


def _within(point: datetime, running: Sequence[Stretch]) -> datetime:
    for start, end in running:
        if point <= end:
            return max(start, point)
    return running[-1][1]


def _in_clock_time(running: Sequence[Stretch], share: int) -> datetime:
    left = sum((end - start for start, end in running), timedelta()) * share / 100
    for start, end in running:
        if left <= end - start:
            return start + left
        left -= end - start
    return running[-1][1]


def _in_working_time(
    running: Sequence[Stretch], shares: Sequence[int], calendar: Calendar, office: OfficeHours
) -> list[datetime]:
    spans = [(worked_by(start, calendar, office), worked_by(end, calendar, office)) for start, end in running]
    total = _total(spans)
    return [moment_worked(_reach(spans, _ceil(total * share, 100)), calendar, office) for share in shares]


def _in_days(
    running: Sequence[Stretch], shares: Sequence[int], calendar: Calendar, office: OfficeHours, working: bool
) -> list[datetime]:
    """Days are counted as in arithmetic.py: the day of a start or a resumption does not count, the last day
    does.
    """
    ends = [end.toordinal() for _, end in running[:-1]] + [last_day(running[-1][1]).toordinal()]
    spans = [(start.toordinal(), end) for (start, _), end in zip(running, ends, strict=True)]
    if working:
        spans = [(calendar.rank(first), calendar.rank(last)) for first, last in spans]
    total = _total(spans)
    if total <= 0:
        return [running[-1][1] for _ in shares]
    length = day_length(office) if working else 0
    found = []
    for share in shares:
        full, part = divmod(total * share, 100)
        reached = _reach(spans, full + (part > 0))
        ordinal = calendar.nth(reached) if working else reached
        found.append(midnight(ordinal) + _into_day(part, length, office))
    return found


def _into_day(part: int, length: int, office: OfficeHours) -> timedelta:
    """How far into a day `part` hundredths of it are used; 0 stands for the whole of it, which ends at
    24:00.
    """
    if part and length:
        return time_of_day(_ceil(length * part, 100), office)
    return ONE_DAY * (part or 100) / 100


def _reach(spans: Sequence[tuple[int, int]], amount: int) -> int:
    """The position at which `amount` of the spans' content is used."""
    for first, last in spans:
        if amount <= last - first:
            return first + amount
        amount -= last - first
    return spans[-1][1]


def _total(spans: Sequence[tuple[int, int]]) -> int:
    return sum(last - first for first, last in spans)


def _ceil(amount: int, parts: int) -> int:
    return -(-amount // parts)
