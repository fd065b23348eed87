"""The table of working days, counted."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.rulebook.deadlines.cast import CALENDAR, PUBLISHED

from maplebridge.rulebook.deadlines.rules import Calendar

DAYS = st.dates(date(1992, 1, 2), date(2090, 12, 31))


def test_the_make_up_workdays_of_2026_are_worked() -> None:
    year = [date(2026, 1, 1) + timedelta(days=shift) for shift in range(365)]
    weekend_work = [f"{day:%m-%d}" for day in year if day.weekday() >= 5 and CALENDAR.is_working(day)]
    assert weekend_work == ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]


def test_a_year_is_provisional_until_it_is_published() -> None:
    calendar = Calendar(1, PUBLISHED, frozenset({2026}))
    assert calendar.is_provisional(date(2026, 5, 1))
    assert not calendar.is_provisional(date(2025, 5, 1))
    assert calendar.is_provisional(date(2040, 5, 1))


def test_a_county_without_a_table_works_from_monday_to_friday() -> None:
    bare = Calendar(0, {}, frozenset())
    assert [bare.is_working(date(2026, 10, day)) for day in (1, 2, 3, 4, 5)] == [True, True, False, False, True]


@given(DAYS)
def test_the_next_working_day_is_the_first_that_works(day: date) -> None:
    walked = day
    while not CALENDAR.is_working(walked):
        walked += timedelta(days=1)
    assert date.fromordinal(CALENDAR.next_working(day.toordinal())) == walked


@given(DAYS, st.integers(1, 40))
def test_counting_working_days_agrees_with_walking_them(day: date, amount: int) -> None:
    walked, left = day, amount
    while left:
        walked += timedelta(days=1)
        left -= CALENDAR.is_working(walked)
    assert CALENDAR.nth(CALENDAR.rank(day.toordinal()) + amount) == walked.toordinal()


def test_days_far_ahead_are_counted_like_near_ones() -> None:
    fresh = Calendar(1, {}, frozenset())
    far = date(2300, 1, 1).toordinal()
    assert fresh.nth(fresh.rank(far)) == far  # a Monday
    assert Calendar(1, {}, frozenset()).nth(100_000) == fresh.nth(100_000)
