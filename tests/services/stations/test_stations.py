"""What teams record, who may, and the report that is read from the tables."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from tests.world import CENTRE, COUNTY, DEMO, HOUSING, TOWN, TOWN_CENTRE, VILLAGE, World, found_county

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Intake
from maplebridge.directory.teams.actions import install_pack_teams
from maplebridge.directory.teams.queries import forget_teams, get_team
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault, Forbidden
from maplebridge.services.stations import actions, queries

STATION, LEGAL = f"four_source_station-{TOWN}", f"village_legal_station-{VILLAGE}"


@pytest.fixture
def world(db: None) -> Iterator[World]:
    founded = found_county()
    forget_teams()
    install_pack_teams(county=COUNTY, path=DEMO / "teams.yaml", now=founded.now)
    yield founded
    forget_teams()


def meet(world: World, who: str, **changes: Any) -> str:
    said = {"team": STATION, "day": day_of(world.now), "held_by": "张琪", "present": 6, "decisions": "研究三件事。"}
    return actions.record_meeting(actor=world.actor(who), now=world.now, **said | changes)


def test_a_meeting_closes_the_gap_of_its_month(world: World) -> None:
    assert STATION in {gap.team for gap in queries.list_gaps(COUNTY, world.now) if gap.gap == "no_meeting"}
    meet(world, "zhangqi")
    assert STATION not in {gap.team for gap in queries.list_gaps(COUNTY, world.now) if gap.gap == "no_meeting"}
    assert [(row.held_by, row.present) for row in queries.list_meetings(COUNTY, STATION)] == [("张琪", 6)]


def test_who_is_of_the_team_or_heads_what_leads_it_records_and_nobody_else(world: World) -> None:
    meet(world, "luyuan")  # heads the justice bureau, which leads
    meet(world, "jike")  # the system administrator
    for who in ("yangguang", "hefang", "alice"):
        with pytest.raises(Forbidden):
            meet(world, who)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"present": 0}, "present"), ({"decisions": " "}, "decisions"), ({"held_by": ""}, "held_by")],
)
def test_what_is_wrong_with_a_meeting_is_named(world: World, changes: dict[str, object], field: str) -> None:
    with pytest.raises(Fault) as caught:
        meet(world, "zhangqi", **changes)
    assert caught.value.field == field
    with pytest.raises(Fault, match="to_come"):
        meet(world, "zhangqi", day=day_of(world.now) + timedelta(days=1))


def test_the_log_counts_in_what_each_duty_counts(world: World) -> None:
    actor, today = world.actor("zhangqi"), day_of(world.now)
    for many in (3, 4):
        actions.record_entry(
            actor=actor, team=STATION, day=today, duty="mediate", many=many, words="赶场天接待", now=world.now
        )
    assert queries.sum_log(COUNTY, STATION, today) == {"mediate": (2, 7)}
    with pytest.raises(Fault, match="no_duty"):
        actions.record_entry(actor=actor, team=STATION, day=today, duty="dance", many=1, words="x", now=world.now)


def test_a_language_without_a_team_is_found_from_the_cases_and_the_team_that_speaks_closes_the_gap(
    world: World,
) -> None:
    for language in ("hmd", "yig", "zh"):
        said = Intake(text="听不懂汉话。", matter="question_to_station", place=VILLAGE, language=language)
        submit(county=COUNTY, intake=said, sender=world.actor("alice"), now=world.now)
    missing = [gap for gap in queries.list_gaps(COUNTY, world.now) if gap.gap == "no_speaker"]
    assert [(gap.place, gap.what, gap.many) for gap in missing] == [(VILLAGE, "yig", 1)]
    assert [(s.language, s.cases, s.exceptions) for s in queries.list_spoken(COUNTY, world.now, ["hmd"])] == [
        ("hmd", 1, 0)
    ]


def test_the_report_of_a_county_takes_few_statements(world: World, django_assert_max_num_queries: object) -> None:
    assert queries.list_gaps(COUNTY, world.now)
    with django_assert_max_num_queries(4):  # type: ignore[operator]  # a fixture without hints
        queries.list_gaps(COUNTY, world.now)


def test_a_rota_names_everybody_in_it(world: World) -> None:
    rota = queries.get_rota(COUNTY, get_team(COUNTY, STATION), day_of(world.now), 7)
    assert {each.person for day in rota.days for each in day.on_duty} <= rota.names.keys()
    assert len(rota.days) == 7


def test_cases_that_somebody_may_not_know_of_are_in_no_count_of_languages_or_queues(world: World) -> None:
    """A unit that is kept out, or whoever waits for the name behind a sealed case, would learn of it by a number."""
    said: dict[str, Any] = {"text": "反映窗口的问题。", "place": VILLAGE, "language": "yig"}
    apart = Intake(**said, matter="streetlight", complained_of=(HOUSING,))
    sealed = Intake(**said, matter="misconduct", fields={"accused": "某窗口"})
    submit(county=COUNTY, intake=apart, sender=world.actor("alice"), now=world.now)
    assert not queries.count_queues(COUNTY, [CENTRE, TOWN_CENTRE, f"centre-{VILLAGE}"], world.now)
    submit(county=COUNTY, intake=sealed, sender=world.actor("alice"), now=world.now)
    assert not queries.count_spoken(COUNTY, world.now)
    assert queries.list_spoken(COUNTY, world.now, ["yig"])[0].cases == 0
