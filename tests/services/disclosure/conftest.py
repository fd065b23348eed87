"""The county, and somebody of its village committee."""

import pytest
from tests.world import COUNTY, VILLAGE, World, found_county

from maplebridge.directory.people.actions import add_people
from maplebridge.directory.people.drafts import PersonDraft
from maplebridge.directory.people.queries import forget_people
from maplebridge.directory.people.rules import Duty

COMMITTEE = f"village_committee-{VILLAGE}"


def seat_committee(world: World) -> None:
    """Somebody works for the village committee."""
    draft = PersonDraft(code="cungan", name="杨村", duties=(Duty("handler", COMMITTEE, VILLAGE),))
    world.ids.update(add_people(county=COUNTY, drafts=[draft], now=world.now))  # type: ignore[attr-defined] # a dict
    forget_people()


@pytest.fixture
def world(db: None) -> World:
    founded = found_county()
    seat_committee(founded)
    return founded
