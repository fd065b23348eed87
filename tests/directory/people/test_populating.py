"""The staff of a whole county from a pattern: everybody where the pattern says, the same each time."""

from collections import Counter

from directory.people.conftest import COUNTY, DEMO, TOWN, VILLAGE
from maplebridge.directory.people.pattern import read_pattern
from maplebridge.directory.people.populating import invent_name, make_people
from maplebridge.directory.people.rules import ROLES, clashing
from maplebridge.directory.units.drafts import Area, read_drafts
from maplebridge.directory.units.rules import Registry

AREAS = [Area(COUNTY, "织金县"), Area(TOWN, "猫场镇"), Area(VILLAGE, "凤坪村")]
DRAFTS = read_drafts(DEMO / "units.yaml", COUNTY, AREAS)
REGISTRY = Registry(COUNTY, DRAFTS.units, DRAFTS.competences)
GRIDS = [f"{VILLAGE}{n:03d}" for n in range(1, 31)]
PATTERN = read_pattern(DEMO / "people.yaml", COUNTY)


def test_the_cast_has_one_of_every_role() -> None:
    assert {duty.role for draft in PATTERN.people for duty in draft.duties} == ROLES


def test_every_grid_has_one_worker_and_every_department_a_handler_and_a_head() -> None:
    people = make_people(PATTERN, REGISTRY, GRIDS, lambda code: "官寨苗族乡")
    duties = [duty for draft in people for duty in draft.duties]
    assert Counter(duty.place for duty in duties if duty.role == "grid_worker") == Counter(GRIDS)
    departments = {unit.code for unit in REGISTRY if unit.level == "county" and not unit.accredited}
    for role in ("handler", "unit_head"):
        assert {duty.unit for duty in duties if duty.role == role} >= departments
    outlets = {unit.code for unit in REGISTRY if unit.accredited}
    assert {duty.role for duty in duties if duty.unit in outlets} == {"agent"}
    assert {duty.unit for duty in duties if duty.role == "agent"} == outlets


def test_everybody_is_told_apart_and_works_where_there_is_a_unit() -> None:
    people = make_people(PATTERN, REGISTRY, GRIDS, lambda code: "猫场镇")
    codes = [draft.code for draft in people]
    assert len(codes) == len(set(codes))
    assert all(REGISTRY.unit(duty.unit) for draft in people for duty in draft.duties)
    assert not any(clashing(draft.duties) for draft in people)


def test_more_workers_speak_a_language_where_it_is_spoken() -> None:
    def speakers(town: str) -> int:
        people = make_people(PATTERN, REGISTRY, GRIDS, lambda code: town)
        return sum("hmd" in draft.languages for draft in people if draft.code.startswith("grid_worker-"))

    assert speakers("官寨苗族乡") > speakers("猫场镇")


def test_made_people_are_the_same_each_time() -> None:
    first = make_people(PATTERN, REGISTRY, GRIDS, lambda code: "猫场镇")
    assert first == make_people(PATTERN, REGISTRY, GRIDS, lambda code: "猫场镇")
    assert invent_name("handler-housing-520524") == invent_name("handler-housing-520524")
