"""Lays a case's clocks open: how each came to its due time, step by step with the reason. Not for warning anybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.deadlines.explaining import explain, say_limit
from maplebridge.rulebook.deadlines.rules import Segment, read_clock
from maplebridge.rulebook.deadlines.spec import ClockSpec
from maplebridge.rulebook.workflows.built_in import BUILT_IN, SUBMIT
from maplebridge.rulebook.workflows.definition import Matter, Workflow
from maplebridge.rulebook.workflows.facts import CaseFacts, ClockFacts
from maplebridge.rulebook.workflows.running import clock_specs

BETWEEN = Text("、", ", ")


@dataclass(frozen=True, slots=True)
class SegmentSight:
    """A stretch of a clock's time and why; `end` is None for a pause that lasts."""

    kind: str
    start: datetime
    end: datetime | None
    why: str
    label: Text
    basis: str


@dataclass(frozen=True, slots=True)
class ClockSight:
    """One turn of a clock as people are shown it; `said` is its ledger in sentences."""

    name: str
    label: Text
    turn: int
    state: str
    limit: Text
    basis: str
    protects: str
    binds: str
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None
    met: bool | None
    provisional: bool
    segments: tuple[SegmentSight, ...]
    said: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """By when the resident is promised something, and what; provisional while a year's days off are not published."""

    at: datetime
    clock: str
    label: Text
    provisional: bool


def show_clocks(workflow: Workflow, matter: Matter, case: CaseFacts, calendar: Calendar) -> tuple[ClockSight, ...]:
    """Every turn of every clock of the case, in the order in which they began."""
    specs, labels = clock_specs(workflow, matter), action_labels(workflow)
    sights = (_show(workflow, specs[c.name], c, calendar, labels) for c in case.clocks if c.name in specs)
    return tuple(sorted(sights, key=lambda sight: (sight.started_at, sight.name)))


def action_labels(workflow: Workflow) -> Mapping[str, Text]:
    """What each action of a workflow is called, those that every workflow has among them."""
    built_in = {action.name: action.label for action in (SUBMIT, *BUILT_IN.values())}
    return {**built_in, **{name: action.label for name, action in workflow.actions.items()}}


def next_promise(clocks: tuple[ClockSight, ...]) -> Promise | None:
    """The nearest due time of a running clock that binds a unit for the resident's sake."""
    binding = [c for c in clocks if c.state == "running" and c.protects == "resident" and c.binds == "unit"]
    nearest = min(binding, key=lambda clock: clock.due_at, default=None)
    return Promise(nearest.due_at, nearest.name, nearest.label, nearest.provisional) if nearest else None


def _show(
    workflow: Workflow, spec: ClockSpec, clock: ClockFacts, calendar: Calendar, labels: Mapping[str, Text]
) -> ClockSight:
    held = clock.not_before if spec.binds == "resident" else None
    reading = read_clock(spec, clock.history, calendar, workflow.office_hours, not_before=held)
    return ClockSight(
        name=clock.name,
        label=spec.label,
        turn=clock.turn,
        state=reading.state,
        limit=say_limit(spec.limit),
        basis=spec.basis,
        protects=spec.protects,
        binds=spec.binds,
        started_at=reading.started_at,
        due_at=reading.due_at,
        stopped_at=reading.stopped_at,
        met=reading.met,
        provisional=reading.provisional,
        segments=tuple(_segment(segment, labels) for segment in reading.segments),
        said=explain(spec, reading, labels),
    )


def _segment(segment: Segment, labels: Mapping[str, Text]) -> SegmentSight:
    named = [labels.get(name, Text(name, name)) for name in segment.why.split(", ")]
    label = Text(BETWEEN.zh.join(text.zh for text in named), BETWEEN.en.join(text.en for text in named))
    return SegmentSight(segment.kind, segment.start, segment.end, segment.why, label, segment.basis)
