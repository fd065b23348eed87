"""What the loop asks of every pack: clocks that go on have actions to do so, choices lead somewhere, names match."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import maplebridge
from maplebridge.rulebook.publishing.faults import PackErrors
from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.workflows import names
from maplebridge.rulebook.workflows.effects import EFFECTS
from maplebridge.rulebook.workflows.guards import FIELDLESS, GUARDS
from maplebridge.rulebook.workflows.parsing import PARSERS
from maplebridge.rulebook.workflows.roles import RELATIONS

DEMO = Path(maplebridge.__file__).parent / "packs" / "demo"
Spoil = Callable[[str, str, str], list[str]]


@pytest.fixture
def spoil(tmp_path: Path) -> Spoil:
    """What the loader says of the demo pack with some words replaced in one file."""

    def replace(file: str, old: str, new: str) -> list[str]:
        shutil.copytree(DEMO, tmp_path / "pack")
        path = tmp_path / "pack" / file
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(PackErrors) as caught:
            load_folder(tmp_path / "pack", "520524")
        return [each.text.en for each in caught.value.errors]

    return replace


def test_every_name_of_the_closed_lists_has_its_code_and_none_is_unlisted() -> None:
    assert set(names.GUARDS) == set(GUARDS)
    assert set(names.EFFECTS) == set(EFFECTS)
    assert set(names.ROLES) == set(RELATIONS)
    assert set(GUARDS) >= FIELDLESS
    assert {name for name in names.REQUIRED_FIELDS} <= set(GUARDS) | set(EFFECTS)
    assert len(PARSERS) == 25


def test_every_answer_leads_to_a_state(spoil: Spoil) -> None:
    said = spoil("workflows/request.yaml", "partly: handling, ", "")
    assert any("a state for each of its choices" in each for each in said)


def test_an_answer_leads_to_a_state_that_exists(spoil: Spoil) -> None:
    assert spoil("workflows/request.yaml", "partly: handling", "partly: nowhere")


def test_an_escalation_tells_somebody(spoil: Spoil) -> None:
    said = spoil("workflows/request.yaml", "effects: [tell_leaders, escalate_centre]", "effects: escalate_centre")
    assert any("escalate, which needs among its effects: " in each for each in said)


def test_a_clock_that_raises_has_an_escalation_that_does(spoil: Spoil) -> None:
    said = spoil("workflows/request.yaml", "effects: [tell_leaders, escalate_centre]", "effects: tell_leaders")
    assert any("The clock triage takes the action escalate" in each for each in said)


def test_a_clock_that_goes_on_needs_the_action_to_do_so(spoil: Spoil) -> None:
    said = spoil("workflows/care.yaml", "  escalate:\n", "  climb:\n")
    assert any("needs the action escalate" in each for each in said)


def test_escalating_step_by_step_needs_to_know_when(spoil: Spoil) -> None:
    said = spoil("workflows/request.yaml", "    again: 2 h\n", "")
    assert any("say after how long" in each for each in said)
