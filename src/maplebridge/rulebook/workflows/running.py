"""Which clocks an action starts, stops, pauses, resumes or extends. Not for arithmetic: deadlines does that."""

from collections.abc import Mapping
from datetime import date, datetime
from itertools import chain

from maplebridge.ground.clock.time import midnight_after
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.rules import Mark, Reading, add, follow, read_clock
from maplebridge.rulebook.deadlines.spec import ClockSpec
from maplebridge.rulebook.workflows.definition import Matter, Workflow
from maplebridge.rulebook.workflows.facts import Attempt, ClockChange, ClockFacts, Scene, TermFacts

OVERDUE = 100
TERMS = "terms"
DAY_LENGTH = len("2026-09-18")
LEVELS = 3
FIRST_WARNING, SECOND_WARNING = 50, 80


def clock_specs(workflow: Workflow, matter: Matter) -> Mapping[str, ClockSpec]:
    """The workflow's clocks with the matter's own limits in their place."""
    return {**workflow.clocks, **matter.limits} if matter.limits else workflow.clocks


def run_clocks(
    attempt: Attempt, *, ends: bool, extended: tuple[str, str] | None, terms: tuple[TermFacts, ...] = ()
) -> tuple[ClockChange, ...]:
    """Every clock that the action touches, as it stands after it; `terms` are those of the agreement after it."""
    specs = clock_specs(attempt.workflow, attempt.matter)
    owed = frozenset() if ends else frozenset(term.number for term in terms if term.state == "waiting")
    changes = [_touch(attempt, specs[clock.name], clock, ends, extended, owed) for clock in _open(attempt, specs)]
    starting = [] if ends else [spec for spec in specs.values() if attempt.action.name in spec.starts]
    started = [_start(attempt, spec) for spec in starting if spec.dated != TERMS]
    dated = [_start_terms(attempt, spec, terms) for spec in starting if spec.dated == TERMS]
    return tuple(change for change in (*changes, *started, *chain(*dated)) if change is not None)


def recompute_clocks(attempt: Attempt) -> tuple[ClockChange, ...]:
    """Every clock that has not stopped, read again with the calendar as it is now."""
    specs = clock_specs(attempt.workflow, attempt.matter)
    return tuple(
        change_clock(attempt.workflow, specs[clock.name], clock, clock.history, attempt.scene)
        for clock in _open(attempt, specs)
    )


def change_clock(
    workflow: Workflow,
    spec: ClockSpec,
    clock: ClockFacts,
    history: tuple[Mark, ...],
    scene: Scene,
    noticed: int | None = None,
) -> ClockChange:
    """A turn of a clock with `history`, read anew, and when somebody must look at it next.

    `noticed` is given when a warning or an escalation has just been told.
    """
    kept = clock.not_before if spec.binds == "resident" else None
    reading = read_clock(spec, history, scene.calendar, workflow.office_hours, not_before=kept, explained=False)
    told = _told(clock, reading, scene.now) if noticed is None else noticed
    return ClockChange(
        name=clock.name,
        turn=clock.turn,
        history=history,
        reading=reading,
        noticed=told,
        wake_at=next_wake(spec, reading, told, workflow, scene),
        not_before=reading.due_at if spec.binds == "resident" else None,
    )


def _told(clock: ClockFacts, reading: Reading, now: datetime) -> int:
    """The warnings that still stand: one whose time now lies ahead will be given again, none counts before it is."""
    if clock.noticed >= OVERDUE and reading.due_at <= now:
        return clock.noticed
    passed = SECOND_WARNING if reading.state == "paused" else _passed(reading, now)
    return min(clock.noticed, passed)


def next_wake(spec: ClockSpec, reading: Reading, noticed: int, workflow: Workflow, scene: Scene) -> datetime | None:
    """When the clock worker must look again: the next warning, the end, or the next escalation; None when at rest."""
    if reading.state != "running":
        return None
    if noticed < FIRST_WARNING and reading.half_at is not None:
        return reading.half_at
    if noticed < SECOND_WARNING and reading.eighty_at is not None:
        return reading.eighty_at
    if noticed < OVERDUE:
        return reading.due_at
    # A case that nobody owns climbs on to the county, however few there are to tell on the way.
    steps = max(len(spec.escalates), LEVELS if spec.raises else 0)
    if spec.again is None or noticed - OVERDUE >= steps:
        return None
    return add(scene.now, spec.again, scene.calendar, workflow.office_hours).at


def _open(attempt: Attempt, specs: Mapping[str, ClockSpec]) -> list[ClockFacts]:
    return [clock for clock in attempt.case.clocks if clock.state != "stopped" and clock.name in specs]


def _touch(
    attempt: Attempt,
    spec: ClockSpec,
    clock: ClockFacts,
    ends: bool,
    extended: tuple[str, str] | None,
    owed: frozenset[int],
) -> ClockChange | None:
    fields = attempt.fields
    if attempt.actor.kind == "clock" and (fields.get("clock"), fields.get("turn")) == (clock.name, clock.turn):
        told = max(clock.noticed, OVERDUE) + 1
        return change_clock(attempt.workflow, spec, clock, clock.history, attempt.scene, told)
    marks = _term_marks(attempt, clock, owed) if spec.dated == TERMS else _marks(attempt, spec, clock, ends)
    if not marks and extended is not None and extended[0] == clock.name:
        marks = (_extension(attempt, spec, extended[1]),)
    if not marks:
        return None
    return change_clock(attempt.workflow, spec, clock, (*clock.history, *marks), attempt.scene)


def _term_marks(attempt: Attempt, clock: ClockFacts, owed: frozenset[int]) -> tuple[Mark, ...]:
    """The clock of a term runs as long as the term waits, whatever action it is that ends the waiting."""
    if clock.turn in owed:
        return ()
    return (Mark("stop", attempt.scene.now, attempt.action.name, by=attempt.actor.id),)


def _marks(attempt: Attempt, spec: ClockSpec, clock: ClockFacts, ends: bool) -> tuple[Mark, ...]:
    name, now, actor = attempt.action.name, attempt.scene.now, attempt.actor.id
    if ends or name in spec.starts:
        return (Mark("stop", now, name, by=actor),)
    basis = str(attempt.fields.get("pause_reason", ""))
    return follow(spec, clock.history, name, at=now, by=actor, basis=basis)


def _extension(attempt: Attempt, spec: ClockSpec, name: str) -> Mark:
    now, actor = attempt.scene.now, attempt.actor.id
    return Mark("extend", now, attempt.action.name, by=actor, extension=name, basis=spec.basis)


def _start(attempt: Attempt, spec: ClockSpec) -> ClockChange | None:
    turn = 1 + max((clock.turn for clock in attempt.case.clocks if clock.name == spec.name), default=0)
    if not spec.dated:
        return _begin(attempt, spec, turn, None)
    said = attempt.fields.get(spec.dated)
    return None if said is None else _begin(attempt, spec, turn, _moment_of(str(said)))


def _moment_of(said: str) -> datetime:
    """A field's moment; a day lasts until its end."""
    return midnight_after(date.fromisoformat(said)) if len(said) == DAY_LENGTH else datetime.fromisoformat(said)


def _start_terms(attempt: Attempt, spec: ClockSpec, terms: tuple[TermFacts, ...]) -> list[ClockChange]:
    begun = {clock.turn for clock in attempt.case.clocks if clock.name == spec.name}
    fresh = (term for term in terms if term.state == "waiting" and term.number not in begun)
    return [_begin(attempt, spec, term.number, midnight_after(term.due)) for term in fresh]


def _begin(attempt: Attempt, spec: ClockSpec, turn: int, until: datetime | None) -> ClockChange:
    mark = Mark("start", attempt.scene.now, attempt.action.name, by=attempt.actor.id, basis=spec.basis, until=until)
    blank = ClockFacts(spec.name, turn, (), attempt.scene.now, "running")
    return change_clock(attempt.workflow, spec, blank, (mark,), attempt.scene)


def _passed(reading: Reading, now: datetime) -> int:
    if reading.state != "running":
        return 0
    if reading.eighty_at is not None and reading.eighty_at <= now:
        return SECOND_WARNING
    return FIRST_WARNING if reading.half_at is not None and reading.half_at <= now else 0


def find_extension(specs: Mapping[str, ClockSpec], named: str) -> Text | None:
    """What is wrong with the name `clock:extension`; None when there is such an extension."""
    clock, _, extension = named.partition(":")
    if clock in specs and any(one.name == extension for one in specs[clock].extensions):
        return None
    return Text("没有这种延期", "there is no such extension")
