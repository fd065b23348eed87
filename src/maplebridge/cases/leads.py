"""Finds the case that somebody names as the lead of a merger: staff by its number, residents by a reference that tells
nothing. Not for deciding whether it fits: a guard does."""

import base64
import binascii
from collections.abc import Collection

from maplebridge.cases.queries import SQL, get_case
from maplebridge.cases.rights import may_see
from maplebridge.cases.scenes import rules_of
from maplebridge.cases.stored import StoredCase
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.vault.cipher import CannotOpen, open_sealed, seal
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.workflows.definition import Workflow
from maplebridge.rulebook.workflows.facts import LeadFacts

BOUND_TO = "reference of a lead"
RATES = "keep_rating"


def make_reference(county: str, number: str) -> str:
    """What a stranger gives to join the case of that number; the number cannot be read from it."""
    return base64.urlsafe_b64encode(seal(county, number, BOUND_TO)).decode().rstrip("=")


def find_lead(actor: Actor, named: str) -> LeadFacts | None:
    """The case that `actor` names as lead; None when there is none that they may know of. One round trip."""
    number = named if actor.kind == "staff" else _read_reference(actor.county, named)
    try:
        stored = get_case(actor.county, number)
    except Fault:
        return None
    if actor.kind == "staff" and not may_see(actor, stored.facts):
        return None
    return lead_facts(stored)


def count_voices(case: StoredCase) -> int:
    """How many cases are merged under this one."""
    return int(fetch(SQL / "count_voices.sql", {"county": case.facts.county, "lead": case.facts.id})[0][0])


def list_parts_ended(case: StoredCase, by_hand: Collection[str]) -> tuple[str, ...]:
    """The matters of the cases that follow from this one and have been answered or have ended, and those of which the
    actions `by_hand` have noted that nothing comes. One round trip."""
    values = {"county": case.facts.county, "origin": case.facts.id, "by_hand": sorted(by_hand)}
    return tuple(matter for (matter,) in fetch(SQL / "list_parts_ended.sql", values))


def list_under_way(case: StoredCase) -> frozenset[str]:
    """The matters of the cases that follow from this one and have not ended. One round trip."""
    values = {"county": case.facts.county, "origin": case.facts.id}
    return frozenset(matter for (matter,) in fetch(SQL / "list_under_way.sql", values))


def lead_facts(stored: StoredCase) -> LeadFacts:
    """What a guard looks at."""
    case = stored.facts
    _, workflow, _ = rules_of(case)
    return LeadFacts(
        id=case.id,
        number=case.number,
        workflow=workflow.name,
        category=case.category,
        place=case.place,
        secrecy=case.secrecy,
        centre=case.centre,
        unit=case.unit,
        open=not workflow.states[case.state].end and not waits_for_rating(workflow, case.state),
        joined=case.lead_id is not None,
    )


def waits_for_rating(workflow: Workflow, state: str) -> bool:
    """Whether a case in `state` has been answered and the resident may rate it."""
    return any(RATES in action.effects and state in action.from_states for action in workflow.actions.values())


def _read_reference(county: str, text: str) -> str:
    try:
        sealed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        return open_sealed(county, sealed, BOUND_TO)
    except (CannotOpen, binascii.Error, ValueError):
        return ""
