"""Reads the county's calendar, at most five seconds old. Not for counting days: that is calendar.py."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Max

from maplebridge.ground.memory.remembering import Remembered
from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.deadlines.models import LOCAL, PROVISIONAL, WorkDay, WorkYear
from maplebridge.rulebook.deadlines.year_table import YearDay


def get_calendar(county: str) -> Calendar:
    """The working days of `county`, remembered by this process.

    A county without a table works from Monday to Friday and every year of it is provisional.
    """
    return _CALENDARS.get(county)


def get_revision(county: str) -> int:
    """The newest revision of the county's table, read now; 0 if it has none."""
    found: dict[str, int | None] = WorkYear.objects.of(county).aggregate(newest=Max("revision"))
    return found["newest"] or 0


def list_years(county: str) -> Sequence[WorkYear]:
    """The years that the county has, oldest first."""
    return list(WorkYear.objects.of(county).order_by("year"))


def list_days(county: str, year: int) -> list[tuple[YearDay, bool]]:
    """The exceptions named by that year's arrangement in order of days, each with whether it is local."""
    rows = WorkDay.objects.of(county).filter(year=year).order_by("day", "scope")
    return [(YearDay(row.day, row.working, row.name), row.scope == LOCAL) for row in rows]


def forget() -> None:
    """Read anew at the next call: this process has just written, or a test begins."""
    _CALENDARS.forget()


def _load(county: str) -> Calendar:
    years = {year.year: year for year in list_years(county)}
    provisional = frozenset(number for number, year in years.items() if year.status == PROVISIONAL)
    revision = max((year.revision for year in years.values()), default=0)
    return Calendar(revision, _exceptions(county, set(years)), provisional)


def _exceptions(county: str, years: set[int]) -> dict[date, bool]:
    """Later years win over earlier ones and local days over national ones, so those come last."""
    rows = WorkDay.objects.of(county).values_list("day", "working", "scope", "year")
    in_order = sorted(rows, key=lambda row: (row[2] == LOCAL, row[3]))
    return {day: working for day, working, _, _ in in_order if day.year in years}


_CALENDARS = Remembered(get_revision, _load)
