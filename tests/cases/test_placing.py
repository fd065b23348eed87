"""A new case finds its place by the door plate that was scanned."""

import pytest
from tests.cases.stage import Stage
from tests.world import COUNTY, GRID

from maplebridge.cases.actions.placing import find_place
from maplebridge.cases.intake import Intake
from maplebridge.directory.plates.actions import issue_plates, revoke_plate
from maplebridge.directory.plates.queries import list_plates
from maplebridge.directory.plates.rules import Holder
from maplebridge.ground.words.fault import Fault


@pytest.fixture
def code(stage: Stage) -> str:
    """The plate of the grid."""
    issue_plates(county=COUNTY, within=GRID, by="test", now=stage.now, holder=Holder.GRID)
    return list_plates(COUNTY, within=GRID)[0].code


def refusal(plate: str) -> str:
    with pytest.raises(Fault) as caught:
        find_place(COUNTY, Intake(text="路灯不亮", plate=plate))
    assert caught.value.field == "plate"
    return caught.value.code


def test_a_case_from_a_door_plate_lies_where_the_plate_hangs(stage: Stage, code: str) -> None:
    stage.submit("alice", plate=code.upper(), place="", channel="plate")
    assert stage.case.facts.place == GRID


def test_a_plate_that_was_taken_out_of_use_opens_no_case(stage: Stage, code: str) -> None:
    revoke_plate(county=COUNTY, code=code, why="misused", by="test", now=stage.now)
    assert refusal(code) == "plate_revoked"


def test_a_plate_that_nobody_made_opens_no_case(stage: Stage) -> None:
    assert refusal("fwac0000000000000000") == "unknown_plate"
    assert refusal(f"{GRID}.secret") == "unknown_plate"
