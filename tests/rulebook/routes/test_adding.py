"""The last day of a limit: days, months and years of the calendar, and days off."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rulebook.deadlines.cast import CALENDAR

from maplebridge.rulebook.routes.adding import add_months, last_day_of
from maplebridge.rulebook.routes.definition import RouteUnit

DAYS = st.dates(date(2005, 1, 1), date(2024, 12, 31))
MONTHS = st.integers(0, 240)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "last"),
    [
        # 28 days to 31 August, 30 to 30 September, 2 more: 2 October, a holiday until the 7th; Thursday the 8th works
        ("2026-08-03", 60, "D", "2026-10-08"),
        # 11 days to 31 October, 19 more: Thursday 19 November
        ("2026-10-20", 30, "D", "2026-11-19"),
        # Friday; Saturday the 19th is off, Sunday the 20th is made up: 20, 21, 22 September
        ("2026-09-18", 3, "W", "2026-09-22"),
        # February has no 31st: its last day, Saturday the 28th, which is made up
        ("2026-01-31", 1, "month", "2026-02-28"),
        # September has no 31st: Wednesday the 30th
        ("2026-03-31", 6, "month", "2026-09-30"),
        # the year after a leap year has no 29 February: Friday the 28th
        ("2024-02-29", 1, "year", "2025-02-28"),
        # 1 May is a holiday, until Tuesday the 5th
        ("2025-05-01", 1, "year", "2026-05-06"),
        # three years on, a Sunday: Monday the 23rd
        ("2023-03-22", 3, "year", "2026-03-23"),
    ],
)
def test_the_last_day_by_hand(start: str, amount: int, unit: str, last: str) -> None:
    found = last_day_of(date.fromisoformat(start), amount, RouteUnit(unit), CALENDAR)
    assert (found.day.isoformat(), found.provisional) == (last, False)


def test_a_last_day_in_a_year_whose_holidays_are_not_published_is_provisional() -> None:
    assert last_day_of(date(2026, 6, 1), 1, RouteUnit.YEAR, CALENDAR).provisional


@given(start=DAYS, months=MONTHS)
def test_months_lead_to_the_same_day_of_the_month_or_to_its_last(start: date, months: int) -> None:
    found = add_months(start, months)
    assert (found.year * 12 + found.month) - (start.year * 12 + start.month) == months
    assert found.day == start.day or (found.day < start.day and (found + timedelta(days=1)).day == 1)


@given(start=DAYS, one=MONTHS, other=MONTHS)
def test_more_months_never_end_earlier(start: date, one: int, other: int) -> None:
    assert (one <= other) == (add_months(start, one) <= add_months(start, other))


@given(start=DAYS, later=st.integers(0, 400), months=MONTHS)
def test_who_knew_later_is_never_too_late_earlier(start: date, later: int, months: int) -> None:
    assert add_months(start, months) <= add_months(start + timedelta(days=later), months)


@given(start=DAYS, years=st.integers(0, 20))
def test_a_year_is_twelve_months(start: date, years: int) -> None:
    one = last_day_of(start, years, RouteUnit.YEAR, CALENDAR)
    assert one == last_day_of(start, 12 * years, RouteUnit.MONTH, CALENDAR)


@given(start=DAYS, amount=st.integers(0, 400), unit=st.sampled_from(RouteUnit))
def test_the_last_day_is_a_working_day_and_moves_only_over_days_off(start: date, amount: int, unit: RouteUnit) -> None:
    amount = amount if unit in (RouteUnit.DAY, RouteUnit.WORKING_DAY) else amount % 24
    last = last_day_of(start, amount, unit, CALENDAR).day
    if unit is RouteUnit.WORKING_DAY and amount == 0:
        return
    assert CALENDAR.is_working(last)
    if unit is RouteUnit.DAY:
        over = (last - start).days - amount
        assert all(not CALENDAR.is_working(last - timedelta(days=back)) for back in range(1, over + 1))
