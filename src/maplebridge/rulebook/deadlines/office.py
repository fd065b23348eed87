"""Working time as one unbroken scale: how much of it has passed by a moment, and when so much of it will
have passed.

Not for whole days: those are counted on the calendar alone.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.deadlines.spec import OfficeHours

MICROSECONDS = 60_000_000
MIDNIGHT = time()


@lru_cache(maxsize=64)
def spans_of(office: OfficeHours) -> tuple[tuple[int, int], ...]:
    """The office's spans in microseconds of the day."""
    return tuple((first * MICROSECONDS, last * MICROSECONDS) for first, last in office.spans)


@lru_cache(maxsize=64)
def day_length(office: OfficeHours) -> int:
    """Microseconds of work in one working day."""
    return sum(last - first for first, last in spans_of(office))


def midnight(ordinal: int) -> datetime:
    """00:00 of the day with that ordinal, Asia/Shanghai."""
    return datetime.combine(date.fromordinal(ordinal), MIDNIGHT, SHANGHAI)


def worked_by(moment: datetime, calendar: Calendar, office: OfficeHours) -> int:
    """Microseconds of working time from the first day of the table to `moment` (which is in Shanghai
    time).
    """
    ordinal = moment.toordinal()
    rank = calendar.rank(ordinal)
    if calendar.nth(rank) != ordinal:
        return rank * day_length(office)
    return (rank - 1) * day_length(office) + _worked_today(moment, office)


def moment_worked(position: int, calendar: Calendar, office: OfficeHours) -> datetime:
    """The first moment by which that much working time has passed (the inverse of `worked_by`)."""
    length = day_length(office)
    if not length:
        raise ValueError("working hours cannot be counted: the office never opens")
    rank, rest = divmod(position - 1, length)
    return midnight(calendar.nth(rank + 1)) + time_of_day(rest + 1, office)


def time_of_day(worked: int, office: OfficeHours) -> timedelta:
    """How far into a working day the office has worked that many microseconds of it."""
    for first, last in spans_of(office):
        if worked <= last - first:
            return timedelta(microseconds=first + worked)
        worked -= last - first
    raise ValueError("a working day is shorter than that")


def _worked_today(moment: datetime, office: OfficeHours) -> int:
    minutes = moment.hour * 60 + moment.minute
    today = minutes * MICROSECONDS + moment.second * 1_000_000 + moment.microsecond
    return sum(min(today, last) - first for first, last in spans_of(office) if today > first)
