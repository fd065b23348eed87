"""The last day of a limit in calendar days, months and years (民法典 200–203). Pure. Not for the clocks of cases."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.routes.definition import RouteUnit

MONTHS = {RouteUnit.MONTH: 1, RouteUnit.YEAR: 12}


class LastDay(NamedTuple):
    """The last day on which one is in time; `provisional` says that a year not yet published was looked at."""

    day: date
    provisional: bool


def add_months(start: date, months: int) -> date:
    """The day of the same number that many months later, or the last day of that month if it has none (202)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def last_day_of(start: date, amount: int, unit: RouteUnit, calendar: Calendar) -> LastDay:
    """When a limit that begins with what happened on `start` ends: that day is not counted (201), and a last day on
    a day off moves to the next working day (203)."""
    if unit is RouteUnit.WORKING_DAY:
        day = calendar.nth(calendar.rank(start.toordinal()) + amount)
        return LastDay(date.fromordinal(day), calendar.is_provisional_between(start.toordinal(), day))
    counted = add_months(start, amount * MONTHS[unit]) if unit in MONTHS else start + timedelta(days=amount)
    moved = calendar.next_working(counted.toordinal())
    return LastDay(date.fromordinal(moved), calendar.is_provisional_between(counted.toordinal(), moved))
