import pytest
from tests.services.mediation.quarrels import bring_quarrel, settle_around
from tests.world import World, found_county

from maplebridge.rulebook.workflows.facts import CaseFacts


@pytest.fixture
def world(db: None) -> World:
    return found_county()


@pytest.fixture
def around(world: World) -> dict[str, str]:
    """The people around a mediation, by code."""
    return settle_around(world)


@pytest.fixture
def quarrel(world: World, around: dict[str, str]) -> CaseFacts:
    return bring_quarrel(world)
