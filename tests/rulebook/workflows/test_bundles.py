"""A bundle opens its parts, hears of each and ends when all have; what is offered is seen by whoever may claim it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.rulebook.workflows.agreeing import BODY, COUNTY, MATTER, PLACE, UNITS, WORKFLOW, a_case, action, scene

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.rules import Competence, Registry
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Field, FieldType, Matter
from maplebridge.rulebook.workflows.facts import Outcome
from maplebridge.rulebook.workflows.rules import step

NAME = Text("名", "name")
PART = Field("matter", FieldType.TEXT, NAME)
CAME_TO = Field("outcome", FieldType.TEXT, NAME, required=False)
PUBLIC = Field("public_result", FieldType.LONG_TEXT, NAME, words=True)
ACTIONS = (
    action("begin", roles=("clock",), effects=("open_parts",)),
    action("hear", roles=("linked_case",), needs=(PART, CAME_TO), effects=("note_part",)),
    action("end", roles=("linked_case",), to="done", guards=("parts_ended",)),
    action("offer", roles=("clock",), effects=("offer_competent",)),
    action("tell_all", roles=("clock",), needs=(PUBLIC,), guards=("nothing_personal",)),
)
BUNDLING = replace(WORKFLOW, actions={each.name: each for each in ACTIONS}, clocks={})
BUNDLE = replace(MATTER, parts=("household_papers", "health_insurance"))
LINKED = Actor("520524", "linked:1", "clock", "")


REGISTRY = Registry(COUNTY, UNITS, (Competence(BODY, "0102", PLACE, "lead"),))


def act(name: str, fields: Mapping[str, Any], parts: tuple[str, ...] = (), matter: Matter = BUNDLE) -> Outcome:
    """What the action comes to, with these parts ended."""
    around = replace(scene("2026-09-18"), parts=parts, registry=REGISTRY)
    return step(BUNDLING, matter, a_case(), name, LINKED, fields, around)


def test_the_row_names_each_matter_that_is_to_be_opened() -> None:
    assert act("begin", {}).facts["opens"] == ["household_papers", "health_insurance"]


def test_a_matter_without_parts_cannot_be_opened_as_a_bundle() -> None:
    with pytest.raises(Fault, match="no bundle"):
        act("begin", {}, matter=MATTER)


@pytest.mark.parametrize(
    ("outcome", "failed"),
    [("solved", False), ("granted", False), ("not_granted", True), ("withdrawn", True), (None, True)],
)
def test_a_part_that_came_to_nothing_marks_the_bundle(outcome: str | None, failed: bool) -> None:
    said = {"outcome": outcome} if outcome else {}
    assert ("part_failed" in act("hear", {"matter": "household_papers", **said}).marks) is failed


def test_nothing_is_heard_of_a_matter_that_is_no_part() -> None:
    with pytest.raises(Fault, match="no such part"):
        act("hear", {"matter": "pothole"})


def test_a_bundle_ends_with_its_last_part_and_not_before() -> None:
    for some in ((), ("household_papers",), ("household_papers", "household_papers")):
        with pytest.raises(Fault, match="has not come to an end"):
            act("end", {}, some)
    assert act("end", {}, ("health_insurance", "household_papers")).state == "done"


def test_what_is_offered_is_seen_by_every_competent_unit() -> None:
    assert act("offer", {}).changes["helpers"] == (BODY,)


def test_a_number_of_a_person_is_not_published() -> None:
    with pytest.raises(Fault, match="mobile number"):
        act("tell_all", {"public_result": "已联系 13900000018，路灯修好了"})
    assert act("tell_all", {"public_result": "路灯修好了"}).action == "tell_all"


def test_a_case_that_becomes_another_matter_takes_on_the_marks_with_which_that_begins() -> None:
    change = action("change", roles=("clock",), needs=(PART,), effects=("set_matter",))
    stricter = replace(BUNDLE, name="stricter", marks=("asked",))
    around = replace(scene("2026-09-18"), matters={"stricter": stricter})
    process = replace(BUNDLING, actions={"change": change})
    assert "asked" in step(process, BUNDLE, a_case(), "change", LINKED, {"matter": "stricter"}, around).marks


@pytest.mark.parametrize("effects", [("set_matter", "give_unit"), ("give_unit", "set_matter")])
def test_whoever_is_given_a_case_by_the_step_that_seals_it_is_in_its_circle(effects: tuple[str, ...]) -> None:
    change = action("change", roles=("clock",), needs=(PART,), effects=effects, gives="justice_office")
    sealed = replace(MATTER, name="sealed", privacy="case_sealed")
    around = replace(scene("2026-09-18"), matters={"sealed": sealed})
    process = replace(BUNDLING, actions={"change": change})
    changes = step(process, MATTER, a_case(), "change", LINKED, {"matter": "sealed"}, around).changes
    assert changes["circle"] >= {changes["unit"], a_case().centre}
