"""A case is returned, the county decides, and routing knows better next time."""

from datetime import UTC, datetime

import pytest
from tests.world import COUNTY, HOUSING, TOWN, World, found_county, streetlight

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Intake
from maplebridge.directory.units.queries import get_registry
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.routing.actions import learn
from maplebridge.rulebook.routing.queries import forget_lessons, get_lessons
from maplebridge.rulebook.routing.rules import Suggestion, suggest
from maplebridge.services.teaching.jobs import teach_once

POWER = f"power_supply-{COUNTY}"


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def world(db: None) -> World:
    forget_lessons()  # those of earlier tests
    return found_county()


def suggest_streetlight(excluded: frozenset[str] = frozenset()) -> Suggestion:
    return suggest(
        get_current_pack(COUNTY),
        get_registry(COUNTY),
        text="路灯不亮",
        matter="streetlight",
        category=None,
        place=TOWN,
        language="zh",
        excluded_units=excluded,
        lessons=get_lessons(COUNTY),
    )


def decide_for_power(world: World) -> str:
    number = submit(county=COUNTY, intake=Intake(**streetlight(place=TOWN)), sender=None, now=now()).number
    steps = [
        ("axiu", "dispatch", {"unit": HOUSING}),
        ("yangguang", "return", {"reason": "灯杆属供电局", "right_unit": POWER}),
        ("axiu", "decide", {"unit": POWER, "reason": "灯杆归供电局管护"}),
    ]
    for seen, (who, action, fields) in enumerate(steps, 1):
        take(actor=world.actor(who), number=number, action=action, fields=fields, seen=seen, now=now())
    return number


def test_a_decision_teaches_routing_and_says_why(world: World) -> None:
    number = decide_for_power(world)
    assert suggest_streetlight().unit != POWER
    while teach_once(COUNTY, now()):
        pass
    told = suggest_streetlight()
    assert told.unit == POWER
    assert any(number in reason.zh and number in reason.en for reason in told.reasons)


def test_a_conflict_of_interest_wins_over_what_was_learnt(world: World) -> None:
    learn(county=COUNTY, lesson={"category": "0405", "place": TOWN, "unit": POWER}, number="1", decided_at=now())
    assert suggest_streetlight().unit == POWER
    assert suggest_streetlight(frozenset({POWER})).unit != POWER


def test_an_older_decision_does_not_undo_a_newer_one(world: World) -> None:
    late, early = datetime(2026, 9, 2, tzinfo=UTC), datetime(2026, 9, 1, tzinfo=UTC)
    for unit, moment in ((POWER, late), (HOUSING, early)):
        lesson = {"category": "0405", "place": TOWN, "unit": unit}
        learn(county=COUNTY, lesson=lesson, number="1", decided_at=moment)
    found = get_lessons(COUNTY).find("0405", TOWN)
    assert found is not None
    assert found.unit == POWER
