"""Whatever people do in whatever order: what must always hold of a case holds after every step."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cases.clock_of_database import believe
from tests.cases.stage import PHOTO, Stage, moment
from tests.world import CENTRE, GRID, HOUSING, TOWN, TOWN_CENTRE, VILLAGE

from maplebridge.cases.actions.take import take
from maplebridge.cases.advancing import advance
from maplebridge.cases.rights import may_see
from maplebridge.cases.rows import NEVER
from maplebridge.cases.scenes import rules_of, scene_of
from maplebridge.cases.stored import StoredCase, read_moment
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.workflows.definition import Action, Field, FieldType
from maplebridge.rulebook.workflows.facts import CaseFacts, Outcome, Scene
from maplebridge.rulebook.workflows.rules import desk_of, list_allowed, step

MATTERS = ("streetlight", "illegal_building", "fire_hazard", "gas_leak", "domestic_violence", "elderly_alone", "thanks")
CAST = ("axiu", "luolan", "zhoulei", "wujie", "chenjing", "yangguang", "hefang", "tangwei", "zhouming", "aduo", "link")
UNITS = (HOUSING, "human_resources-520524", "police-520524", TOWN_CENTRE, CENTRE)
PLACES = (GRID, VILLAGE, TOWN)
SECRECIES = ("ordinary", "identity_sealed", "case_sealed")
STEPS = 14


def value_of(field: Field, stage: Stage, data: st.DataObject) -> Any:
    """Something that the field can hold; not always something that makes sense."""

    def one_of(values: Any) -> Any:
        return data.draw(st.sampled_from(sorted(values)))

    if field.name == "rating_secret":
        return stage.secret(data.draw(st.integers(0, 2)))
    if field.name == "extension":
        return one_of({"answer:five_days", "answer:thirty_days", "rework:rework_five_days"})
    pools: Mapping[FieldType, Any] = {
        FieldType.UNIT: UNITS,
        FieldType.PLACE: PLACES,
        FieldType.MATTER: (*MATTERS, "pothole", "unsafe_house", "missing_person"),
        FieldType.PERSON: [stage.world.ids[code] for code in CAST if code != "link"],
        FieldType.CHOICE: [choice.value for choice in field.choices],
    }
    if field.type in pools:
        return one_of(pools[field.type])
    if field.type is FieldType.UNITS:
        return [one_of(UNITS)]
    if field.type is FieldType.FILES:
        return PHOTO["evidence"]
    if field.type is FieldType.PAPERS:
        return ["户口簿"]
    if field.type is FieldType.MOMENT:
        return (stage.now + timedelta(hours=data.draw(st.integers(-1, 30)))).isoformat()
    if field.type is FieldType.DATE:
        return (stage.now.date() + timedelta(days=20)).isoformat()
    return 1 if field.type is FieldType.INTEGER else "hmd" if field.name == "language" else "走到哪算哪"


def fields_of(action: Action, stage: Stage, data: st.DataObject) -> dict[str, Any]:
    return {
        field.name: value_of(field, stage, data)
        for field in action.needs
        if field.required or field.name == "exception" or data.draw(st.integers(0, 3), label=field.name) == 0
    }


def comparable(case: CaseFacts) -> dict[str, Any]:
    """The facts without the order in which rows were read."""
    facts = {name: getattr(case, name) for name in CaseFacts.__slots__}
    facts["clocks"] = {(clock.name, clock.turn): clock for clock in case.clocks}
    facts["calls"] = {(call.turn, call.unit): call for call in case.calls}
    return facts


def decide(stored: StoredCase, actor: Actor, action: str, fields: Mapping[str, Any], scene: Scene) -> Outcome:
    """What the rules say, asked twice."""
    _, workflow, matter = rules_of(stored.facts)
    once = step(workflow, matter, stored.facts, action, actor, fields, scene)
    assert once == step(workflow, matter, stored.facts, action, actor, dict(fields), scene)
    return once


def check(stage: Stage) -> None:
    """What holds of every case at any time."""
    stored = stage.case
    case, row = stored.facts, stored.row
    _, workflow, _ = rules_of(case)
    state = workflow.states[case.state]
    open_clocks = [clock for clock in case.clocks if clock.state != "stopped"]
    assert case.version == len(stage.journal())
    assert stage.break_() is None
    assert row["desk_unit"] == desk_of(state, case)
    assert bool(open_clocks) != state.end
    assert (row["ended_at"] is not None) == state.end
    if state.end:
        assert read_moment(row["next_due_at"]) == NEVER
    assert len({clock.name for clock in open_clocks}) == len(open_clocks)
    assert not case.excluded_units.intersection({case.unit, case.centre, *case.helpers})
    if case.secrecy == "case_sealed":
        assert {case.centre, *filter(None, (case.unit, *case.helpers))} <= case.circle
        assert row["title"] == ""


def choose(stage: Stage, stored: StoredCase, data: st.DataObject) -> tuple[Actor, Action]:
    """Mostly something that somebody may do and that moves the case, at times anything by anybody."""
    _, workflow, matter = rules_of(stored.facts)
    wild = data.draw(st.integers(0, 7), label="wild") == 0
    scene = scene_of(stored, stage.now)
    may: dict[str, list[str]] = {name: list(CAST) for name in workflow.actions} if wild else {}
    for code in () if wild else CAST:
        actor = stage.who(code)
        for action in (
            list_allowed(workflow, matter, stored.facts, actor, scene) if may_see(actor, stored.facts) else ()
        ):
            if moves(action) or data.draw(st.integers(0, 9)) == 0:
                may.setdefault(action.name, []).append(code)
    if not may:
        return stage.who("axiu"), workflow.actions["note"]
    name = data.draw(st.sampled_from(sorted(may)), label="what")
    return stage.who(data.draw(st.sampled_from(may[name]), label="who")), workflow.actions[name]


def moves(action: Action) -> bool:
    return bool(action.to or action.to_by) and action.name not in ("withdraw", "end", "decline", "drop", "stand_down")


def walk_on(stage: Stage, data: st.DataObject) -> None:
    """One random step by somebody, which is taken or refused as the rules say."""
    stored = stage.case
    actor, action = choose(stage, stored, data)
    fields = fields_of(action, stage, data)
    scene = scene_of(stored, stage.now, fields.get("rating_secret", ""))
    try:
        expected = decide(stored, actor, action.name, fields, scene)
    except Fault:
        expected = None
    if expected is None or not may_see(actor, stored.facts):
        with pytest.raises(Fault):
            take_as(stage, actor, action.name, fields)
        assert comparable(stage.case.facts) == comparable(stored.facts)
        return
    take_as(stage, actor, action.name, fields)
    after = stage.case.facts
    assert comparable(after) == comparable(advance(stored.facts, expected, after.head, actor))
    assert SECRECIES.index(after.secrecy) >= SECRECIES.index(stored.facts.secrecy)


def take_as(stage: Stage, actor: Actor, action: str, fields: Mapping[str, Any]) -> None:
    take(actor=actor, number=stage.number, action=action, fields=fields, seen=None, now=stage.now)


@pytest.mark.parametrize("matter", MATTERS)
@given(data=st.data())
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_way_through_a_workflow_keeps_its_promises(stage: Stage, matter: str, data: st.DataObject) -> None:
    stage.now = moment("09-18 16:00")
    excluded = data.draw(st.sampled_from([(), (HOUSING,), (f"centre-{VILLAGE}",)]), label="complained of")
    stage.submit(data.draw(st.sampled_from(["", "alice", "aduo"]), label="by"), matter=matter, complained_of=excluded)
    check(stage)
    for _ in range(STEPS):
        if data.draw(st.integers(0, 3), label="time passes") == 0:
            stage.now += timedelta(minutes=data.draw(st.integers(1, 60 * 24 * 12), label="minutes"))
            believe(stage.now)
            stage.run_clocks()
        walk_on(stage, data)
        check(stage)
