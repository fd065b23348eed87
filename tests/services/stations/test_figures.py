"""What stations did is added up by town and village, beside the same days of the year before."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from tests.world import COUNTY, DEMO, TOWN, VILLAGE, World, found_county

from maplebridge.directory.teams.actions import install_pack_teams
from maplebridge.directory.teams.queries import forget_teams
from maplebridge.ground.clock.time import day_of
from maplebridge.services.stations import actions
from maplebridge.services.stations.figures import Days, Done, Met, PlaceSums, list_due, sum_places, sum_stations

KIND = "village_legal_station"
STATION = f"{KIND}-{VILLAGE}"
YEAR = Days(date(2026, 1, 1), date(2026, 11, 23))


@pytest.fixture
def world(db: None) -> Iterator[World]:
    founded = found_county()
    forget_teams()
    install_pack_teams(county=COUNTY, path=DEMO / "teams.yaml", now=founded.now)
    yield founded
    forget_teams()


@pytest.mark.parametrize(
    ("meets", "began", "due"),
    [
        ("month", date(2025, 5, 1), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]),  # November is not over
        ("month", date(2026, 8, 1), [10, 9, 8]),
        ("month", date(2026, 8, 2), [10, 9]),  # from its first whole month on
        ("quarter", date(2025, 5, 1), [7, 4, 1]),
        ("never", date(2025, 5, 1), []),
    ],
)
def test_a_meeting_is_due_in_each_month_or_quarter_that_is_over(meets: str, began: date, due: list[int]) -> None:
    assert [start.month for start in list_due(meets, began, YEAR)] == due


def test_a_month_whose_last_day_lies_in_the_days_is_due() -> None:
    days = Days(date(2026, 10, 31), date(2026, 11, 30))
    assert list(list_due("month", date(2020, 1, 1), days)) == [date(2026, 11, 1), date(2026, 10, 1)]


def test_logs_are_summed_by_town_and_village_beside_the_year_before(world: World) -> None:
    today = day_of(world.now)
    days, before = (
        Days(today - timedelta(days=6), today),
        Days(today - timedelta(days=371), today - timedelta(days=365)),
    )
    for many, ago in ((3, 0), (4, 6), (50, 7), (5, 365), (60, 372)):
        log(world, STATION, "mediate", many, today - timedelta(days=ago))
    log(world, STATION, "publicise", 9, today)
    log(world, f"four_source_station-{TOWN}", "mediate", 100, today)
    done = {"mediate": Done(2, 7, 1, 5), "publicise": Done(1, 9, 0, 0)}
    by_village = {row.place: row for row in sum_stations(COUNTY, KIND, TOWN, days, before)}
    assert by_village[VILLAGE].duties == done
    assert not any(row.duties for place, row in by_village.items() if place != VILLAGE)
    by_town = sum_stations(COUNTY, KIND, COUNTY, days, before)
    assert [row.place for row in by_town] == sorted(row.place for row in by_town)
    (town,) = (row for row in by_town if row.place == TOWN)
    assert (town.duties, town.teams) == (done, len(by_village))
    assert sum_places(COUNTY, by_town).duties == done


def test_meetings_held_of_those_due_are_counted_once_a_month(world: World) -> None:
    month = day_of(world.now).replace(day=1)
    for ago in (1, 2, 40, 400):  # twice last month, once the month before or earlier
        meet(world, month - timedelta(days=ago))
    days = Days((month - timedelta(days=1)).replace(day=1), month)
    before = Days(days.first - timedelta(days=730), days.first - timedelta(days=700))
    (row,) = sum_stations(COUNTY, KIND, VILLAGE, days, before)
    assert row == PlaceSums(VILLAGE, 1, {}, Met(held=1, due=1))


def test_the_figures_of_a_county_take_two_statements(world: World, django_assert_num_queries: object) -> None:
    assert sum_stations(COUNTY, KIND, COUNTY, YEAR, YEAR)
    with django_assert_num_queries(2):  # type: ignore[operator]  # a fixture without hints
        sum_stations(COUNTY, KIND, COUNTY, YEAR, YEAR)


def log(world: World, team: str, duty: str, many: int, day: date) -> None:
    """A line of a team's log."""
    said = {"team": team, "day": day, "duty": duty, "many": many, "words": "逢场天接待群众。"}
    actions.record_entry(actor=world.actor("jike"), now=world.now, **said)  # type: ignore[arg-type]  # mixed facts


def meet(world: World, day: date) -> None:
    """A meeting of the village's station."""
    said = {"team": STATION, "day": day, "held_by": "杨光", "present": 5, "decisions": "研究三件事。"}
    actions.record_meeting(actor=world.actor("jike"), now=world.now, **said)  # type: ignore[arg-type]  # mixed facts
