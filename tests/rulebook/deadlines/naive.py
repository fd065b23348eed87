"""The same rules done the slow way, minute by minute and day by day, to hold the quick way against."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import count

from tests.rulebook.deadlines.cast import CALENDAR, OFFICE

from maplebridge.rulebook.deadlines.spec import Limit, TimeUnit

Pauses = Sequence[tuple[datetime, datetime]]
MINUTE, ONE_DAY = timedelta(minutes=1), timedelta(days=1)


def due(start: datetime, limit: Limit, pauses: Pauses) -> datetime:
    """When `limit` ends; `start` and the pauses are Shanghai times to the minute."""
    if limit.unit in (TimeUnit.DAY, TimeUnit.WORKING_DAY):
        last = _last_day(start.date(), limit, [(first.date(), last.date()) for first, last in pauses])
        return datetime.combine(last + ONE_DAY, datetime.min.time(), start.tzinfo)
    minutes = limit.amount * (1 if limit.unit is TimeUnit.MINUTE else 60)
    return _after_minutes(start, minutes, limit.unit is TimeUnit.WORKING_HOUR, pauses)


def _after_minutes(moment: datetime, minutes: int, in_office: bool, pauses: Pauses) -> datetime:
    while minutes:
        paused = any(first <= moment < last for first, last in pauses)
        minutes -= not paused and (not in_office or _is_open(moment))
        moment += MINUTE
    return moment


def _is_open(moment: datetime) -> bool:
    minute = moment.hour * 60 + moment.minute
    return CALENDAR.is_working(moment.date()) and any(first <= minute < last for first, last in OFFICE.spans)


def _last_day(start: date, limit: Limit, pauses: Sequence[tuple[date, date]]) -> date:
    left, day = limit.amount, start
    while left:
        day += ONE_DAY
        paused = any(first < day <= last for first, last in pauses)
        left -= not paused and (limit.unit is TimeUnit.DAY or CALENDAR.is_working(day))
    day = _first_working(day)
    for first, last in pauses:
        if first <= day < last:  # it would end at a midnight at which it stands
            day = _first_working(last)
    return day


def _first_working(day: date) -> date:
    return next(found for shift in count() if CALENDAR.is_working(found := day + shift * ONE_DAY))
