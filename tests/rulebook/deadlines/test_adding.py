"""When a limit ends that nothing stops; every value here was counted by hand on a wall calendar."""

from datetime import UTC, date, datetime

import pytest
from tests.rulebook.deadlines.cast import CALENDAR, OFFICE, PUBLISHED, at, limit

from maplebridge.rulebook.deadlines.rules import Calendar, Due, add
from maplebridge.rulebook.deadlines.spec import OfficeHours


def due(start: str, text: str, calendar: Calendar = CALENDAR) -> Due:
    return add(at(start), limit(text), calendar, OFFICE)


@pytest.mark.parametrize(
    ("start", "text", "last_day"),
    [
        ("2026-09-18 10:00", "1 W", "2026-09-20"),  # Sunday, made up for the Mid-Autumn break
        ("2026-09-18 10:00", "5 W", "2026-09-24"),
        ("2026-02-11 10:00", "5 W", "2026-02-25"),  # 12, 13, 14 (Saturday, made up), 24, 25
        ("2026-09-18 00:00", "1 W", "2026-09-20"),
        ("2026-09-18 23:59", "1 W", "2026-09-20"),
        ("2026-09-19 10:00", "1 W", "2026-09-20"),  # from a day off
        ("2026-05-08 16:00", "1 W", "2026-05-09"),
        ("2026-10-09 16:00", "1 W", "2026-10-10"),
        ("2011-09-30 09:00", "1 W", "2011-10-08"),  # the week of National Day, then a Saturday made up
        ("2012-12-31 09:00", "3 W", "2013-01-06"),  # 4, 5 (Saturday), 6 (Sunday)
        ("2015-09-02 09:00", "1 W", "2015-09-06"),  # the 70th anniversary of the victory
        ("2018-04-04 09:00", "1 W", "2018-04-08"),
        ("2020-01-23 09:00", "1 W", "2020-02-03"),  # the Spring Festival that was prolonged
    ],
)
def test_working_days_end_at_midnight_of_the_last(start: str, text: str, last_day: str) -> None:
    found = due(start, text)
    assert found.at == at(f"{last_day} 24:00")
    assert found.day == date.fromisoformat(last_day)
    assert not found.provisional


@pytest.mark.parametrize(
    ("start", "text", "last_day", "moved_from"),
    [
        ("2026-09-07 10:00", "7 D", "2026-09-14", None),
        ("2026-09-04 10:00", "30 D", "2026-10-08", "2026-10-04"),  # inside the National Day week
        ("2026-09-13 10:00", "7 D", "2026-09-20", None),  # a Sunday on which offices work
        ("2026-09-05 10:00", "14 D", "2026-09-20", "2026-09-19"),
        ("2026-01-16 08:00", "30 D", "2026-02-24", "2026-02-15"),  # the nine days of the Spring Festival
    ],
)
def test_calendar_days_that_end_on_a_day_off_move_on(
    start: str, text: str, last_day: str, moved_from: str | None
) -> None:
    found = due(start, text)
    assert found.day == date.fromisoformat(last_day)
    assert found.moved_from == (date.fromisoformat(moved_from) if moved_from else None)


@pytest.mark.parametrize(
    ("start", "text", "end"),
    [
        ("2026-10-03 12:00", "24 h", "2026-10-04 12:00"),
        ("2026-10-03 23:55", "10 min", "2026-10-04 00:05"),
        ("2026-12-31 23:00", "2 h", "2027-01-01 01:00"),
    ],
)
def test_clock_hours_and_minutes_never_move(start: str, text: str, end: str) -> None:
    assert due(start, text) == Due(at(end), provisional=False)


@pytest.mark.parametrize(
    ("start", "text", "end"),
    [
        ("2026-09-17 09:30", "2 wh", "2026-09-17 11:30"),
        ("2026-09-17 11:30", "2 wh", "2026-09-17 15:00"),  # across lunch
        ("2026-09-17 12:30", "2 wh", "2026-09-17 15:30"),  # from lunch
        ("2026-09-17 07:00", "2 wh", "2026-09-17 11:00"),  # before the doors open
        ("2026-09-17 07:00", "3 wh", "2026-09-17 12:00"),  # ends when lunch begins, not after it
        ("2026-09-17 20:00", "2 wh", "2026-09-18 11:00"),  # after they close
        ("2026-09-18 16:30", "2 wh", "2026-09-20 10:00"),  # into the Sunday that is worked
        ("2026-09-11 17:00", "2 wh", "2026-09-14 10:30"),  # over a weekend
        ("2026-09-25 10:00", "2 wh", "2026-09-28 11:00"),  # from a holiday
        ("2026-09-21 09:00", "7 wh", "2026-09-21 17:30"),  # one whole day
        ("2026-09-21 09:00", "15 wh", "2026-09-23 10:00"),
    ],
)
def test_working_hours_pass_only_while_the_office_is_open(start: str, text: str, end: str) -> None:
    assert due(start, text).at == at(end)


def test_an_office_that_never_closes_works_on_working_days_only() -> None:
    round_the_clock = OfficeHours(((0, 1440),))
    assert add(at("2026-09-11 23:00"), limit("2 wh"), CALENDAR, round_the_clock).at == at("2026-09-14 01:00")


def test_an_office_that_never_opens_has_no_working_hours() -> None:
    with pytest.raises(ValueError, match="never opens"):
        add(at("2026-09-11 23:00"), limit("2 wh"), CALENDAR, OfficeHours(()))


def test_the_day_is_a_chinese_day_wherever_the_moment_was_written() -> None:
    evening_in_london = datetime(2026, 9, 17, 17, 0, tzinfo=UTC)  # 18 September 01:00 in Shanghai
    assert add(evening_in_london, limit("1 W"), CALENDAR, OFFICE).day == date(2026, 9, 20)


@pytest.mark.parametrize(
    ("start", "text", "last_day", "provisional"),
    [
        ("2026-12-28 10:00", "2 W", "2026-12-30", False),
        ("2026-12-31 10:00", "1 W", "2027-01-04", True),
        ("2026-12-30 10:00", "2 W", "2027-01-04", True),
        ("2026-12-01 10:00", "30 D", "2026-12-31", False),
        ("2026-12-02 10:00", "30 D", "2027-01-04", True),
        ("2026-12-31 17:00", "1 wh", "2027-01-04", True),
        ("2028-03-01 10:00", "1 W", "2028-03-02", True),  # nothing is known of that year
    ],
)
def test_a_year_not_yet_published_makes_the_end_provisional(
    start: str, text: str, last_day: str, provisional: bool
) -> None:
    found = due(start, text)
    assert (found.day, found.provisional) == (date.fromisoformat(last_day), provisional)


def test_publication_changes_what_was_provisional() -> None:
    assert due("2026-12-31 10:00", "1 W") == Due(at("2027-01-04 24:00"), provisional=True)
    worked_sunday = {date(2027, 1, 1): False, date(2027, 1, 3): True}
    published = Calendar(8, PUBLISHED | worked_sunday, frozenset())
    assert due("2026-12-31 10:00", "1 W", published) == Due(at("2027-01-03 24:00"), provisional=False)


def test_no_time_at_all_ends_with_the_day() -> None:
    assert due("2026-09-19 10:00", "0 W").day == date(2026, 9, 20)
    assert due("2026-09-18 10:00", "0 D").day == date(2026, 9, 18)


def test_days_before_summer_time_was_dropped_are_refused() -> None:
    with pytest.raises(ValueError, match="1992"):
        due("1991-05-01 10:00", "1 W")
