"""Reads one file of workflows/ into a Workflow. Not for judging whether it is a sound process: that is soundness.py."""

from collections.abc import Mapping
from typing import cast

from maplebridge.rulebook.deadlines.spec import OfficeHours
from maplebridge.rulebook.publishing.clock_file import read_clock, read_office_hours
from maplebridge.rulebook.publishing.faults import Findings, Where
from maplebridge.rulebook.publishing.field_file import read_fields
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record, add_unknown
from maplebridge.rulebook.publishing.shared_file import SHARES
from maplebridge.rulebook.workflows.definition import ANY_OPEN, ANYWHERE, Action, Audience, Desk, Field, State, Workflow
from maplebridge.rulebook.workflows.names import AUDIENCES, DESKS, EFFECTS, GUARDS, MARKS, ROLES, SUBMIT

_NEEDS = ("workflow", "zh", "en", "start", "clocks", "states", "actions")
_FOLLOWS = ("gives", "opens", "tells", "issues")
_BY_MARKS = ("only_if", "unless", "clears")
_ACTION_MAY = ("to", "needs", "guards", "effects", "marks", "commutes", "audience", *_FOLLOWS, *_BY_MARKS)


def read_workflow(
    node: Node, findings: Findings, fields: Mapping[str, Field], office: OfficeHours
) -> tuple[Workflow, dict[str, Where]]:
    """The workflow, and where its states, actions and clocks stand, each under "states.name" and so on."""
    row = Record(node, findings, needs=_NEEDS, may=("office_hours", SHARES), what="工作流 workflow")
    states = {name: _state(name, each, findings) for name, each in row.each("states")}
    actions = {name: _action(name, each, findings, states, fields) for name, each in row.each("actions")}
    clocks = {name: read_clock(name, each, findings, actions, fields) for name, each in row.each("clocks")}
    if SUBMIT in actions:
        row.fail("submit 表示登记，不用定义。", "submit is the opening itself and is not defined.", "actions")
    workflow = Workflow(
        name=row.string("workflow"),
        title=row.words(),
        start=row.one_of("start", states),
        states=states,
        actions=actions,
        clocks=clocks,
        office_hours=read_office_hours(row) if row.has("office_hours") else office,
    )
    return workflow, _places(row)


def _state(name: str, node: Node, findings: Findings) -> State:
    row = Record(node, findings, needs=("zh", "en", "public"), may=("desk", "end"), what=f"状态 state {name}")
    end = row.flag("end")
    if not end and not row.has("desk"):
        row.fail(
            "未结束的状态要写 desk：案件在谁手里。",
            "An open state needs “desk”: on whose desk the case lies.",
        )
    return State(
        name=name,
        label=row.words(),
        public=row.text("public"),
        end=end,
        desk=cast("Desk", row.one_of("desk", DESKS, "nobody")),
    )


def _action(
    name: str, node: Node, findings: Findings, states: Mapping[str, State], fields: Mapping[str, Field]
) -> Action:
    row = Record(node, findings, needs=("zh", "en", "from", "roles"), may=_ACTION_MAY, what=f"动作 action {name}")
    needs = read_fields(row.node("needs"), findings, fields) if row.has("needs") else ()
    to, to_by = _target(row, states, needs)
    return Action(
        name=name,
        label=row.words(),
        roles=row.names("roles", ROLES),
        from_states=_starts(row, states),
        to=to,
        to_by=to_by,
        needs=needs,
        guards=row.names("guards", GUARDS),
        effects=row.names("effects", EFFECTS),
        marks=row.names("marks", MARKS),
        commutes=row.flag("commutes"),
        audience=cast("Audience", row.one_of("audience", AUDIENCES, "resident")),
        gives=row.string("gives"),
        opens=row.names("opens"),
        tells=row.string("tells"),
        issues=row.names("issues"),
        only_if=row.names("only_if", MARKS),
        unless=row.names("unless", MARKS),
        clears=row.names("clears", MARKS),
    )


def _starts(row: Record, states: Mapping[str, State]) -> tuple[str, ...]:
    names = row.names("from", [ANY_OPEN, ANYWHERE, *states])
    if ANYWHERE in names and row.has("to"):
        row.fail(
            "from: any 包括已经结束的状态，这样的动作不能写 to。",
            "“from: any” holds in ended states, too: such an action has no “to”.",
            "from",
        )
    return names


def _target(
    row: Record, states: Mapping[str, State], needs: tuple[Field, ...]
) -> tuple[str | None, tuple[str, Mapping[str, str]] | None]:
    if not row.has("to") or not isinstance(row.node("to").value, Mapping):
        return row.one_of("to", states) or None, None
    by_value = {name: node for name, node in row.each("to")}
    field = next((each for each in needs if each.name == str(by_value.get("field", row.node("")).value)), None)
    answers = {name: str(node.value) for name, node in by_value.items() if name != "field"}
    if field is None or {choice.value for choice in field.choices} != set(answers) or not field.required:
        row.fail(
            "to 按字段分支时，写 field: 必填的选项字段，并给每个选项写一个状态。",
            "A “to” that depends on a field has field: a required choice among “needs”, and a state for each "
            "of its choices.",
            "to",
        )
        return None, None
    for name, state in answers.items():
        if state not in states:
            add_unknown(row.findings, by_value[name].where, state, states)
    return None, (field.name, answers)


def _places(row: Record) -> dict[str, Where]:
    parts = ("states", "actions", "clocks")
    places = {f"{part}.{name}": node.where for part in parts for name, node in row.each(part)}
    return {"": row.where, **places}
