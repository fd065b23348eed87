"""The demo's activities and publications are filled in once, by the real rules."""

from collections import Counter

import pytest
from tests.world import COUNTY, World, found_county

from maplebridge.services.activities.models import Activity, SignUp
from maplebridge.services.disclosure.models import Publication
from maplebridge.site.demo.inviting import invite


@pytest.fixture
def world(db: None) -> World:
    return found_county()


def test_the_demo_invites_and_publishes_once(world: World) -> None:
    assert invite(COUNTY, world.now) > 100
    states = Counter(Activity.objects.of(COUNTY).values_list("state", flat=True))
    assert states["reported"] > 60
    assert states["open"]
    assert SignUp.objects.of(COUNTY).exists()
    assert Publication.objects.of(COUNTY).count() > 5
    assert invite(COUNTY, world.now) == 0
