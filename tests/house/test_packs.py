"""Every pack that comes with the house is sound, said in both languages, and as wide as the house promises."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.house import walk

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.spec import ClockSpec
from maplebridge.rulebook.publishing.codec import encode
from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.routes.definition import CostKind
from maplebridge.rulebook.workflows.definition import ANY_OPEN, ANYWHERE, Action, Workflow
from maplebridge.rulebook.workflows.names import KINDS
from maplebridge.rulebook.workflows.running import clock_specs

FOLDERS = sorted(path.parent for path in (walk.SOURCE / "packs").glob("*/pack.yaml"))
PACKS = {folder.name: load_folder(folder, "520524") for folder in FOLDERS}
WORKFLOWS = {f"{pack}/{name}": each for pack, read in PACKS.items() for name, each in read.workflows.items()}
NO_LEAD = {
    "thanks",  # nothing was harmed
    "public_interest_lead",  # it is one
}
REQUEST_ACTIONS = [
    "accept",
    "refuse",
    "ask",
    "supply",
    "withdraw",
    "correct",
    "recategorise",
    "dispatch",
    "hand_over",
    "whistle",
    "arrive",
    "sign",
    "contact",
    "report_up",
    "send_down",
    "return",
    "decide",
    "add_helper",
    "pause",
    "resume",
    "ask_extension",
    "approve_extension",
    "instruct",
    "chase",
    "answer_chase",
    "finish",
    "approve",
    "redo",
    "rate",
    "lapse",
    "object",
    "close",
    "archive",
    "note",
    "attach",
    "overdue",
    "escalate",
]


def texts_in(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every pair of words in both languages, with where it stands in the rules."""
    if isinstance(value, dict):
        if value.keys() == {"zh", "en"}:
            yield path, value
            return
        for name, each in value.items():
            yield from texts_in(each, f"{path}.{name}")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from texts_in(each, f"{path}[{number}]")


def is_chinese(words: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in words)


def test_there_is_a_pack() -> None:
    assert "demo" in PACKS


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_every_label_is_said_in_both_languages(pack: Pack) -> None:
    found = dict(texts_in(encode(pack)))
    assert len(found) > 100
    assert [path for path, words in found.items() if not is_chinese(words["zh"])] == []
    assert [path for path, words in found.items() if not words["en"] or is_chinese(words["en"])] == []


def test_a_label_in_one_language_only_is_found() -> None:
    assert dict(texts_in(encode(Text("路灯", "")))) == {"": {"zh": "路灯", "en": ""}}


@pytest.mark.parametrize("workflow", WORKFLOWS.values(), ids=WORKFLOWS)
def test_every_state_can_be_reached_and_every_open_one_left(workflow: Workflow) -> None:
    reached, waiting = set(), [workflow.start]
    while waiting:
        state = waiting.pop()
        reached.add(state)
        after = {to for action in possible(workflow, state) for to in targets(action, state)}
        assert workflow.states[state].end or after - {state}, state
        waiting += after - reached
    assert reached == set(workflow.states)


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_every_limit_has_a_basis_for_every_matter(pack: Pack) -> None:
    for matter in pack.matters.values():
        for clock in clock_specs(pack.workflows[matter.workflow], matter).values():
            assert clock.basis, (matter.name, clock.name)
            assert clock.limit.amount > 0 or clock.dated, (matter.name, clock.name)


@pytest.mark.parametrize("workflow", WORKFLOWS.values(), ids=WORKFLOWS)
def test_every_open_state_has_something_that_a_person_can_do(workflow: Workflow) -> None:
    for name, state in workflow.states.items():
        people = [action for action in possible(workflow, name) if set(action.roles) - {"clock", "machine"}]
        assert state.end or any(set(targets(action, name)) != {name} for action in people), name


@pytest.mark.parametrize("workflow", WORKFLOWS.values(), ids=WORKFLOWS)
@settings(max_examples=60, deadline=None)
@given(choices=st.lists(st.integers(0, 10_000), min_size=20, max_size=60))
def test_some_clock_runs_wherever_an_open_case_comes(workflow: Workflow, choices: list[int]) -> None:
    state = workflow.start
    doing: Mapping[str, str] = {n: "on" for n, clock in workflow.clocks.items() if "submit" in clock.starts}
    for choice in choices:
        actions = possible(workflow, state)
        if not actions:
            return
        action = actions[choice % len(actions)]
        ways = targets(action, state)
        state = ways[choice % len(ways)]
        doing = {} if workflow.states[state].end else after(workflow, doing, action.name)
        assert workflow.states[state].end or "on" in doing.values(), (action.name, state)


def after(workflow: Workflow, doing: Mapping[str, str], action: str) -> dict[str, str]:
    """What each clock does after an action, told a second time and in other words than the loader's."""
    now = dict(doing)
    for name, clock in workflow.clocks.items():
        if action in clock.stops:
            now.pop(name, None)
        if action in clock.starts:
            now[name] = "on"
        elif name in now:
            now[name] = paused_or_not(clock, now[name], action)
    return now


def paused_or_not(clock: ClockSpec, doing: str, action: str) -> str:
    pauses = clock.pauses or {}
    if doing == "on":
        return action if action in pauses else "on"
    return "on" if action in pauses[doing] else doing


def possible(workflow: Workflow, state: str) -> list[Action]:
    open_ = not workflow.states[state].end
    return [
        action
        for action in workflow.actions.values()
        if {state, ANYWHERE} & {*action.from_states} or (open_ and ANY_OPEN in action.from_states)
    ]


def targets(action: Action, state: str) -> list[str]:
    return list(action.to_by[1].values()) if action.to_by else [action.to or state]


@pytest.mark.parametrize("name", sorted(PACKS["demo"].workflows.keys() - NO_LEAD))
def test_any_case_can_be_passed_to_the_procuratorate_and_hears_what_came_of_it(name: str) -> None:
    workflow = PACKS["demo"].workflows[name]
    passes = workflow.actions["pass_to_procuratorate"]
    assert passes.opens == ("public_interest_lead",)
    assert {"dispatcher", "county_dispatcher", "leader"} <= set(passes.roles)
    told = [each.tells for each in PACKS["demo"].workflows["public_interest_lead"].actions.values() if each.tells]
    assert len(told) >= 4
    for state in workflow.states:
        assert {"pass_to_procuratorate", *told} <= {each.name for each in possible(workflow, state)}, state


def test_the_demo_pack_is_as_wide_as_the_house_promises() -> None:
    demo = PACKS["demo"]
    assert len(demo.workflows) >= 5
    assert len(demo.matters) >= 14
    assert {matter.kind for matter in demo.matters.values()} == set(KINDS)
    assert [code for code in demo.categories if len(code) == 2] == [f"0{number}" for number in range(1, 10)]
    assert len([code for code in demo.categories if len(code) == 4]) >= 74
    assert set(demo.responses) == set("ABCDEMS")


def test_the_demo_pack_seals_who_tells_of_misconduct_and_cases_of_children() -> None:
    matters = PACKS["demo"].matters
    assert matters["misconduct"].privacy == "identity_sealed"
    assert matters["child_in_hardship"].privacy == "case_sealed"


@pytest.mark.parametrize("action", REQUEST_ACTIONS)
def test_a_request_can_be_handled_in_every_way_that_the_law_and_the_centre_know(action: str) -> None:
    assert action in PACKS["demo"].workflows["request"].actions


def test_what_was_decided_cannot_be_returned_and_refusing_needs_two() -> None:
    actions = PACKS["demo"].workflows["request"].actions
    assert "cannot_be_returned" in actions["decide"].marks
    assert {"may_be_returned", "not_returned_before", "within_1_working_day"} <= set(actions["return"].guards)
    assert "second_person" in actions["refuse"].guards
    assert "lawful_route" in {field.name for field in actions["refuse"].needs}


@pytest.mark.parametrize("name", ["approve", "redo", "close"])
def test_nobody_checks_their_own_work(name: str) -> None:
    action = PACKS["demo"].workflows["request"].actions[name]
    assert "not_the_handler" in action.guards
    assert "handler" not in action.roles


def test_only_the_resident_rates_and_no_handler_ever_sees_it() -> None:
    rate = PACKS["demo"].workflows["request"].actions["rate"]
    assert rate.roles == ("resident",)
    seen = {field.name: field.seen_by for field in rate.needs if field.name in ("solved", "satisfaction")}
    assert len(seen) == 2
    assert all("staff" not in audiences for audiences in seen.values())


def test_emergency_clocks_stand_still_for_nothing() -> None:
    clocks = PACKS["demo"].workflows["emergency"].clocks
    assert str(clocks["arrival"].limit) == "10 min"
    assert [clock.name for clock in clocks.values() if clock.emergency and (clock.pauses or clock.extensions)] == []
    assert clocks["arrival"].emergency


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_category_names_units_that_the_county_has(folder: Path) -> None:
    text = (folder / "units.yaml").read_text(encoding="utf-8")
    listed = yaml.load(text, Loader=yaml.BaseLoader)
    rows = [*listed["units"], *listed["each"]]
    known = {row[key] for row in rows for key in ("code", "kind") if key in row}
    named = {unit for category in PACKS[folder.name].categories.values() for unit in category.units}
    assert named - known == set()


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_every_lawful_route_limit_and_price_rests_on_a_law(pack: Pack) -> None:
    for route in pack.routes.values():
        assert route.basis, route.name
        assert all("法" in law.zh or "条例" in law.zh or "规定" in law.zh or "办法" in law.zh for law in route.basis)
        assert all(limit.basis.zh and limit.basis.en for limit in route.until), route.name
        assert route.cost.kind is CostKind.ASK or route.cost.basis, route.name


def test_every_kind_of_dispute_of_the_demo_pack_has_lawful_routes() -> None:
    demo = PACKS["demo"]
    disputes = [code for code in demo.categories if len(code) == 4 and code.startswith("01")]
    assert len(disputes) == 14
    assert [code for code in disputes if not any(route.is_for(code) for route in demo.routes.values())] == []
