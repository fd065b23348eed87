"""The walk itself: it reads the floors from the contracts and knows up from down."""

import pytest
from tests.house import walk


@pytest.mark.parametrize(
    ("here", "there", "allowed"),
    [
        ("maplebridge.cases.models", "maplebridge.directory.people.models", True),
        ("maplebridge.directory.people.models", "maplebridge.cases.models", False),
        ("maplebridge.directory.people.models", "maplebridge.directory.units.models", True),
        ("maplebridge.directory.units", "maplebridge.directory.people", False),
        ("maplebridge.doors.portal", "maplebridge.doors.parts", True),
        ("maplebridge.doors.portal", "maplebridge.doors.api.v1", False),
        ("maplebridge.doors.portal.report", "maplebridge.doors.portal.home", True),
        ("maplebridge.doors.portal", "maplebridge.rulebook.matters", True),
        ("maplebridge.ground.words", "maplebridge.ground.numbers", False),
    ],
)
def test_up_and_down(here: str, there: str, allowed: bool) -> None:
    assert walk.may_know(here, there) is allowed


def test_files_of_the_house_are_found() -> None:
    found = {walk.module_of(path) for path in walk.python_files()}
    assert {"maplebridge.ground.words.text", "maplebridge.cases", "maplebridge.site.settings"} <= found
