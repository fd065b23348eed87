"""Decides what one action by one actor does to a case. Pure: the same question always has the same answer.
Not for storing, reading or telling anybody."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.spec import ClockSpec
from maplebridge.rulebook.workflows.built_in import BUILT_IN, RECOMPUTE, SUBMIT
from maplebridge.rulebook.workflows.definition import (
    ANY_OPEN,
    ANYWHERE,
    Action,
    Field,
    FieldType,
    Matter,
    State,
    Workflow,
)
from maplebridge.rulebook.workflows.demanding import LINES, refuse_abolished
from maplebridge.rulebook.workflows.effects import EFFECTS, EXCLUDED, EXCLUDED_PERSON
from maplebridge.rulebook.workflows.facts import (
    NOBODY,
    Attempt,
    CaseFacts,
    ClockChange,
    Draft,
    Outcome,
    Scene,
    Word,
)
from maplebridge.rulebook.workflows.fields import FIELDS
from maplebridge.rulebook.workflows.guards import FIELDLESS, GUARDS
from maplebridge.rulebook.workflows.handing import named_units
from maplebridge.rulebook.workflows.names import REQUIRED_FIELDS
from maplebridge.rulebook.workflows.parsing import parse_fields
from maplebridge.rulebook.workflows.roles import acting_for, find_role, serves_excluded
from maplebridge.rulebook.workflows.running import clock_specs, find_extension, recompute_clocks, run_clocks

OPPOSITES = {
    "extension_asked": "extension_answered",
    "extension_answered": "extension_asked",
    "chased": "chase_answered",
    "chase_answered": "chased",
}
GIVES_PART = frozenset({"set_unit", "add_helper", "call_units"})
GIVES_PERSON = frozenset({"set_unit", "set_person", "call_units"})
WHAT = "what"
NO_SUCCESSOR = Text("不能转为这个事项", "it cannot go on as that matter")
NO_UNIT = Text("没有这个单位", "there is no such unit")
NO_PLACE = Text("没有这个地点", "there is no such place")


def step(
    workflow: Workflow,
    matter: Matter,
    case: CaseFacts,
    name: str,
    actor: Actor,
    given: Mapping[str, Any],
    scene: Scene,
) -> Outcome:
    """What `actor` doing `name` to `case` results in.

    Raises Missing (no such action), Forbidden (not this actor's to do), Conflict (not in this state) or Fault (a field
    or a guard), each naming its field.
    """
    attempt = _attempt(workflow, matter, case, name, actor, given, scene)
    _refuse_by_marks(attempt)
    _refuse_wrong_extension(attempt)
    _refuse_wrong_successor(attempt)
    _refuse_excluded(attempt)
    for guard in attempt.action.guards:
        refusal = GUARDS[guard](attempt)
        if refusal is not None:
            named = REQUIRED_FIELDS.get(guard)
            raise Fault(guard, refusal, field=f"fields.{named[0]}" if named else "action")
    _refuse_excluded_person(attempt)
    return _carry_out(attempt)


def open_case(workflow: Workflow, matter: Matter, case: CaseFacts, actor: Actor, scene: Scene) -> Outcome:
    """The first entry of a new case: it stands in the workflow's start state and its first clocks run."""
    attempt = Attempt(workflow, matter, SUBMIT, case, actor, actor.kind, Duty("", "", ""), {}, scene)
    return _carry_out(attempt)


def list_allowed(workflow: Workflow, matter: Matter, case: CaseFacts, actor: Actor, scene: Scene) -> list[Action]:
    """The actions open to `actor` in the case's state, by role and by the guards that need no field."""
    found = []
    for action in workflow.actions.values():
        stands = _stands_in(workflow, case, action) and _marked_for(case, action)
        role = find_role(actor, case, action.roles) if stands else None
        if role is not None:
            attempt = Attempt(workflow, matter, action, case, actor, *role, {}, scene)
            if all(GUARDS[name](attempt) is None for name in action.guards if name in FIELDLESS):
                found.append(action)
    return found


def commutes(workflow: Workflow, name: str) -> bool:
    """Whether the action may be taken whatever version of the case its actor saw; False when there is none of it."""
    action = workflow.actions.get(name) or BUILT_IN.get(name)
    return action is not None and action.commutes


def desk_of(state: State, case: CaseFacts) -> str:
    """The unit on whose desk a case in `state` lies; `nobody` for the resident's turn and after the end.

    What would lie with a centre that it complains of lies with whoever stands in for that.
    """
    if state.end or state.desk in ("resident", "nobody"):
        return NOBODY
    if state.desk == "lead_unit" and case.unit:
        return case.unit
    centre = f"centre-{case.county}" if state.desk == "county_centre" else case.centre
    return acting_for(centre, case)


def next_due(case: CaseFacts, changes: tuple[ClockChange, ...]) -> datetime | None:
    """The nearest due time among the clocks that run after `changes`."""
    touched = {(change.name, change.turn) for change in changes}
    running = [c.reading.due_at for c in changes if c.reading.state == "running"]
    running += [c.due_at for c in case.clocks if c.state == "running" and (c.name, c.turn) not in touched]
    return min(running, default=None)


def _attempt(
    workflow: Workflow,
    matter: Matter,
    case: CaseFacts,
    name: str,
    actor: Actor,
    given: Mapping[str, Any],
    scene: Scene,
) -> Attempt:
    action = workflow.actions.get(name) or BUILT_IN.get(name)
    if action is None:
        raise Missing("no_such_action", Text(f"没有“{name}”这一操作", f"there is no action {name}"), field="action")
    found = find_role(actor, case, action.roles)
    if found is None:
        raise Forbidden(
            "not_yours",
            Text(f"您无权“{action.label.zh}”", f"you may not {action.label.en.lower()}"),
            field="action",
        )
    if not _stands_in(workflow, case, action):
        raise Conflict("wrong_state", _wrong_state(workflow, case, action), field="action")
    fields = parse_fields(action.needs, given, earlier=scene.earlier)
    if actor.kind != "clock":
        _refuse_unknown(action, fields, scene)
    refuse_abolished(action, fields, matter, scene.proofs)
    return Attempt(workflow, matter, action, case, actor, *found, fields, scene)


def _refuse_unknown(action: Action, fields: Mapping[str, Any], scene: Scene) -> None:
    for need in action.needs:
        value = fields.get(need.name)
        if value is None:
            continue
        if need.type in (FieldType.UNIT, FieldType.UNITS):
            units = map(scene.registry.unit, [value] if isinstance(value, str) else value)
            if not all(unit is not None and unit.active for unit in units):
                raise Fault("no_such_unit", NO_UNIT, field=f"fields.{need.name}")
        if need.type is FieldType.PLACE and not scene.place_exists(value):
            raise Fault("no_such_place", NO_PLACE, field=f"fields.{need.name}")


def _stands_in(workflow: Workflow, case: CaseFacts, action: Action) -> bool:
    if ANY_OPEN in action.from_states and not workflow.states[case.state].end:
        return True
    return case.state in action.from_states or ANYWHERE in action.from_states


def _wrong_state(workflow: Workflow, case: CaseFacts, action: Action) -> Text:
    state = workflow.states[case.state].label
    return Text(
        f"“{state.zh}”状态下不能“{action.label.zh}”",
        f"{action.label.en} is not possible while the case stands at {state.en}",
    )


def _refuse_excluded(attempt: Attempt) -> None:
    """Whatever a pack's guards say: a unit that is complained of is given no part in the case."""
    named = named_units(attempt) if GIVES_PART.intersection(attempt.action.effects) else ()
    if attempt.case.excluded_units.intersection(named):
        raise Fault("not_complained_of", EXCLUDED, field="fields.unit" if "unit" in attempt.fields else "fields.units")


def _refuse_excluded_person(attempt: Attempt) -> None:
    """Nor is a person, if they are kept out themselves or serve in such a unit."""
    gives = "person" in attempt.fields and GIVES_PERSON.intersection(attempt.action.effects)
    person = attempt.scene.person(attempt.fields["person"]) if gives else None
    if person is not None and serves_excluded(person, attempt.case):
        raise Fault("not_complained_of", EXCLUDED_PERSON, field="fields.person")


def _marked_for(case: CaseFacts, action: Action) -> bool:
    return case.marks.issuperset(action.only_if) and case.marks.isdisjoint(action.unless)


def _refuse_by_marks(attempt: Attempt) -> None:
    if not _marked_for(attempt.case, attempt.action):
        label = attempt.action.label
        text = Text(f"现在不能“{label.zh}”：条件不具备", f"{label.en} is not possible as things stand")
        raise Conflict("not_now", text, field="action")


def _refuse_wrong_successor(attempt: Attempt) -> None:
    named = attempt.fields.get("next_matter")
    if named is not None and attempt.action.opens and named not in attempt.action.opens:
        raise Fault("no_such_matter", NO_SUCCESSOR, field="fields.next_matter")


def _refuse_wrong_extension(attempt: Attempt) -> None:
    named = attempt.fields.get("extension")
    specs = clock_specs(attempt.workflow, attempt.matter)
    refusal = named and find_extension(specs, named)
    if refusal:
        raise Fault("no_such_extension", refusal, field="fields.extension")
    if named and "extend_clock" in attempt.action.effects:
        _refuse_unsaid(attempt, specs, named)


def _refuse_unsaid(attempt: Attempt, specs: Mapping[str, ClockSpec], named: str) -> None:
    clock, _, name = named.partition(":")
    extension = specs[clock].extension(name)
    for need in extension.needs if extension is not None else ():
        if need not in attempt.fields:
            label = FIELDS[need].label
            text = Text(f"此项延期须填写“{label.zh}”", f"this extension asks for: {label.en}")
            raise Fault("missing", text, field=f"fields.{need}")


def _carry_out(attempt: Attempt) -> Outcome:
    action, case, workflow = attempt.action, attempt.case, attempt.workflow
    draft = Draft(state=_next_state(attempt), facts=_facts(attempt), words=_words(attempt))
    draft.marks = _marks(case, action)
    for effect in action.effects:
        EFFECTS[effect](attempt, draft)
    state = workflow.states[draft.state]
    clocks = _clocks(attempt, draft, ends=state.end)
    after = replace(case, **{k: v for k, v in draft.changes.items() if k in ("unit", "centre", "excluded_units")})
    draft.facts.update(_follows(attempt))
    return Outcome(
        action=action.name,
        state_from=case.state,
        state=draft.state,
        ended=state.end,
        desk_unit=desk_of(state, after),
        audience=action.audience,
        role=attempt.role,
        acting_unit=attempt.duty.unit,
        facts=draft.facts,
        words=tuple(draft.words),
        changes=draft.changes,
        marks=frozenset(draft.marks),
        clocks=clocks,
        calls=tuple(draft.calls),
        next_due_at=next_due(case, clocks),
        commutes=action.commutes,
        erased=tuple(draft.erased),
    )


def _follows(attempt: Attempt) -> dict[str, Any]:
    """What readers of the journal are to do after the action, so that they need not look into the rules."""
    action = attempt.action
    found: dict[str, Any] = {}
    if action.opens:
        found["opens"] = attempt.fields.get("next_matter", action.opens[0])
    if action.tells:
        found["tells"] = action.tells
    if action.issues:
        found["issues"] = list(action.issues)
    return found


def _clocks(attempt: Attempt, draft: Draft, *, ends: bool) -> tuple[ClockChange, ...]:
    if attempt.action is RECOMPUTE:
        return _tell_due(draft, recompute_clocks(attempt))
    matter = draft.changes.get("matter")
    terms = draft.changes.get("terms", attempt.case.terms)
    if matter is None:
        return run_clocks(attempt, ends=ends, extended=draft.extended, terms=terms)
    attempt = replace(attempt, matter=attempt.scene.matters[matter])
    run = run_clocks(attempt, ends=ends, extended=draft.extended, terms=terms)
    touched = {(clock.name, clock.turn) for clock in run}
    others = (clock for clock in recompute_clocks(attempt) if (clock.name, clock.turn) not in touched)
    return _tell_due(draft, (*run, *others))


def _tell_due(draft: Draft, clocks: tuple[ClockChange, ...]) -> tuple[ClockChange, ...]:
    draft.facts["due"] = {f"{clock.name}:{clock.turn}": clock.reading.due_at.isoformat() for clock in clocks}
    return clocks


def _marks(case: CaseFacts, action: Action) -> set[str]:
    answered = {OPPOSITES[mark] for mark in action.marks if mark in OPPOSITES}
    return (set(case.marks) - answered - set(action.clears)) | set(action.marks)


def _next_state(attempt: Attempt) -> str:
    action = attempt.action
    if action.to_by is None:
        return action.to or attempt.case.state
    field, states = action.to_by
    value = attempt.fields.get(field)
    key = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
    return states.get(str(key), attempt.case.state)


def _facts(attempt: Attempt) -> dict[str, Any]:
    kept = {f.name: f for f in attempt.action.needs if not (f.words or f.personal or f.type is FieldType.SECRET)}
    return {
        name: list(map(_without_words, value)) if kept[name].type is FieldType.TERMS else value
        for name, value in attempt.fields.items()
        if name in kept
    }


def _without_words(term: Mapping[str, Any]) -> dict[str, Any]:
    return {part: value for part, value in term.items() if part != WHAT}


def _words(attempt: Attempt) -> list[Word]:
    action = attempt.action
    said = [
        Word(f.name, _said(f, attempt.fields[f.name]), f.personal, action.audience)
        for f in action.needs
        if (f.words or f.personal) and f.type is not FieldType.SECRET and f.name in attempt.fields
    ]
    terms = enumerate(attempt.fields.get("terms", ()), start=1)
    return said + [Word(f"terms.{n}", term[WHAT], False, action.audience) for n, term in terms if WHAT in term]


def _said(field: Field, value: Any) -> str:
    if not isinstance(value, list):
        return str(value)
    return (LINES if field.type is FieldType.PAPERS else "、").join(map(str, value))
