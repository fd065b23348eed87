"""Workflows as people can read them: states drawn, who may do what on which conditions, clocks. Not for changing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.desk.naming import name_of
from maplebridge.doors.desk.rulebook.asking import read_book
from maplebridge.doors.desk.rulebook.clocks import clock_lines, join
from maplebridge.doors.desk.rulebook.drawing import draw
from maplebridge.doors.desk.rulebook.words import AUDIENCES, DESKS, EFFECTS_SAID, GUARDS_SAID, MARKS, ROLES
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.parts.unit_kinds import name_kinds
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.workflows.definition import ANY_OPEN, ANYWHERE, Action, Field, State, Workflow

NO_WORKFLOW = Text("这一版里没有这个流程。", "This version has no such process.")
FROM = {ANY_OPEN: Text("任何未结束的状态", "Any open state"), ANYWHERE: Text("任何状态", "Any state")}
SAME = Text("不变", "stays")


@dataclass(frozen=True, slots=True)
class StateLine:
    """A state as people read it."""

    state: State
    desk: Text


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action as people read it."""

    action: Action
    who: Text
    starts: Text
    to: Text
    needs: tuple[Field, ...]
    guards: tuple[Text, ...]
    effects: tuple[Text, ...]
    marks: Text
    conditions: tuple[Text, ...]
    follows: tuple[Text, ...]
    told: Text


@page("staff")
def workflows(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """All processes, with how many matters go through each."""
    book = read_book(request, visitor)
    used = [matter.workflow for matter in book.pack.matters.values()]
    lines = [(each, used.count(name)) for name, each in book.pack.workflows.items()]
    return show(request, "desk/rulebook/workflows.html", here="rulebook", tab="workflows", book=book, workflows=lines)


@page("staff")
def workflow(request: HttpRequest, visitor: Visitor, name: str) -> HttpResponse:
    """One process."""
    book = read_book(request, visitor)
    found = book.pack.workflows.get(name)
    if found is None:
        raise Missing("no_such_workflow", NO_WORKFLOW, field="workflow")
    kinds = name_kinds(visitor.county, get_registry(visitor.county))
    return show(
        request,
        "desk/rulebook/workflow.html",
        here="rulebook",
        tab="workflows",
        book=book,
        workflow=found,
        drawing=draw(found, visitor.language),
        states=[StateLine(state, name_of(DESKS, state.desk)) for state in found.states.values()],
        actions=[_action_line(book.pack, kinds, found, action) for action in found.actions.values()],
        clocks=clock_lines(found, found.clocks.values()),
        matters=[matter for matter in book.pack.matters.values() if matter.workflow == name],
    )


def _by_marks(action: Action) -> Iterator[Text]:
    """What the marks of a case must or must not be for the action, and which it takes off."""
    for names, zh, en in (
        (action.only_if, "须有标记：", "only with the marks: "),
        (action.unless, "不得有标记：", "not with the marks: "),
        (action.clears, "清除标记：", "takes off the marks: "),
    ):
        if names:
            said = join(name_of(MARKS, name) for name in names)
            yield Text(f"{zh}{said.zh}", f"{en}{said.en}")


def _follows(pack: Pack, kinds: Mapping[str, Text], action: Action) -> Iterator[Text]:
    """What comes of the action beyond the case itself."""
    if action.gives:
        kind = name_of(kinds, action.gives)
        yield Text(f"交给：就近的{kind.zh}", f"given to: the nearest {kind.en.lower()}")
    if action.opens:
        titles = join(pack.matters[name].title for name in action.opens)
        yield Text(f"随后开立：{titles.zh}", f"then opens: {titles.en}")
    if action.issues:
        titles = join(pack.papers[name].title for name in action.issues)
        yield Text(f"制发：{titles.zh}", f"makes out: {titles.en}")
    if action.tells:
        yield Text("告知原案件", "tells the case it came from")


def _action_line(pack: Pack, kinds: Mapping[str, Text], workflow: Workflow, action: Action) -> ActionLine:
    return ActionLine(
        action=action,
        who=join(name_of(ROLES, role) for role in action.roles),
        starts=join(_state(workflow, name) for name in action.from_states),
        to=_target(workflow, action),
        needs=action.needs,
        guards=tuple(name_of(GUARDS_SAID, name) for name in action.guards),
        effects=tuple(name_of(EFFECTS_SAID, name) for name in action.effects),
        marks=join(name_of(MARKS, name) for name in action.marks),
        conditions=tuple(_by_marks(action)),
        follows=tuple(_follows(pack, kinds, action)),
        told=name_of(AUDIENCES, action.audience),
    )


def _state(workflow: Workflow, name: str) -> Text:
    return FROM.get(name) or workflow.states[name].label


def _target(workflow: Workflow, action: Action) -> Text:
    if action.to_by is None:
        return workflow.states[action.to].label if action.to else SAME
    field, states = action.to_by
    need = next((need for need in action.needs if need.name == field), None)
    answers = {choice.value: choice.label for choice in need.choices} if need else {}
    ways = [(name_of(answers, value), workflow.states[state].label) for value, state in states.items()]
    return Text("；".join(f"{a.zh} → {s.zh}" for a, s in ways), "; ".join(f"{a.en} → {s.en}" for a, s in ways))
