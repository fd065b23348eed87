"""The county, one of its towns and one of its villages."""

import pytest
from tests.world import World, found_county


@pytest.fixture
def world(db: None) -> World:
    """The county, founded."""
    return found_county()
