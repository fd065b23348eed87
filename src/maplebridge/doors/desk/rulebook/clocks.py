"""Clocks of a workflow or matter in words: limit, basis, from which action until which, pauses, extensions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from maplebridge.doors.desk.naming import name_of
from maplebridge.doors.desk.rulebook.words import ROLES
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.explaining import say_limit
from maplebridge.rulebook.deadlines.spec import ClockSpec, Extension
from maplebridge.rulebook.workflows.built_in import BUILT_IN, SUBMIT
from maplebridge.rulebook.workflows.definition import Workflow


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A clock as people read it; `own` when the matter's own law replaces the workflow's limit."""

    spec: ClockSpec
    limit: Text
    starts: Text
    stops: Text
    pauses: tuple[Text, ...]
    extensions: tuple[Text, ...]
    after: tuple[Text, ...]
    own: bool = False


def clock_lines(workflow: Workflow, specs: Iterable[ClockSpec], own: Iterable[str] = ()) -> list[ClockLine]:
    """The clocks in the order of the workflow."""
    labels, matters_own = labels_of(workflow), set(own)
    return [
        ClockLine(
            spec=spec,
            limit=say_limit(spec.limit),
            starts=_names(labels, spec.starts),
            stops=_names(labels, spec.stops),
            pauses=tuple(_pause(labels, name, until) for name, until in (spec.pauses or {}).items()),
            extensions=tuple(_extension(each) for each in spec.extensions),
            after=tuple(_after(labels, spec)),
            own=spec.name in matters_own,
        )
        for spec in specs
    ]


def labels_of(workflow: Workflow) -> Mapping[str, Text]:
    """What the actions of a workflow are called, those that every case has too."""
    known = {SUBMIT.name: SUBMIT, **BUILT_IN, **workflow.actions}
    return {name: action.label for name, action in known.items()}


def join(texts: Iterable[Text]) -> Text:
    """Several words beside each other."""
    listed = list(texts)
    return Text("、".join(each.zh for each in listed), ", ".join(each.en for each in listed))


def _names(labels: Mapping[str, Text], actions: Iterable[str]) -> Text:
    return join(name_of(labels, name) for name in actions)


def _pause(labels: Mapping[str, Text], action: str, until: Iterable[str]) -> Text:
    start, end = name_of(labels, action), _names(labels, until)
    return Text(f"“{start.zh}”起暂停，到“{end.zh}”", f"paused by {start.en} until {end.en}")


def _extension(extension: Extension) -> Text:
    limit, by = say_limit(extension.limit), name_of(ROLES, extension.approver)
    zh = f"延至 {limit.zh}" if extension.mode == "to" else f"再延 {limit.zh}"
    en = f"to {limit.en}" if extension.mode == "to" else f"by {limit.en}"
    times = Text("", "") if extension.times == 1 else Text(f"，最多 {extension.times} 次", f", {extension.times} times")
    return Text(f"{zh}，{by.zh}批准{times.zh}", f"{en}, approved by: {by.en.lower()}{times.en}")


def _after(labels: Mapping[str, Text], spec: ClockSpec) -> Iterable[Text]:
    if spec.on_end:
        action = name_of(labels, spec.on_end)
        yield Text(f"到期自动“{action.zh}”", f"then by itself: {action.en}")
    if spec.escalates:
        told = join(name_of(ROLES, role) for role in spec.escalates)
        yield Text(f"超时依次告知{told.zh}", f"overdue: told in turn: {told.en.lower()}")
    if spec.again:
        limit = say_limit(spec.again)
        yield Text(f"每过 {limit.zh}再告知一级", f"one step further every {limit.en}")
    if spec.raises:
        yield Text("无人接手则升到上一级中心", "nobody takes it: goes to the centre above")
    if spec.emergency:
        yield Text("应急时限，不暂停、不延期", "an emergency: neither paused nor extended")
