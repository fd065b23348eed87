"""The working days of a year as the county counts them, holidays and days worked instead by name. Not for changing."""

from calendar import Calendar as Months
from calendar import month_name
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.deadlines.models import PROVISIONAL
from maplebridge.rulebook.deadlines.queries import get_calendar, list_days, list_years

MONTHS = Months()
NEAR = 3
WEEKDAYS = [Text(zh, en) for zh, en in zip("一二三四五六日", ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"), strict=True)]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month: whether offices work, whether by exception and why, whether it is today."""

    day: date
    working: bool
    name: str
    today: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks from Monday on; None where another month's days stand."""

    first: date
    title: Text
    weeks: list[list[Day | None]]
    working: int


@page("staff")
def calendar(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The year wanted, or this one."""
    today, years = day_of(visitor.now), list_years(visitor.county)
    year = _year(request.GET.get("year", ""), [each.year for each in years], today.year)
    table, days = get_calendar(visitor.county), list_days(visitor.county, year)
    found = next((each for each in years if each.year == year), None)
    names = {each.day: each.name for each, _ in days}
    months = [_month(table, date(year, number, 1), names, today) for number in range(1, 13)]
    return show(
        request,
        "desk/rulebook/calendar.html",
        here="rulebook",
        tab="calendar",
        year=year,
        years=[each.year for each in years if abs(each.year - year) <= NEAR],
        provisional=found is None or found.status == PROVISIONAL,
        changed=found.changed_at if found else None,
        changed_by=found.changed_by if found else "",
        months=months,
        working=sum(month.working for month in months),
        days=days,
        weekdays=WEEKDAYS,
    )


def _year(said: str, known: list[int], this: int) -> int:
    wanted = int(said) if said.isascii() and said.isdigit() and len(said) == len("2026") else this
    return wanted if wanted in known else this


def _month(table: Calendar, first: date, names: dict[date, str], today: date) -> Month:
    weeks = [
        [
            Day(day, table.is_working(day), names.get(day, ""), day == today) if day.month == first.month else None
            for day in week
        ]
        for week in MONTHS.monthdatescalendar(first.year, first.month)
    ]
    title = Text(f"{first.month} 月", month_name[first.month])
    return Month(first, title, weeks, sum(day is not None and day.working for week in weeks for day in week))
