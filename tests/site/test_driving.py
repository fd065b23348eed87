"""The demo's drives and duty list are there, once."""

from typing import Any

import pytest
from tests.world import COUNTY, World, found_county

from maplebridge.ground.clock.time import now
from maplebridge.services.drives.models import Drive
from maplebridge.services.drives.public import list_published
from maplebridge.services.dutylist.jobs import list_duties_once
from maplebridge.services.dutylist.public import get_public_list
from maplebridge.site.demo import driving


@pytest.fixture
def world(db: None) -> World:
    """The county, gone again after the test."""
    return found_county()


@pytest.mark.usefixtures("world")
def test_a_drive_runs_one_is_told_and_all_batches_have_problems(monkeypatch: Any) -> None:
    units = {kind: f"{kind}-{COUNTY}" for kind in ("court", "justice_bureau", "housing")}
    monkeypatch.setattr(driving, "PROBLEMS", [each for each in driving.PROBLEMS if each[2] in units])
    assert driving.drive(COUNTY, now) > 90
    assert driving.drive(COUNTY, now) == 0
    assert sorted(Drive.objects.of(COUNTY).values_list("state", flat=True)) == ["published", "running"]
    (told,) = list_published(COUNTY)
    assert told.total.cases == driving.OVER
    assert told.total.touched
    while list_duties_once(COUNTY, now()):
        pass
    assert len(get_public_list(COUNTY, now()).results) == 3
