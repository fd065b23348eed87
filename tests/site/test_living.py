"""The demo's invented cases go their way through the real rules."""

from datetime import UTC, datetime

import pytest
from tests.world import COUNTY, GRID, World, found_county

from maplebridge.cases.models import Case, CaseCall
from maplebridge.cases.verifying import verify_county
from maplebridge.site.demo import living


@pytest.fixture
def world(transactional_db: None) -> World:
    return found_county()


def clock() -> datetime:
    return datetime.now(UTC)


def states_of(matter: str) -> set[str]:
    """The states that cases of matters so called have come to."""
    return set(Case.objects.of(COUNTY).filter(matter__startswith=matter).values_list("state", flat=True))


def test_the_demo_shows_life_once_and_every_chain_is_whole(world: World) -> None:
    told = living.live(COUNTY, world.ids, clock)
    assert told == living.CASES + living.RISING + sum(living.OWN.values()) + living.FRESH + living.RECENT
    assert living.live(COUNTY, world.ids, clock) == 0
    states = set(Case.objects.of(COUNTY).values_list("state", flat=True))
    assert {"received", "handling", "closed", "refused", "answered", "performing", "ended"} <= states
    assert {"answered", "closed"} & states_of("legal_aid")
    assert {"delivered", "closed"} & states_of("appraisal")
    assert CaseCall.objects.of(COUNTY).filter(arrived_at=None).exists()
    assert not Case.objects.of(COUNTY).filter(opened_at__gt=clock()).exists()
    assert verify_county(COUNTY).findings == []


def test_seeds_of_a_moment_are_always_the_same(world: World) -> None:
    assert list(living.list_seeds(COUNTY, GRID, world.now)) == list(living.list_seeds(COUNTY, GRID, world.now))
