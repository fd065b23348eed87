"""The form of a step says which proof the matter wants, before anybody is refused."""

from dataclasses import replace

from tests.rulebook.workflows.agreeing import MATTER

from maplebridge.doors.parts.forms.proofs import asked_for
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Action
from maplebridge.rulebook.workflows.fields import FIELDS

NEEDS = (FIELDS["result"], replace(FIELDS["evidence"], required=False))
FINISH = Action("finish", Text("办结", "Finish"), ("handler",), ("open",), needs=NEEDS, guards=("evidence_given",))


def test_a_matter_that_wants_none_asks_for_none() -> None:
    assert asked_for(FINISH, MATTER) == NEEDS


def test_what_the_matter_wants_is_named() -> None:
    result, evidence = asked_for(FINISH, replace(MATTER, evidence={"finish": ("photo", "signature")}))
    assert (result, evidence.name) == (FIELDS["result"], "evidence")
    assert evidence.purpose == Text(
        "本事项此步须有凭证：照片、签字", "This matter needs proof at this step: a photo, a signature"
    )


def test_another_step_of_the_matter_is_as_it_was() -> None:
    assert asked_for(FINISH, replace(MATTER, evidence={"settle": ("photo",)})) == NEEDS
