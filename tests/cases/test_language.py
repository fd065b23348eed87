"""A case says which language the party speaks; whoever is given it speaks it, or the journal says why not."""

from typing import Any

import pytest
from tests.cases.stage import DONE, Stage
from tests.world import HOUSING

from maplebridge.directory.units.actions import retire
from maplebridge.ground.words.fault import Missing

LABOUR, WHY = "human_resources-520524", "已请县里翻译陪同"


def in_miao(stage: Stage, matter: str = "streetlight") -> Stage:
    stage.at("09-18 16:00").submit("ama", matter=matter, language="hmd")
    return stage


@pytest.mark.parametrize("matter", ["streetlight", "unsafe_house"])
def test_a_unit_in_which_nobody_speaks_the_language_needs_a_reason(stage: Stage, matter: str) -> None:
    in_miao(stage, matter)
    other = {"unit": LABOUR, "exception": WHY}
    refusal = stage.fails("luolan", "dispatch", unit=LABOUR)
    assert refusal.code in ("competent", "speaks_language")
    stage.take("luolan", "dispatch", **other)
    entry = stage.journal()[-1][0]
    assert "exception" in entry.digests
    assert "exception" not in entry.facts


def test_a_unit_in_which_somebody_speaks_it_gets_the_case(stage: Stage) -> None:
    assert in_miao(stage).take("luolan", "dispatch", unit=HOUSING).state == "dispatched"


@pytest.mark.parametrize("matter", ["streetlight", "unsafe_house"])
def test_whoever_signs_speaks_the_language_or_says_why_not(stage: Stage, matter: str) -> None:
    in_miao(stage, matter).take("luolan", "dispatch", unit=HOUSING)
    assert stage.fails("hefang", "sign").code == "speaks_language"
    assert stage.take("yangguang", "sign").state == "handling"
    assert stage.fails("yangguang", "hand_over", person="@hefang").code == "speaks_language"
    stage.take("yangguang", "hand_over", person="@hefang", exception=WHY)
    assert stage.case.facts.person == stage.world.ids["hefang"]


@pytest.mark.parametrize("matter", ["streetlight", "unsafe_house"])
def test_a_decision_and_a_helper_are_bound_by_it_too(stage: Stage, matter: str) -> None:
    in_miao(stage, matter).take("luolan", "dispatch", unit=HOUSING)
    assert stage.fails("luolan", "add_helper", units=[HOUSING, LABOUR]).code == "speaks_language"
    stage.take("yangguang", "return", reason="不属我局", right_unit=LABOUR)
    assert stage.fails("axiu", "decide", unit=LABOUR, reason="归人社").code == "speaks_language"
    assert stage.take("axiu", "decide", unit=LABOUR, reason="归人社", exception=WHY).state == "dispatched"
    assert stage.fails("tangwei", "sign").code == "speaks_language"
    assert stage.take("tangwei", "sign", exception=WHY).state == "handling"


def test_a_person_named_at_dispatch_speaks_it(stage: Stage) -> None:
    in_miao(stage)
    assert stage.fails("luolan", "dispatch", unit=HOUSING, person="@hefang").code == "speaks_language"
    assert stage.take("luolan", "dispatch", unit=HOUSING, person="@yangguang").state == "dispatched"


def test_a_language_noted_later_binds_from_then_on(stage: Stage) -> None:
    stage.at("09-18 16:00").submit("ama", matter="streetlight")
    stage.take("luolan", "set_language", language="hmd")
    assert stage.fails("luolan", "dispatch", unit=HOUSING, person="@hefang").code == "speaks_language"


def test_an_incompetent_unit_needs_a_reason_and_a_retired_one_gets_nothing(stage: Stage) -> None:
    stage.at("09-18 16:00").submit("alice", matter="streetlight")
    assert stage.fails("luolan", "dispatch", unit=LABOUR).code == "competent"
    retire(county="520524", code=LABOUR)
    refusal = stage.fails("luolan", "dispatch", unit=LABOUR, exception=WHY)
    assert (refusal.code, refusal.field) == ("no_such_unit", "fields.unit")


def test_nobody_handles_a_case_of_their_own(stage: Stage) -> None:
    stage.at("09-18 16:00").submit("yangguang", matter="streetlight")
    stage.take("luolan", "dispatch", unit=HOUSING)
    assert stage.fails("yangguang", "sign").code == "not_own_case"
    assert stage.take("hefang", "sign").state == "handling"


@pytest.mark.parametrize(
    ("action", "fields"),
    [("dispatch", {"unit": HOUSING, "person": "@tangwei"}), ("dispatch", {"unit": HOUSING, "person": "nobody"})],
)
def test_a_person_named_belongs_to_the_unit(stage: Stage, action: str, fields: dict[str, Any]) -> None:
    stage.at("09-18 16:00").submit("alice", matter="streetlight")
    assert stage.fails("luolan", action, **fields).code == "same_unit"


def test_an_erased_actor_is_nobody(stage: Stage) -> None:
    stage.at("09-18 16:00").submit("alice", matter="streetlight")
    assert isinstance(stage.fails("bob", "answer_at_once", **DONE), Missing)
