"""The picture of the house shows its rooms, and an arrow that points up in red."""

from xml.etree import ElementTree

import pytest

from maplebridge.site import drawing


@pytest.mark.parametrize(
    ("module", "room"),
    [
        ("maplebridge.ground.sql.county", "ground.sql"),
        ("maplebridge.cases.actions.take", "cases"),
        ("maplebridge.site.cli.main", "site"),
        ("maplebridge.ground", ""),
        ("maplebridge", ""),
    ],
)
def test_each_module_lies_in_a_room(module: str, room: str) -> None:
    assert drawing.room_of(module) == room


def test_no_arrow_of_this_house_points_up() -> None:
    drawn, upward = drawing.draw()
    assert upward == []
    texts = {text.text for text in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")}
    assert {"cases", "vault", "workflows", *drawing.FLOORS} <= texts


def test_arrow_that_points_up_is_red() -> None:
    arrow = ("ground.sql", "cases")
    assert drawing.points_up(arrow)
    assert not drawing.points_up(("cases", "ground.sql"))
    assert 'class="up"' in drawing.picture(drawing.rooms_of([arrow]), [arrow])


def test_arrow_that_others_imply_is_told_apart() -> None:
    arrows = [("site", "cases"), ("cases", "ground.sql"), ("site", "ground.sql")]
    assert drawing.list_implied(arrows) == {("site", "ground.sql")}
    assert drawing.picture(drawing.rooms_of(arrows), arrows).count('class="told"') == 1


def test_room_that_imports_its_neighbour_stands_before_it() -> None:
    arrows = [("rulebook.routing", "rulebook.matters"), ("rulebook.matters", "rulebook.deadlines")]
    assert drawing.rooms_of(arrows)["rulebook"] == ["rulebook.routing", "rulebook.matters", "rulebook.deadlines"]
