"""Which units answer for what: rules of the registry, and the demo county's list."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import maplebridge
from maplebridge.directory.units.drafts import Area, read_drafts
from maplebridge.directory.units.licences import LICENCES
from maplebridge.directory.units.rules import Competence, Registry, UnitFacts
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text

COUNTY, TOWN, VILLAGE = "520524", "520524103", "520524103200"
DEMO = Path(maplebridge.__file__).parent / "packs" / "demo" / "units.yaml"
AREAS = [Area(COUNTY, "织金县"), Area(TOWN, "猫场镇"), Area(VILLAGE, "凤坪村村民委员会")]


def unit(code: str, place: str, kind: str = "", active: bool = True) -> UnitFacts:
    return UnitFacts(code, kind or code.split("-")[0], "county", Text(code, code), place, active=active)


def demo() -> Registry:
    drafts = read_drafts(DEMO, COUNTY, AREAS)
    return Registry(COUNTY, drafts.units, drafts.competences)


@pytest.mark.parametrize(
    ("place", "centre"),
    [
        (VILLAGE + "001001", f"centre-{VILLAGE}"),
        (VILLAGE + "001", f"centre-{VILLAGE}"),
        (VILLAGE, f"centre-{VILLAGE}"),
        ("520524103999", f"centre-{TOWN}"),
        ("520524999", f"centre-{COUNTY}"),
    ],
)
def test_a_place_climbs_to_the_nearest_centre(place: str, centre: str) -> None:
    assert demo().centre_of(place) == centre


def test_a_place_of_another_county_has_no_centre_here() -> None:
    with pytest.raises(Missing):
        demo().centre_of("430281001")


def test_the_nearest_unit_of_a_kind_is_the_one_of_the_narrowest_place_around() -> None:
    registry = demo()
    for place, nearest in (
        (VILLAGE + "001", f"justice_office-{TOWN}"),
        (TOWN, f"justice_office-{TOWN}"),
    ):
        found = registry.nearest("justice_office", place)
        assert found is not None
        assert found.code == nearest
    assert registry.nearest("justice_office", COUNTY) is None
    assert registry.nearest("no_such_kind", VILLAGE) is None


def test_the_nearest_of_a_kind_is_in_use_and_among_equals_the_first_by_code() -> None:
    units = [
        unit("firm_b-520524", COUNTY, "law_firm"),
        unit("firm_a-520524", COUNTY, "law_firm"),
        unit(f"firm_c-{TOWN}", TOWN, "law_firm", active=False),
    ]
    found = Registry(COUNTY, units, []).nearest("law_firm", VILLAGE)
    assert found is not None
    assert found.code == "firm_a-520524"


def test_a_centre_out_of_use_is_passed_over() -> None:
    registry = Registry(COUNTY, [unit("centre-520524", COUNTY), unit(f"centre-{TOWN}", TOWN, active=False)], [])
    assert registry.centre_of(TOWN) == "centre-520524"


def test_centres_pass_cases_up_until_the_county() -> None:
    registry = demo()
    assert registry.centre_above(f"centre-{VILLAGE}") == f"centre-{TOWN}"
    assert registry.centre_above(f"centre-{TOWN}") == f"centre-{COUNTY}"
    assert registry.centre_above(f"centre-{COUNTY}") is None
    assert registry.centre_above(f"justice_office-{TOWN}") == f"centre-{TOWN}"
    with pytest.raises(Missing):
        registry.centre_above("nobody")


def test_who_leads_comes_before_who_helps_and_the_narrower_line_first() -> None:
    units = [unit("a", COUNTY), unit("b", COUNTY), unit("c", TOWN)]
    lines = [
        Competence("a", "01", COUNTY, "lead"),
        Competence("b", "0102", COUNTY, "help"),
        Competence("c", "0102", TOWN, "lead"),
    ]
    registry = Registry(COUNTY, units, lines)
    assert [found.code for found in registry.competent("0102", VILLAGE)] == ["c", "a", "b"]
    assert [found.code for found in registry.competent("0102", COUNTY)] == ["a", "b"]


def test_a_unit_out_of_use_is_competent_for_nothing() -> None:
    registry = Registry(COUNTY, [unit("a", COUNTY, active=False)], [Competence("a", "01", COUNTY, "lead")])
    assert registry.competent("0101", COUNTY) == ()


@given(st.text("0123456789", max_size=4), st.sampled_from([COUNTY, TOWN, VILLAGE, "430281001"]))
def test_competence_is_a_matter_of_both_prefixes(category: str, place: str) -> None:
    line = Competence("a", "010", TOWN, "help")
    found = Registry(COUNTY, [unit("a", TOWN)], [line]).competent(category, place)
    assert bool(found) == (category.startswith("010") and place.startswith(TOWN))


def test_the_demo_county_names_many_units_and_one_centre_a_place() -> None:
    registry = demo()
    assert len({found.kind for found in registry if found.level == "county"}) >= 40
    assert [found.code for found in registry if found.kind == "centre"] == [
        f"centre-{COUNTY}",
        f"centre-{TOWN}",
        f"centre-{VILLAGE}",
    ]
    village = registry.unit(f"centre-{VILLAGE}")
    assert village is not None
    assert village.name.zh == "凤坪村综治工作站"


def test_every_parent_is_a_unit_itself() -> None:
    registry = demo()
    assert {found.parent for found in registry if found.parent} <= {found.code for found in registry}


def test_an_entry_that_lacks_a_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "units.yaml").write_text("units:\n  - {code: fire, zh: 消防}\n", encoding="utf-8")
    with pytest.raises(Fault) as found:
        read_drafts(tmp_path / "units.yaml", COUNTY, AREAS)
    assert found.value.field == "units[0].en"


def test_whoever_reports_to_a_unit_goes_with_it() -> None:
    registry = demo()
    police = registry.with_all_below([f"police-{COUNTY}"])
    assert {f"police-{COUNTY}", f"traffic_police-{COUNTY}", f"anti_fraud-{COUNTY}"} <= police
    assert f"housing-{COUNTY}" not in police


def test_lower_centres_do_not_go_with_a_higher_one() -> None:
    assert demo().with_all_below([f"centre-{COUNTY}"]) == {f"centre-{COUNTY}"}


def test_institutes_of_the_demo_county_hold_licences_of_the_closed_list() -> None:
    institutes = demo().of_kind("forensic")
    held = {licence for institute in institutes for licence in institute.licences}
    assert len(institutes) == 4
    assert held <= set(LICENCES)
    assert {"clinical", "dna", "documents"} <= held


def test_a_licence_that_is_not_in_the_list_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    path.write_text("units:\n  - {code: lab, zh: 所, en: Lab, licences: [magic]}\n", encoding="utf-8")
    with pytest.raises(Fault) as caught:
        read_drafts(path, COUNTY, AREAS)
    assert (caught.value.code, caught.value.field) == ("no_licence", "units[0].licences")


def test_units_can_be_made_only_where_the_name_has_a_word(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    path.write_text("each:\n  - {code: hall, level: town, where: 乡, zh: x, en: x}\n", encoding="utf-8")
    assert read_drafts(path, COUNTY, AREAS).units == ()
    assert read_drafts(path, COUNTY, [Area(TOWN, "某某乡")]).units[0].code == f"hall-{TOWN}"


def test_a_unit_of_the_city_is_the_nearest_of_its_kind_and_has_no_centre_above(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    path.write_text("units:\n  - {code: city_hall, level: city, zh: 市政府, en: City Hall}\n", encoding="utf-8")
    registry = Registry(COUNTY, read_drafts(path, COUNTY, []).units, [])
    hall = registry.nearest("city_hall", VILLAGE)
    assert hall is not None
    assert (hall.code, hall.level, hall.place) == (f"city_hall-{COUNTY}", "city", "5205")
    assert registry.centre_above(hall.code) is None


def test_a_unit_by_name_is_of_the_county_or_of_the_city(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    path.write_text("units:\n  - {code: hall, level: town, zh: 政府, en: Hall}\n", encoding="utf-8")
    with pytest.raises(Fault) as caught:
        read_drafts(path, COUNTY, AREAS)
    assert (caught.value.code, caught.value.field) == ("unit_level", "units[0].level")
