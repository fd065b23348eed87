"""The small county, founded on New Year's Day 2026, and a case in it; and the county with real commits."""

import pytest
from tests.cases.conftest import _movable, county
from tests.scenarios.story import Story
from tests.world import World, found_county

__all__ = ["_movable", "county", "lasting", "story"]


@pytest.fixture
def story(county: World, db: None) -> Story:
    """A case that has not begun."""
    county.begin()
    return Story(county)


@pytest.fixture
def lasting(transactional_db: None) -> World:
    """The county with real commits, so that two connections see each other."""
    return found_county()
