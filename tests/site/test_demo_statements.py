"""The demo's statements are signed by the real rules, once."""

import pytest
from tests.world import COUNTY, found_county

from maplebridge.ground.clock.time import day_of
from maplebridge.services.statements.queries import list_tree
from maplebridge.site.demo.agreeing import sign_statements


@pytest.mark.django_db
def test_the_county_signs_with_its_towns_and_a_second_filling_changes_nothing() -> None:
    world = found_county()
    drawn = sign_statements(COUNTY, world.now)
    (town,) = list_tree(COUNTY, day_of(world.now).year)
    assert town.statement is not None
    assert drawn == 1 + sum(branch.statement is not None for branch in town.below)
    assert sign_statements(COUNTY, world.now) == 0
