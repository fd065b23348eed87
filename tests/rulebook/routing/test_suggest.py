"""Where cases go: by words, by what people chose, by rules and competence; constraints win over everything."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import maplebridge
from maplebridge.directory.units.drafts import Area, read_drafts
from maplebridge.directory.units.rules import Registry, UnitFacts
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.routing.candidates import is_excluded
from maplebridge.rulebook.routing.rules import PERSON_DECIDES, Suggestion, suggest

DEMO = Path(maplebridge.__file__).parent / "packs" / "demo"
COUNTY, TOWN, VILLAGE = "520524", "520524103", "520524103200"
PACK = load_folder(DEMO, COUNTY)
DRAFTS = read_drafts(DEMO / "units.yaml", COUNTY, [Area(COUNTY, "县"), Area(TOWN, "镇"), Area(VILLAGE, "村")])
CATEGORIES = sorted(code for code in PACK.categories if len(code) == 4)


def registry(speaking: frozenset[str] = frozenset(), language: str = "hmd") -> Registry:
    units = [
        UnitFacts(
            u.code,
            u.kind,
            u.level,
            u.name,
            u.place,
            frozenset({language} if u.code in speaking else ()),
            True,
            u.parent,
        )
        for u in DRAFTS.units
    ]
    return Registry(COUNTY, units, DRAFTS.competences)


REGISTRY = registry()
CODES = sorted(unit.code for unit in REGISTRY)


def ask(
    text: str = "",
    *,
    matter: str | None = None,
    category: str | None = None,
    place: str = TOWN,
    language: str = "zh",
    excluded: frozenset[str] = frozenset(),
    units: Registry = REGISTRY,
) -> Suggestion:
    return suggest(
        PACK,
        units,
        text=text,
        matter=matter,
        category=category,
        place=place,
        language=language,
        excluded_units=excluded,
    )


@pytest.mark.parametrize(
    ("text", "category", "unit"),
    [
        ("老板拖欠我们八个农民工三个月工资，一直不给", "0105", "human_resources-520524"),
        ("小区物业公司收停车费不给发票，电梯坏了也不修", "0109", "housing-520524"),
        ("邻居把围墙修到我家过道上，走都走不过去", "0102", f"village_mediation-{VILLAGE}"),
        ("养猪场的猪粪臭气熏天，养殖废水乱排", "0504", "agriculture-520524"),
        ("我爸住院的费用新农合怎么报销，异地就医能报多少", "0602", "health_insurance-520524"),
        ("孩子今年上小学，户口不在学区，入学怎么办", "0604", "education-520524"),
        ("下雨后屋后山体滑坡，有落石，很危险", "0204", "natural_resources-520524"),
        ("刚接到电话说我中奖，让我转账，是不是诈骗", "0302", "anti_fraud-520524"),
        ("要办一个继承公证，公证处要带什么", "0703", "notary-520524"),
    ],
)
def test_plain_complaints_reach_who_is_in_charge(text: str, category: str, unit: str) -> None:
    found = ask(text, place=VILLAGE)
    assert (found.category, found.unit, found.certain) == (category, unit, True)


def test_every_suggestion_says_which_words_and_who_is_in_charge() -> None:
    found = ask("老板拖欠我们农民工工资")
    said = "".join(reason.zh for reason in found.reasons)
    assert "“拖欠" in said
    assert "县人力资源和社会保障局负县级主体责任" in said
    assert all(reason.zh and reason.en for reason in found.reasons)


def test_a_matter_of_the_village_stays_there_when_the_place_is_known() -> None:
    assert ask("路灯不亮", place=VILLAGE + "001").unit == f"centre-{VILLAGE}"
    assert ask("路灯不亮").matter == "streetlight"


@pytest.mark.parametrize("text", ["", "你好", "🙂", "   "])
def test_without_known_words_a_person_decides(text: str) -> None:
    found = ask(text)
    assert (found.unit, found.category, found.score, found.certain) == (None, None, 0.0, False)
    assert PERSON_DECIDES in found.reasons


def test_faint_or_divided_evidence_is_left_to_a_person() -> None:
    found = ask("学校旁边的医院门口停车、垃圾、噪音、工资都有问题")
    assert not found.certain
    assert found.score < PACK.routing.floor
    assert PERSON_DECIDES in found.reasons
    assert any("也可能是" in reason.zh for reason in found.reasons)


def test_what_people_chose_is_not_overruled_by_words() -> None:
    found = ask("垃圾没人清运", matter="streetlight")
    assert (found.matter, found.category, found.certain) == ("streetlight", "0405", True)
    assert ask("垃圾没人清运", category="0201").unit == "fire_rescue-520524"


def test_words_find_the_matter_within_a_chosen_category() -> None:
    assert ask("门口的路灯不亮了", category="0405").matter == "streetlight"


def test_an_urgent_rule_stands_by_itself() -> None:
    assert ask("后山起火了，快来").unit == "fire_rescue-520524"


@given(
    st.sampled_from(CATEGORIES), st.sampled_from([COUNTY, TOWN, VILLAGE]), st.sets(st.sampled_from(CODES), max_size=12)
)
def test_a_unit_complained_of_is_never_suggested_nor_one_below_it(
    category: str, place: str, excluded: set[str]
) -> None:
    found = ask(category=category, place=place, excluded=frozenset(excluded))
    if found.unit is not None:
        unit = REGISTRY.unit(found.unit)
        assert unit is not None
        assert not is_excluded(unit, REGISTRY, frozenset(excluded))
        assert found.unit not in excluded
        assert unit.parent not in excluded


@given(st.sampled_from(CATEGORIES), st.sampled_from([TOWN, VILLAGE]))
def test_excluding_each_answer_in_turn_ends_with_nobody_or_somebody_new(category: str, place: str) -> None:
    excluded: set[str] = set()
    while (unit := ask(category=category, place=place, excluded=frozenset(excluded)).unit) is not None:
        assert unit not in excluded
        excluded.add(unit)
    assert excluded


@settings(max_examples=50)
@given(st.sampled_from(CATEGORIES), st.frozensets(st.sampled_from(CODES), max_size=6))
def test_a_party_is_given_only_to_who_speaks_their_language(category: str, speaking: frozenset[str]) -> None:
    found = ask(category=category, place=VILLAGE, language="hmd", units=registry(speaking))
    assert found.unit is None or found.unit in speaking
    assert found.unit is not None or not found.certain


def test_who_is_competent_and_speaks_goes_before_who_leads() -> None:
    found = ask(
        "家里漏气，燃气管道坏了", language="hmd", units=registry(frozenset({"gas_company-520524", "centre-520524"}))
    )
    assert found.unit == "gas_company-520524"
    assert any("hmd" in reason.zh for reason in found.reasons)


def test_when_nobody_competent_may_have_it_a_centre_is_named_and_a_person_decides() -> None:
    found = ask(category="0405", units=registry(frozenset({"centre-520524"})), language="hmd")
    assert (found.unit, found.certain) == ("centre-520524", False)


@given(st.text(max_size=200), st.sampled_from(["", COUNTY, "430281", VILLAGE]))
def test_any_text_at_any_place_gets_an_answer_in_bounds(text: str, place: str) -> None:
    found = ask(text, place=place)
    assert 0 <= found.score <= 1
    assert found.certain == (found.unit is not None and found.score >= PACK.routing.floor)


def test_a_circle_of_parents_does_not_hang() -> None:
    pair = [
        UnitFacts("a", "x", "county", Text("a", "a"), COUNTY, parent="b"),
        UnitFacts("b", "x", "county", Text("b", "b"), COUNTY, parent="a"),
    ]
    assert not is_excluded(pair[0], Registry(COUNTY, pair, []), frozenset({"c"}))
