"""The small county met through HTTP: a client for each of the cast, checked against the published description."""

import pytest
from tests.doors.api.visitors import Visitors
from tests.world import World, found_county


@pytest.fixture
def world(db: None) -> World:
    """The county, gone again after the test."""
    return found_county()


@pytest.fixture
def visit(world: World) -> Visitors:
    """Who calls: `visit.staff("axiu")`, `visit.link(receipt)`, `visit.nobody`."""
    return Visitors(world)
