"""The small county, founded on New Year's Day 2026, and an empty story in it."""

import pytest
from tests.cases.conftest import _movable, county
from tests.scenarios.story import Story
from tests.world import World

__all__ = ["_movable", "county", "story"]


@pytest.fixture
def story(county: World, db: None) -> Story:
    """A story that has not begun."""
    county.begin()
    return Story(county)
