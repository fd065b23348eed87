"""The small county, really committed: the feed reads it with a connection of its own."""

import pytest
from tests.world import World, found_county


@pytest.fixture
def world(transactional_db: None) -> World:
    return found_county()
