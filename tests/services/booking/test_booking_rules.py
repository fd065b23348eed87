"""What the rules of booking promise whatever is asked of them."""

import itertools
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases.stage import moment

from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.deadlines.spec import OfficeHours
from maplebridge.services.booking.rules import (
    MOST_SLOTS,
    Series,
    SlotFacts,
    Span,
    clashing,
    judge_booking,
    judge_change,
    judge_coming,
    lay_out,
    way_of,
)
from maplebridge.services.booking.trips import passes_closing

NOW = moment("09-18 09:00")
OFFICE = OfficeHours(((540, 720), (810, 1050)))
CALENDAR = Calendar(1, {date(2026, 9, 20): True, date(2026, 9, 25): False}, frozenset())
DAYS = st.dates(date(2026, 9, 1), date(2026, 11, 30))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
SERIES = st.builds(
    Series,
    first=DAYS,
    last=DAYS,
    weekdays=st.frozensets(st.integers(0, 6)),
    begins=TIMES,
    ends=TIMES,
    minutes=st.integers(-5, 700),
    people=st.integers(0, 250),
)
INSTANTS = st.integers(0, 2880).map(lambda minutes: NOW + timedelta(minutes=minutes))
SPANS = st.builds(
    lambda start, length, person, room: Span(start, start + timedelta(minutes=length), person, room),
    INSTANTS,
    st.integers(1, 600),
    st.sampled_from(["", "zhang", "li"]),
    st.sampled_from(["", "1", "2"]),
)


@given(SERIES)
def test_the_times_of_a_series_lie_ahead_within_it_and_never_overlap(series: Series) -> None:
    try:
        found = lay_out(series, NOW)
    except Fault:
        return
    assert 0 < len(found) <= MOST_SLOTS
    for start, end in found:
        assert start > NOW
        assert end - start == timedelta(minutes=series.minutes)
        assert series.first <= start.date() <= series.last
        assert start.weekday() in series.weekdays
        assert series.begins <= start.time()
        assert end.date() == start.date()
        assert end.time() <= series.ends
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(found))


@given(st.lists(SPANS, max_size=12), st.lists(SPANS, max_size=12))
def test_what_clashes_with_nothing_leaves_nobody_and_no_room_in_two_places(old: list[Span], new: list[Span]) -> None:
    if clashing(old, ()) is not None or clashing(new, old) is not None:
        return
    kept = [*old, *new]
    for index, one in enumerate(kept):
        for other in kept[:index]:
            apart = one.ends_at <= other.starts_at or other.ends_at <= one.starts_at
            assert apart or not ((one.person and one.person == other.person) or (one.room and one.room == other.room))


@given(st.integers(1, 200), st.integers(0, 200), st.booleans(), st.integers(-600, 600))
def test_a_time_is_bookable_only_while_there_is_room_ahead(capacity: int, taken: int, off: bool, ahead: int) -> None:
    starts = NOW + timedelta(minutes=ahead)
    slot = SlotFacts(new_id(), "notary", (), starts, starts + timedelta(minutes=30), capacity, taken, off)
    bookable = taken < capacity and not off and ahead > 0
    try:
        judge_booking(slot, "notary_will", NOW)
    except Fault:
        assert not bookable
    else:
        assert bookable


@pytest.mark.parametrize(
    ("at", "minutes", "found"),
    [
        ("09-18 09:00", 60, "office"),
        ("09-18 11:30", 60, "after_hours"),  # into the break at noon
        ("09-18 17:00", 30, "office"),
        ("09-18 17:30", 30, "after_hours"),
        ("09-19 10:00", 30, "holiday"),  # a Saturday
        ("09-20 10:00", 30, "office"),  # a Sunday that is worked
        ("09-25 10:00", 30, "holiday"),
    ],
)
def test_whether_the_office_is_open_then_the_calendar_says(at: str, minutes: int, found: str) -> None:
    start = moment(at)
    assert way_of("office", start, start + timedelta(minutes=minutes), CALENDAR, OFFICE) == found
    assert way_of("home", start, start + timedelta(minutes=minutes), CALENDAR, OFFICE) == "home"


def test_nobody_can_have_missed_a_time_that_has_not_begun_and_who_came_late_came() -> None:
    with pytest.raises(Fault, match="too_early"):
        judge_coming("booked", "missed", NOW + timedelta(hours=1), NOW)
    judge_coming("booked", "arrived", NOW + timedelta(hours=1), NOW)
    judge_coming("missed", "arrived", NOW - timedelta(hours=1), NOW)
    with pytest.raises(Fault, match="not_waiting"):
        judge_coming("cancelled", "arrived", NOW, NOW)


def test_what_has_begun_only_staff_call_off() -> None:
    judge_change("booked", NOW - timedelta(hours=1), NOW, staff=True)
    with pytest.raises(Fault, match="begun"):
        judge_change("booked", NOW - timedelta(hours=1), NOW, staff=False)


def test_a_series_says_which_of_its_values_is_odd() -> None:
    good = Series(date(2026, 9, 21), date(2026, 9, 25), frozenset({0}), time(9), time(12), 30, 1)
    assert len(lay_out(good, NOW)) == 6
    ages = Series(date(1, 1, 1), good.last, frozenset({0}), time(9), time(12), 30, 1)
    assert lay_out(ages, NOW) == lay_out(good, NOW)  # what lies behind is not even looked at
    with pytest.raises(Fault) as odd:
        lay_out(Series(good.first, date(2028, 1, 1), frozenset({0}), time(9), time(12), 30, 1), NOW)
    assert odd.value.field == "last"


def test_only_who_was_served_longer_than_the_office_is_open_on_the_day_they_came_was_served_past_closing() -> None:
    def late(came: str, served: str) -> bool:
        return passes_closing(moment(came), moment(served), CALENDAR, OFFICE)

    assert late("09-18 17:20", "09-18 18:05")  # a Friday, open until 17:30
    assert late("09-19 11:50", "09-19 12:30")  # a Saturday, on which the office is closed
    assert not late("09-18 16:00", "09-18 17:30")
    assert not late("09-18 18:05", "09-18 17:20")
    assert not late("09-17 17:20", "09-18 18:05")
