"""Whatever mediators, parties and courts do in whatever order: what must always hold of their cases holds."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cases.clock_of_database import believe
from tests.cases.stage import moment
from tests.scenarios.quarrel import MIAO_NEIGHBOUR, QUARREL
from tests.scenarios.story import Story
from tests.world import COUNTY, TOWN

from maplebridge.cases.rights import may_see
from maplebridge.cases.scenes import rules_of, scene_of
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.workflows.definition import Action, Field, FieldType
from maplebridge.rulebook.workflows.rules import list_allowed

PEOPLE = {
    "neighbour_dispute": ("alice", "longqing", "wuda", "panming", "party:2", "luolan", "aduo"),
    "medical_dispute": ("alice", "xiongbo", "party:2", "axiu"),
    "judicial_confirmation": ("alice", "weizheng", "tianhe", "party:2"),
}
RARE = (
    "withdraw",
    "stop",
    "refer",
    "refuse",
    "end_unwilling",
    "end_mediation",
    "settle_privately",
    "settle_on_the_spot",
)
STEPS = 24


def value_of(field: Field, story: Story, data: st.DataObject) -> Any:
    """Something that the field can hold; not always something that makes sense."""

    def one_of(*values: Any) -> Any:
        return data.draw(st.sampled_from(values), label=field.name)

    today = story.now.date()
    owed = {"debtor": one_of(1, 2), "creditor": one_of(1, 2), "what": "退让半米", "yuan": one_of("100", "250.5")}
    pools: dict[FieldType, Any] = {
        FieldType.PARTY: (1, 2, 3),
        FieldType.TERM: (1, 2, 3),
        FieldType.TERMS: ([owed | {"due": (today + timedelta(days=9)).isoformat()}],),
        FieldType.PERSON: [story.world.ids[code] for code in ("longqing", "wuda", "weizheng", "xiongbo")],
        FieldType.UNIT: (f"town_mediation-{TOWN}", f"court-{COUNTY}", f"elders_studio-{TOWN}"),
        FieldType.FILES: (["ab" * 32],),
        FieldType.PAPERS: (["户口簿"],),
        FieldType.MOMENT: ((story.now + timedelta(hours=30)).isoformat(),),
        FieldType.DATE: ((today + timedelta(days=20)).isoformat(),),
        FieldType.YUAN: ("50", "100"),
        FieldType.MATTER: ("neighbour_dispute", "loan_dispute", "judicial_mediation"),
        FieldType.PLACE: (TOWN,),
        FieldType.PHONE: ("13800000077",),
        FieldType.INTEGER: (1,),
    }
    if field.name == "rating_secret":
        return story.secret()
    if field.name == "extension":
        return one_of("mediate:both_agree", "examine:president")
    if field.name in MIAO_NEIGHBOUR:
        return MIAO_NEIGHBOUR[field.name]
    if field.type is FieldType.CHOICE:
        return one_of(*(choice.value for choice in field.choices))
    if field.type is FieldType.UNITS:
        return [f"town_mediation-{TOWN}"]
    return one_of(*pools[field.type]) if field.type in pools else "hmd" if field.name == "language" else "说好了"


def check(story: Story) -> None:
    """What holds of every case at any time."""
    case = story.case.facts
    _, workflow, _ = rules_of(case)
    state = workflow.states[case.state]
    running = [(clock.name, clock.turn) for clock in case.clocks if clock.state != "stopped"]
    assert bool(running) != state.end, (case.state, running)
    assert len(set(running)) == len(running)
    waiting = {term.number for term in case.terms if term.state == "waiting"}
    assert {turn for name, turn in running if name == "terms"} <= waiting
    assert case.version == len(story.journal())
    assert story.break_() is None
    assert all(term.paid <= term.yuan for term in case.terms if term.yuan is not None)
    assert not {"window_open", "window_passed"} <= case.marks


def choose(story: Story, people: tuple[str, ...], data: st.DataObject) -> tuple[str, Action] | None:
    """Something that somebody may do, mostly something that goes on."""
    stored = story.case
    _, workflow, matter = rules_of(stored.facts)
    scene = scene_of(stored, story.now)
    may: dict[str, list[str]] = {}
    for code in people:
        actor = story.who(code)
        for action in (
            list_allowed(workflow, matter, stored.facts, actor, scene) if may_see(actor, stored.facts) else ()
        ):
            if action.name not in RARE or data.draw(st.integers(0, 12), label="rare") == 0:
                may.setdefault(action.name, []).append(code)
    if not may:
        return None
    name = data.draw(st.sampled_from(sorted(may)), label="what")
    return data.draw(st.sampled_from(may[name]), label="who"), workflow.actions[name]


def walk_on(story: Story, people: tuple[str, ...], data: st.DataObject) -> None:
    """One step by somebody; what the rules refuse changes nothing."""
    chosen = choose(story, people, data)
    if chosen is None:
        return
    who, action = chosen
    fields = {
        field.name: value_of(field, story, data)
        for field in action.needs
        if field.required or field.name in ("exception", "party", "evidence") or data.draw(st.booleans())
    }
    before = story.case
    try:
        story.take(who, action.name, **fields)
    except Fault:
        assert story.case == before


@pytest.mark.parametrize("matter", PEOPLE)
@given(data=st.data())
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_way_through_a_dispute_keeps_its_promises(story: Story, matter: str, data: st.DataObject) -> None:
    story.now = moment("09-18 16:00")
    believe(story.now)
    said = {**QUARREL, "matter": matter, "fields": {}}
    story.submit(data.draw(st.sampled_from(["", "alice"]), label="by"), **said)
    if matter != "judicial_confirmation" and data.draw(st.booleans(), label="well begun"):
        who = "longqing" if matter == "neighbour_dispute" else "axiu"
        for action, fields in (("accept", {}), ("add_party", MIAO_NEIGHBOUR)):
            try:
                story.take(who, action, **fields)
            except Fault:
                break
    check(story)
    for _ in range(STEPS):
        if data.draw(st.integers(0, 4), label="time passes") == 0:
            story.now += timedelta(minutes=data.draw(st.integers(1, 60 * 24 * 20), label="minutes"))
            believe(story.now)
            story.run_clocks()
        walk_on(story, PEOPLE[matter], data)
        check(story)
