"""Walks every way a case can take through a workflow and finds where no clock watches over it.

A place on the way is the case's state with what each clock does there. Guards and roles are left out: a way that they
forbid is still walked, so what is found safe is safe. Not for reachability: that is soundness.py.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.spec import ClockSpec
from maplebridge.rulebook.workflows.definition import ANY_OPEN, ANYWHERE, Action, Workflow
from maplebridge.rulebook.workflows.names import SUBMIT

OFF, RUNNING = "", "running"  # any other value is the name of the action that paused the clock
Clocks = tuple[str, ...]
Spot = tuple[str, Clocks]
SUBMITTED = Text("登记", "Submit")


@dataclass(frozen=True, slots=True)
class Gap:
    """What can go wrong in a state, with which clock, and how a case comes there.

    `unwatched`: no clock runs. `powerless`: the clock can run out where its on_end action is not possible.
    `stuck`: the clock is paused where none of the actions that let it go on is possible.
    """

    state: str
    kind: Literal["unwatched", "powerless", "stuck"]
    clock: str
    way: tuple[Text, ...]


def find_gaps(workflow: Workflow) -> list[Gap]:
    """The shortest way to each gap, one for a state, kind and clock."""
    came_from = _walk(workflow)
    gaps: dict[tuple[str, str, str], Gap] = {}
    for spot in came_from:
        for kind, clock in _gaps_at(workflow, spot):
            if (spot[0], kind, clock) not in gaps:
                gaps[spot[0], kind, clock] = Gap(spot[0], kind, clock, _way(spot, came_from))
    return list(gaps.values())


def _gaps_at(workflow: Workflow, spot: Spot) -> Iterator[tuple[Literal["unwatched", "powerless", "stuck"], str]]:
    state, clocks = spot
    if workflow.states[state].end:
        return
    if RUNNING not in clocks:
        yield "unwatched", ""
    for spec, doing in zip(workflow.clocks.values(), clocks, strict=True):
        if doing == RUNNING and spec.on_end and not _possible(workflow, spec.on_end, state):
            yield "powerless", spec.name
        resuming = (spec.pauses or {}).get(doing)
        if resuming is not None and not any(_possible(workflow, name, state) for name in resuming):
            yield "stuck", spec.name


def _possible(workflow: Workflow, name: str, state: str) -> bool:
    action = workflow.actions[name]
    if not {state, ANYWHERE}.isdisjoint(action.from_states):
        return True
    return ANY_OPEN in action.from_states and not workflow.states[state].end


def _walk(workflow: Workflow) -> Mapping[Spot, tuple[Spot | None, Text]]:
    """Every spot that can be reached, nearest first, each with the spot before it and the action between."""
    specs = tuple(workflow.clocks.values())
    moves = {state: list(_moves(workflow, state)) for state in workflow.states}
    first = (workflow.start, tuple(RUNNING if SUBMIT in spec.starts else OFF for spec in specs))
    came_from: dict[Spot, tuple[Spot | None, Text]] = {first: (None, SUBMITTED)}
    waiting = deque([first])
    while waiting:
        spot = waiting.popleft()
        for action, to in moves[spot[0]]:
            after = (to, _after(specs, spot[1], action.name, ends=workflow.states[to].end))
            if after not in came_from:
                came_from[after] = (spot, action.label)
                waiting.append(after)
    return came_from


def _moves(workflow: Workflow, state: str) -> Iterator[tuple[Action, str]]:
    touching = {name for spec in workflow.clocks.values() for name in _touching(spec)}
    for action in workflow.actions.values():
        if not _possible(workflow, action.name, state):
            continue
        targets = set(action.to_by[1].values()) if action.to_by else {action.to or state}
        if targets != {state} or action.name in touching:
            yield from ((action, to) for to in sorted(targets))


def _touching(spec: ClockSpec) -> Iterator[str]:
    yield from spec.starts
    yield from spec.stops
    for pausing, resuming in (spec.pauses or {}).items():
        yield pausing
        yield from resuming


def _after(specs: tuple[ClockSpec, ...], clocks: Clocks, action: str, *, ends: bool) -> Clocks:
    if ends:
        return (OFF,) * len(specs)
    return tuple(_doing(spec, doing, action) for spec, doing in zip(specs, clocks, strict=True))


def _doing(spec: ClockSpec, doing: str, action: str) -> str:
    pauses = spec.pauses or {}
    if action in spec.starts:
        return RUNNING
    if action in spec.stops:
        return OFF
    if doing == RUNNING and action in pauses:
        return action
    if action in pauses.get(doing, ()):
        return RUNNING
    return doing


def _way(spot: Spot, came_from: Mapping[Spot, tuple[Spot | None, Text]]) -> tuple[Text, ...]:
    way: list[Text] = []
    step: Spot | None = spot
    while step is not None:
        step, label = came_from[step]
        way.append(label)
    return tuple(reversed(way))
