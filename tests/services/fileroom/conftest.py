"""The county with its law firms."""

import pytest
from tests.services.fileroom.cast import open_firms
from tests.world import World, found_county


@pytest.fixture
def world(db: None) -> World:
    founded = found_county()
    open_firms(founded)
    return founded
