"""actions.yaml: what several processes share stands once, and a slip in it is told with its own file and line."""

from collections.abc import Callable
from pathlib import Path

from maplebridge.rulebook.publishing.folder import load_folder

Spoil = Callable[[str, str, str], list[str]]
SHARED, RELIEF = "actions.yaml", "workflows/relief.yaml"


def line_of(folder: Path, file: str, words: str) -> int:
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_a_process_has_what_it_shares_and_its_own_word_goes_first(folder: Path) -> None:
    workflows = load_folder(folder, "520524").workflows
    shared = workflows["relief"].actions["pass_to_procuratorate"]
    assert (shared, shared.from_states) == (workflows["station"].actions["pass_to_procuratorate"], ("any",))
    own = workflows["legal_aid"].actions["pass_to_procuratorate"]
    assert ("handler" in shared.roles, "handler" in own.roles) == (True, False)
    assert "pass_to_procuratorate" not in workflows["thanks"].actions


def test_a_slip_in_a_shared_action_is_told_once_where_it_stands(folder: Path, spoil: Spoil) -> None:
    line = line_of(folder, SHARED, "  lead_filed:")
    found = spoil(
        SHARED, "en: The procuratorate has filed it, from: any, roles: linked_case", "en: x, from: any, roles: x"
    )
    assert [each.partition(" is not")[0] for each in found if "“x”" in each] == [f"{SHARED}:{line + 1}: “x”"]


def test_a_group_that_there_is_not_is_told_in_the_process_that_asks_for_it(folder: Path, spoil: Spoil) -> None:
    line = line_of(folder, RELIEF, "shares:")
    found = spoil(RELIEF, "shares: [public_interest", "shares: [public_interests")
    assert f"{RELIEF}:{line}: “public_interests” is not known; did you mean “public_interest”?" in found


def test_what_is_possible_in_every_state_moves_no_case(spoil: Spoil) -> None:
    found = spoil(
        SHARED, "from: any, roles: linked_case, commutes", "from: any, to: closed, roles: linked_case, commutes"
    )
    assert any("such an action has no “to”" in each for each in found)


def test_a_pack_without_the_file_shares_nothing(folder: Path, spoil: Spoil) -> None:
    (folder / SHARED).unlink()
    found = spoil(RELIEF, "workflow: relief", "workflow: relief")
    assert any(each.startswith(f"{RELIEF}:") and "“public_interest” is not known" in each for each in found)


def test_a_message_can_follow_the_same_action_in_every_process(folder: Path) -> None:
    on = load_folder(folder, "520524").messages.templates["lead_news"].on
    assert {"relief.lead_filed", "station.lead_settled", "legal_aid.lead_in_court"} <= set(on)
    assert not any(each.startswith("any.") for each in on)
