"""The facts of a case after a step, in memory: for working out several steps before they are written together.
Not for reading a stored case."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from maplebridge.directory.people.rules import Actor
from maplebridge.rulebook.workflows.facts import CallFacts, CaseFacts, ClockChange, ClockFacts, Outcome

CHANGING = frozenset(
    {
        "matter", "category", "place", "centre", "unit", "person", "helpers", "language", "secrecy", "circle",
        "excluded_units", "finished_by", "rounds", "lead_id", "parties", "terms",
    }
)  # fmt: skip


def advance(case: CaseFacts, outcome: Outcome, head: bytes, actor: Actor) -> CaseFacts:
    """What `case` has become through `outcome`, whose journal row has the hash `head`."""
    changed: Mapping[str, Any] = {name: value for name, value in outcome.changes.items() if name in CHANGING}
    return replace(
        case,
        **changed,
        version=case.version + 1,
        head=head,
        state=outcome.state,
        marks=outcome.marks,
        last_actor=case.last_actor if outcome.commutes else actor.id,
        clocks=_clocks(case, outcome.clocks),
        calls=_calls(case, outcome.calls),
    )


def _clocks(case: CaseFacts, changes: tuple[ClockChange, ...]) -> tuple[ClockFacts, ...]:
    turns = {(clock.name, clock.turn): clock for clock in case.clocks}
    for change in changes:
        reading = change.reading
        turns[change.name, change.turn] = ClockFacts(
            name=change.name,
            turn=change.turn,
            history=change.history,
            due_at=reading.due_at,
            state=reading.state,
            noticed=change.noticed,
            not_before=change.not_before,
            provisional=reading.provisional,
        )
    return tuple(turns.values())


def _calls(case: CaseFacts, changes: tuple[CallFacts, ...]) -> tuple[CallFacts, ...]:
    calls = {(call.turn, call.unit): call for call in (*case.calls, *changes)}
    return tuple(calls.values())
