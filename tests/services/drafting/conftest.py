import pytest
from tests.world import World, found_county


@pytest.fixture
def world(db: None) -> World:
    return found_county()
