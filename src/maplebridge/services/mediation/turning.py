"""Follows the journal of mediations: to whom cases are given, so that the rota is fair, and whom parties asked to be
spared. Not for giving cases: that is an action."""

from collections.abc import Sequence
from datetime import datetime

from maplebridge.cases.queries import get_case
from maplebridge.cases.reading import JournalRow, read_on
from maplebridge.rulebook.publishing.queries import get_pack
from maplebridge.rulebook.workflows.definition import Action
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.services.mediation.conflicts import note_asked
from maplebridge.services.mediation.models import MediatorConflict, MediatorTurn
from maplebridge.services.mediation.rules import is_mediation

READER = "mediation"
GIVES = frozenset({"set_person", "set_unit"})
ASKS = "ask_recusal"


def follow_mediations_once(county: str, now: datetime) -> int:
    """Notes what is new in the journal; returns how many rows. Call again while it is not 0."""
    return read_on(county, READER, _note)


def _note(county: str, rows: Sequence[JournalRow]) -> None:
    for row in rows:
        action = _action_of(county, row)
        if action is None:
            continue
        if GIVES & set(action.effects) and row.facts.get("person"):
            _note_turn(county, row, str(row.facts["person"]))
        elif action.name == ASKS and row.person:
            _note_asked(county, row, row.person)


def _action_of(county: str, row: JournalRow) -> Action | None:
    pack = get_pack(county, row.rules)
    matter = pack.matters.get(row.matter)
    workflow = pack.workflows[matter.workflow] if matter else None
    return workflow.actions.get(row.action) if workflow and is_mediation(workflow) else None


def _note_turn(county: str, row: JournalRow, person: str) -> None:
    turn = MediatorTurn(county=county, case_id=row.case_id, seq=row.seq, person=person, given_at=row.happened_at)
    MediatorTurn.objects.insert([turn], ignore_conflicts=True)


def _note_asked(county: str, row: JournalRow, person: str) -> None:
    known = MediatorConflict.objects.of(county).filter(case_id=row.case_id, person=person, said_by=row.actor)
    if not known.exists():
        case = get_case(county, row.number).facts
        note_asked(case=case, person=person, party=_party(case, row.actor), said_by=row.actor, now=row.happened_at)


def _party(case: CaseFacts, actor: str) -> int:
    return next((party.number for party in case.parties if party.actor == actor), 1)
