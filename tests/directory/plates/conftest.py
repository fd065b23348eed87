"""A village with two household groups and six households, over the small county of the tests."""

from datetime import UTC, datetime

import pytest
from tests.world import COUNTY, GRID, World, found_county

from maplebridge.directory.places.models import Household, HouseholdGroup

NOW = datetime(2026, 9, 18, 2, 0, tzinfo=UTC)
FIRST, SECOND = f"{GRID}001", f"{GRID}002"


@pytest.fixture
def village(db: None) -> World:
    """Groups 001 and 002 of the grid, four households in the first and two in the second."""
    world = found_county(NOW)
    lay_households({FIRST: 4, SECOND: 2})
    return world


def lay_households(sizes: dict[str, int]) -> None:
    """Groups with so many households each."""
    HouseholdGroup.objects.insert(
        [HouseholdGroup(county=COUNTY, code=group, grid=group[:15], name=f"第{group[-1]}联户组") for group in sizes]
    )
    numbered = [(group, number) for group, many in sizes.items() for number in range(1, many + 1)]
    Household.objects.insert(
        [Household(county=COUNTY, code=f"{group}{number:03d}", group=group) for group, number in numbered]
    )
