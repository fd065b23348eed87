"""Publishing a year and adding local days: what changes, what stays, and that clocks can tell."""

from datetime import date
from typing import Any

import pytest
from tests.rulebook.deadlines.cast import COUNTY, NOW, OFFICE, at, clock, limit, start

from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.deadlines import actions, queries
from maplebridge.rulebook.deadlines.rules import add, read_clock
from maplebridge.rulebook.deadlines.statutory import statutory_days
from maplebridge.rulebook.deadlines.year_table import YearDay, YearTableFault

pytestmark = pytest.mark.django_db
STATUTORY = "".join(f"{day},休,{name}\n" for day, name in statutory_days(2027).items())
TABLE = f"day,working,name\n{STATUTORY}2027-01-03,班,元旦调休\n"


@pytest.fixture(autouse=True)
def _seeded(db: None) -> None:
    actions.seed_years(COUNTY, 2026, 2027, now=NOW)


def test_publication_makes_a_provisional_end_final_and_raises_the_revision() -> None:
    spec, begun = clock("1 W"), [start("2026-12-31 10:00")]
    before = read_clock(spec, begun, queries.get_calendar(COUNTY), OFFICE)
    revision = actions.publish_csv(COUNTY, 2027, TABLE, now=NOW, by="阿秀")
    after = read_clock(spec, begun, queries.get_calendar(COUNTY), OFFICE)
    assert (before.due_day, before.provisional) == (date(2027, 1, 4), True)
    assert (after.due_day, after.provisional) == (date(2027, 1, 3), False)
    assert (before.revision, after.revision) == (1, revision) == (1, 2)
    year = queries.list_years(COUNTY)[-1]
    assert (year.year, year.status, year.changed_by, year.changed_at) == (2027, "published", "阿秀", NOW)


def test_publishing_again_replaces_the_national_days_and_keeps_the_local_ones() -> None:
    actions.publish_csv(COUNTY, 2027, TABLE, now=NOW)
    actions.add_local_day(COUNTY, date(2027, 7, 21), working=False, name="州庆", now=NOW)
    actions.publish_csv(COUNTY, 2027, TABLE.replace("2027-01-03", "2027-01-09"), now=NOW)
    calendar = queries.get_calendar(COUNTY)
    worked = [calendar.is_working(date(2027, *day)) for day in [(1, 3), (1, 9), (7, 21)]]
    assert worked == [False, True, False]
    assert [day.name for day, local in queries.list_days(COUNTY, 2027) if local] == ["州庆"]


def test_a_table_with_a_slip_changes_nothing() -> None:
    with pytest.raises(YearTableFault):
        actions.publish_csv(COUNTY, 2027, TABLE.replace("2027-01-03", "2027-01-04"), now=NOW)
    assert queries.get_revision(COUNTY) == 1


def test_days_given_as_values_are_numbered_from_one() -> None:
    days = [YearDay(day, False, name) for day, name in statutory_days(2027).items()]
    with pytest.raises(YearTableFault) as caught:
        actions.publish_year(COUNTY, 2027, [*days, YearDay(date(2030, 1, 1), False, "元旦")], now=NOW)
    assert caught.value.field == "lines.14.day"


def test_an_arrangement_may_reach_back_into_december() -> None:
    actions.publish_csv(COUNTY, 2027, TABLE + "2026-12-27,班,元旦调休\n", now=NOW)
    assert queries.get_calendar(COUNTY).is_working(date(2026, 12, 27))
    actions.publish_csv(COUNTY, 2027, TABLE, now=NOW)
    assert not queries.get_calendar(COUNTY).is_working(date(2026, 12, 27))


def test_a_local_day_wins_over_the_national_arrangement() -> None:
    actions.add_local_day(COUNTY, date(2026, 9, 20), working=False, name="州庆", now=NOW)
    assert add(at("2026-09-18 10:00"), limit("1 W"), queries.get_calendar(COUNTY), OFFICE).day == date(2026, 9, 21)
    assert actions.remove_local_day(COUNTY, date(2026, 9, 20), now=NOW) == 3
    assert add(at("2026-09-18 10:00"), limit("1 W"), queries.get_calendar(COUNTY), OFFICE).day == date(2026, 9, 20)


@pytest.mark.parametrize(
    ("day", "name", "code"),
    [
        (date(2026, 9, 21), " ", "name_missing"),
        (date(2030, 9, 21), "雪", "year_missing"),
        (date(2026, 9, 22), "雪", "local_day_exists"),
    ],
)
def test_a_local_day_that_cannot_be_is_refused(day: date, name: str, code: str) -> None:
    actions.add_local_day(COUNTY, date(2026, 9, 22), working=False, name="雪", now=NOW)
    with pytest.raises(Fault, match=code):
        actions.add_local_day(COUNTY, day, working=False, name=name, now=NOW)
    assert queries.get_revision(COUNTY) == 2


def test_a_local_day_that_is_not_there_cannot_be_taken_away() -> None:
    with pytest.raises(Fault, match="local_day_missing"):
        actions.remove_local_day(COUNTY, date(2026, 9, 21), now=NOW)


def test_a_process_reads_the_table_once(django_assert_num_queries: Any) -> None:
    queries.forget()
    with django_assert_num_queries(3):  # revision, years, days
        first = queries.get_calendar(COUNTY)
    with django_assert_num_queries(0):
        assert queries.get_calendar(COUNTY) is first
