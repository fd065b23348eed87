"""The small county for every test of the loop."""

import pytest
from tests.world import World, found_county


@pytest.fixture
def world(db: None) -> World:
    """The county, gone again after the test."""
    return found_county()
