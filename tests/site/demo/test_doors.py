"""The demo's town has a plate at every door, and hanging them has come some way."""

import pytest
from tests.directory.plates.conftest import NOW
from tests.world import COUNTY, DEMO

from maplebridge.directory.places.actions import import_made_county
from maplebridge.directory.places.generating.households import HOUSEHOLDS, TOWN
from maplebridge.directory.plates.queries import count_plates, list_coverage
from maplebridge.site.demo.doors import BEGUN, DONE, hang_plates


@pytest.mark.usefixtures("db")
def test_plates_hang_in_some_villages_and_filling_again_changes_nothing() -> None:
    import_made_county(COUNTY, DEMO / "places.csv", now=NOW)
    assert (hang_plates(COUNTY, NOW), hang_plates(COUNTY, NOW)) == (HOUSEHOLDS, 0)
    villages = list_coverage(COUNTY, TOWN)
    assert all(village.households == village.issued for village in villages)
    assert all(village.installed == village.issued for village in villages[:DONE])
    assert all(0 < village.installed < village.issued for village in villages[DONE:BEGUN])
    assert not any(village.installed for village in villages[BEGUN:])
    assert count_plates(COUNTY, TOWN) == HOUSEHOLDS
