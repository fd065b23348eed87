"""The pages of reference on the desk: people, places, units, rulebook, help."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.directory.plates.conftest import FIRST, SECOND, lay_households
from tests.doors.page import Page
from tests.world import COUNTY, DEMO, GRID, HOUSING, TOWN, VILLAGE, World

from maplebridge.directory.places.models import HouseholdGroup, PartyGroup, PartyGroupGrid
from maplebridge.rulebook.publishing.actions import publish
from maplebridge.rulebook.publishing.queries import list_versions


def a_person(world: World) -> str:
    return f"/desk/people/{world.ids['yangguang']}/"


def laid_out(world: World) -> str:
    lay_out()
    return f"/desk/places/{VILLAGE}/"


def a_group(world: World) -> str:
    lay_out()
    return f"/desk/places/{GRID}001/"


def a_grid(world: World) -> str:
    lay_out()
    return f"/desk/places/{GRID}/"


def lay_out() -> None:
    """A village with two household groups, six households and a party group; once."""
    if not HouseholdGroup.objects.of(COUNTY).filter(code=FIRST).exists():
        lay_households({FIRST: 4, SECOND: 2})
        PartyGroup.objects.insert([PartyGroup(county=COUNTY, code="p1", name="第一党小组")])
        PartyGroupGrid.objects.insert([PartyGroupGrid(county=COUNTY, party_group="p1", grid=GRID)])


def second_version(world: World) -> str:
    """The rules once more with another title of a matter, one clock and one matter less; once."""
    if len(list_versions(COUNTY)) < 2:
        with TemporaryDirectory() as folder:
            pack = Path(shutil.copytree(DEMO, Path(folder) / "pack"))
            change(pack / "matters" / "streetlight.yaml", "zh: 路灯不亮", "zh: 路灯坏了")
            change(pack / "workflows" / "request.yaml", "limit: 2 wh", "limit: 3 wh")
            (pack / "matters" / "suggestion.yaml").unlink()
            publish(COUNTY, pack, by="zhangsan", now=world.now)
    return "/desk/rulebook/versions/"


def change(path: Path, before: str, after: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")


PAGES = [
    Page("desk_units", "luolan", "/desk/units/", 2),
    Page("desk_units", "luolan", "/desk/units/?words=nowhere", 2, "nothing"),
    Page("desk_units", "luolan", "/desk/units/?licence=dna", 2, "licensed"),
    Page("desk_unit", "luolan", f"/desk/units/{HOUSING}/", 8),
    Page("desk_people", "luolan", "/desk/people/", 6),
    Page("desk_people", "luolan", "/desk/people/?words=nobody", 3, "nothing"),
    Page("desk_person", "luolan", a_person, 5),
    Page("desk_person", "hefang", a_person, 6, "head"),
    Page("desk_places", "luolan", "/desk/places/", 7),
    Page("desk_place", "luolan", laid_out, 12, "village"),
    Page("desk_place", "luolan", a_grid, 14, "grid"),
    Page("desk_place", "luolan", a_group, 10, "group"),
    Page("desk_place_map", "luolan", f"/desk/places/{TOWN}/map.json", 2),
    Page("desk_gaps", "luolan", "/desk/places/gaps/", 6),
    Page("desk_gaps_file", "luolan", "/desk/places/gaps.csv", 6),
    Page("desk_rulebook", "luolan", "/desk/rulebook/", 2),
    Page("desk_rulebook", "luolan", "/desk/rulebook/?words=nothing", 2, "nothing"),
    Page("desk_rulebook_matter", "luolan", "/desk/rulebook/matters/misconduct/", 3),
    Page("desk_rulebook_workflows", "luolan", "/desk/rulebook/workflows/", 2),
    Page("desk_rulebook_workflow", "luolan", "/desk/rulebook/workflows/request/", 2),
    Page("desk_rulebook_calendar", "luolan", "/desk/rulebook/calendar/", 4),
    Page("desk_rulebook_calendar", "luolan", "/desk/rulebook/calendar/?year=2027", 4, "provisional"),
    Page("desk_rulebook_versions", "luolan", second_version, 3),
    Page("desk_rulebook_version", "luolan", lambda world: f"{second_version(world)}2/", 3),
    Page("desk_help", "luolan", "/desk/help/", 2),
]
