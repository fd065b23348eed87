"""What each matter of the demo wants as proof before a step: nothing or the wrong kind of file keeps it back."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from tests.house.test_packs import PACKS

from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.directory.units.rules import Registry
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.workflows.facts import Attempt, CaseFacts, Scene
from maplebridge.rulebook.workflows.guards import evidence_given, shows
from maplebridge.rulebook.workflows.names import EVIDENCE_LABELS

DEMO = PACKS["demo"]
WANTED = [(matter.name, action, kinds) for matter in DEMO.matters.values() for action, kinds in matter.evidence.items()]
IDS = [f"{matter}-{action}" for matter, action, _ in WANTED]
FILES = {"photo": "image/jpeg", "scan": "application/pdf", "sound": "audio/mpeg", "film": "video/mp4"}
NOW = datetime(2026, 9, 1, tzinfo=UTC)
HANDLER = Actor("520524", "p", "staff", "杨光")
every_proof = pytest.mark.parametrize(("matter", "action", "kinds"), WANTED, ids=IDS)


def refusal(matter: str, action: str, given: list[str]) -> Text | None:
    """What is said to somebody who takes the step with these files."""
    found = DEMO.matters[matter]
    workflow = DEMO.workflows[found.workflow]
    case = CaseFacts(
        county="520524", id=UUID(int=1), number="1", version=1, head=b"", rules=1, matter=matter,
        category=found.category, state="handling", place="520524", centre="centre-520524", opened_at=NOW,
    )  # fmt: skip
    scene = Scene(
        now=NOW, calendar=Calendar(1, {}, frozenset()), registry=Registry("520524", (), ()), person=lambda _: None,
        matters=DEMO.matters, place_exists=lambda _: True, files=FILES,
    )  # fmt: skip
    step, duty = workflow.actions[action], Duty("handler", "", "")
    return evidence_given(Attempt(workflow, found, step, case, HANDLER, "handler", duty, {"evidence": given}, scene))


@every_proof
def test_a_step_that_wants_proof_asks_for_files_and_is_kept_back(
    matter: str, action: str, kinds: tuple[str, ...]
) -> None:
    step = DEMO.workflows[DEMO.matters[matter].workflow].actions[action]
    assert "evidence_given" in step.guards
    assert "evidence" in {field.name for field in step.needs}


@every_proof
def test_without_proof_it_says_which_is_missing(matter: str, action: str, kinds: tuple[str, ...]) -> None:
    said = refusal(matter, action, [])
    assert said is not None
    for kind in kinds:
        assert EVIDENCE_LABELS[kind].zh in said.zh
        assert EVIDENCE_LABELS[kind].en in said.en


@every_proof
def test_a_file_of_another_kind_is_no_proof(matter: str, action: str, kinds: tuple[str, ...]) -> None:
    wrong = [name for name, mime in FILES.items() if not any(shows(kind, mime) for kind in kinds)]
    assert wrong
    assert refusal(matter, action, wrong) is not None
    assert refusal(matter, action, ["not on the case"]) is not None


@every_proof
def test_with_a_file_of_each_kind_it_may_be_taken(matter: str, action: str, kinds: tuple[str, ...]) -> None:
    right = [next(name for name, mime in FILES.items() if shows(kind, mime)) for kind in kinds]
    assert refusal(matter, action, right) is None
