"""A county's table is filled with what is known, and never over what somebody published."""

from datetime import date

import pytest
from tests.rulebook.deadlines.cast import CALENDAR, COUNTY, NOW, OFFICE, at, limit

from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.deadlines import actions, queries
from maplebridge.rulebook.deadlines.rules import add
from maplebridge.rulebook.deadlines.statutory import statutory_days
from maplebridge.rulebook.deadlines.year_table import YearDay

pytestmark = pytest.mark.django_db


def test_seeded_years_are_the_published_ones_and_then_provisional() -> None:
    assert actions.seed_years(COUNTY, 2011, 2027, now=NOW) == tuple(range(2011, 2028))
    calendar = queries.get_calendar(COUNTY)
    assert calendar.provisional_years == {2027}
    assert calendar.days == {day: working for day, working in CALENDAR.days.items() if day.year >= 2011}
    assert add(at("2026-09-18 10:00"), limit("5 W"), calendar, OFFICE).day == date(2026, 9, 24)


def test_seeding_again_changes_nothing() -> None:
    actions.seed_years(COUNTY, 2026, 2027, now=NOW)
    before = queries.get_revision(COUNTY)
    assert actions.seed_years(COUNTY, 2026, 2027, now=NOW) == ()
    assert queries.get_revision(COUNTY) == before


def test_seeding_leaves_what_was_published() -> None:
    actions.seed_years(COUNTY, 2026, 2027, now=NOW)
    table = [*(YearDay(day, False, name) for day, name in statutory_days(2027).items())]
    actions.publish_year(COUNTY, 2027, [*table, YearDay(date(2027, 1, 3), True, "元旦调休")], now=NOW)
    assert actions.seed_years(COUNTY, 2026, 2028, now=NOW) == (2028,)
    assert queries.get_calendar(COUNTY).is_working(date(2027, 1, 3))


def test_a_provisional_year_is_filled_anew_once_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as last_year:
        last_year.setattr("maplebridge.rulebook.deadlines.seeding.LAST_PUBLISHED", 2025)
        actions.seed_years(COUNTY, 2025, 2026, now=NOW)
        assert not queries.get_calendar(COUNTY).is_working(date(2026, 5, 1))
        assert not queries.get_calendar(COUNTY).is_working(date(2026, 5, 9))
    assert actions.seed_years(COUNTY, 2025, 2026, now=NOW) == (2026,)
    assert queries.get_calendar(COUNTY).is_working(date(2026, 5, 9))
    assert not queries.get_calendar(COUNTY).provisional_years


def test_a_year_beyond_the_known_festivals_is_refused_as_a_whole() -> None:
    with pytest.raises(Fault, match="year_unknown"):
        actions.seed_years(COUNTY, 2049, 2051, now=NOW)
    assert queries.list_years(COUNTY) == []


def test_a_county_without_a_table_has_a_plain_provisional_calendar() -> None:
    calendar = queries.get_calendar("430281")
    assert (calendar.revision, calendar.is_provisional(date(2026, 9, 18))) == (0, True)


def test_counties_have_tables_of_their_own() -> None:
    actions.seed_years(COUNTY, 2026, 2026, now=NOW)
    actions.seed_years("430281", 2026, 2026, now=NOW)
    actions.add_local_day(COUNTY, date(2026, 9, 21), working=False, name="大雪", now=NOW)
    assert not queries.get_calendar(COUNTY).is_working(date(2026, 9, 21))
    assert queries.get_calendar("430281").is_working(date(2026, 9, 21))
