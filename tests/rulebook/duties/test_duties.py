"""The list of responsibilities: who answers, who leads overall, what is left open, and what publishing refuses."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.rulebook.publishing.conftest import DEMO, complaints

from maplebridge.directory.units.rules import Competence, Registry, UnitFacts
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.duties.definition import Duty, DutyLevel, DutyLine, DutyRules
from maplebridge.rulebook.duties.rules import find_overall, list_answerable, list_gaps
from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.publishing.storing import body_of, rebuild
from maplebridge.rulebook.routing.rules import suggest

COUNTY, TOWN, VILLAGE = "520524", "520524103", "520524103200"
LAW = Text("某法", "some law")
PACK = load_folder(DEMO, COUNTY)


def unit(kind: str, place: str, level: str) -> UnitFacts:
    return UnitFacts(f"{kind}-{place}", kind, level, Text(kind, kind), place)


def line(number: int, duty: Duty, kind: str, level: DutyLevel, *categories: str) -> DutyLine:
    return DutyLine(number, duty, kind, level, categories, LAW)


HOUSING, WATER = unit("housing", COUNTY, "county"), unit("water", COUNTY, "county")
TOWN_HALL, COMMITTEE = unit("town_hall", TOWN, "town"), unit("committee", VILLAGE, "village")
REGISTRY = Registry(COUNTY, [HOUSING, WATER, TOWN_HALL, COMMITTEE], [Competence(WATER.code, "0405", COUNTY, "lead")])
LINES = (
    line(1, "principal", "water", "county", "04"),
    line(2, "principal", "housing", "county", "0405"),
    line(3, "concrete", "committee", "village", "0405"),
    line(4, "overall", "housing", "county", "04"),
    line(5, "overall", "town_hall", "town", "0405"),
)


def answerable(category: str, place: str) -> list[tuple[str, int]]:
    return [(each.unit.kind, each.line.number) for each in list_answerable(LINES, REGISTRY, category, place)]


def test_the_longer_prefix_goes_before_the_shorter_and_the_own_level_before_those_above() -> None:
    assert answerable("0405", VILLAGE) == [("committee", 3), ("housing", 2)]
    assert answerable("0405", f"{VILLAGE}001") == [("committee", 3), ("housing", 2)]
    assert answerable("0405", TOWN) == [("housing", 2)]
    assert answerable("0406", VILLAGE) == [("water", 1)]
    assert answerable("0101", VILLAGE) == []


def test_whoever_leads_overall_is_of_the_nearest_level_that_has_somebody() -> None:
    led = [find_overall(LINES, REGISTRY, code, place) for code, place in [("0405", VILLAGE), ("0406", VILLAGE)]]
    assert [each.unit.kind for each in led if each] == ["town_hall", "housing"]
    assert find_overall(LINES, REGISTRY, "0101", VILLAGE) is None


def test_routing_prefers_the_listed_unit_to_mere_competence_and_names_the_line() -> None:
    pack = replace(PACK, duties=DutyRules(LINES), routing=replace(PACK.routing, rules=()))

    def ask(listed: bool, excluded: frozenset[str] = frozenset()) -> tuple[str | None, str]:
        asked = pack if listed else replace(pack, duties=DutyRules())
        found = suggest(
            asked,
            REGISTRY,
            text="",
            matter="streetlight",
            category=None,
            place=TOWN,
            language="zh",
            excluded_units=excluded,
        )
        return found.unit, "".join(reason.en for reason in found.reasons)

    assert ask(listed=False)[0] == WATER.code
    unit_code, why = ask(listed=True)
    assert unit_code == HOUSING.code
    assert "list of responsibilities, line 2: housing for “Streetlights”, principal responsibility" in why
    assert ask(listed=True, excluded=frozenset({HOUSING.code}))[0] == WATER.code


def test_gaps_name_the_categories_that_nobody_or_several_answer_for() -> None:
    twice = (*LINES, line(6, "principal", "water", "county", "0405"))
    gaps = list_gaps(twice, ["04", "0405", "0406", "0101"], "county", "principal")
    assert [(gap.category, [each.number for each in gap.lines]) for gap in gaps] == [("0405", [2, 6]), ("0101", [])]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("unit: fire_rescue", "unit: fire_resque", "did you mean “fire_rescue”?"),
        ('for: ["0201"]', 'for: ["0299"]', "“0299” is not known"),
        ("unit: village_mediation, level: village", "unit: village_mediation, level: county", "at the level county"),
        ('unit: veterans, level: county, for: ["0904"]', 'unit: veterans, level: county, for: ["0903"]', "0903) has"),
        ('justice_bureau, level: county, for: ["01"]', 'court, level: county, for: ["0101"]', "(0102); add a line"),
        ("{upper}与", "{uper}与", "did you mean “upper”?"),
    ],
)
def test_publishing_refuses_a_list_that_does_not_hold(tmp_path: Path, old: str, new: str, said: str) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(DEMO, folder)
    path = folder / "duties.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    duty = text.index("principal") if old.startswith("justice") else 0
    path.write_text(text[:duty] + text[duty:].replace(old, new, 1), encoding="utf-8")
    assert any(each.startswith("duties.yaml:") and said in each for each in complaints(folder))


def test_the_list_comes_back_from_the_table_with_its_order() -> None:
    again = rebuild(COUNTY, 0, "", body_of(PACK))
    assert again.duties == PACK.duties
    assert [each.number for each in again.duties.lines] == list(range(1, len(again.duties.lines) + 1))
