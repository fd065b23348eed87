"""The people whom a case is between, with their names and numbers opened for the work of this room: to look for
conflicts, to call them, to put names beside numbers. What a reader is shown of it is decided by whoever shows it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from maplebridge.cases.models import CaseWord
from maplebridge.cases.rows import word_context
from maplebridge.ground.vault.cipher import CannotOpen, open_sealed
from maplebridge.rulebook.workflows.facts import CaseFacts, PartyFacts

FIRST = {"reporter.name": "name", "reporter.phone": "phone", "reporter.id_number": "id_number"}
ADDED = {
    "party_name": "name",
    "party_phone": "phone",
    "party_id_number": "id_number",
    "representative": "representative",
}


@dataclass(frozen=True, slots=True)
class PartyPeople:
    """One party with what was written down of them; `account` is their id when they have one."""

    number: int
    kind: str
    account: str
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    id_number: str = field(default="", repr=False)
    representative: str = field(default="", repr=False)


def get_party_people(case: CaseFacts) -> list[PartyPeople]:
    """The active parties in order; one round trip."""
    parties = [party for party in case.parties if party.active]
    rows = CaseWord.objects.of(case.county).filter(
        case_id=case.id, seq__in=[party.seq for party in parties], field__in=[*FIRST, *ADDED], sealed__isnull=False
    )
    words = {
        (seq, name): _open(case, seq, name, bytes(sealed))
        for seq, name, sealed in rows.values_list("seq", "field", "sealed")
        if sealed is not None
    }
    return [_people(party, words) for party in parties]


def _people(party: PartyFacts, words: dict[tuple[int, str], str]) -> PartyPeople:
    names = FIRST if party.seq == 1 else ADDED
    said = {ours: words[party.seq, theirs] for theirs, ours in names.items() if (party.seq, theirs) in words}
    return PartyPeople(party.number, party.kind, account_of(party.actor), **said)


def account_of(actor: str) -> str:
    """The id of a person with an account; "" for whoever acts by a link."""
    try:
        return str(UUID(actor))
    except ValueError:
        return ""


def named(people: Iterable[PartyPeople]) -> dict[int, PartyPeople]:
    """The same by their numbers."""
    return {each.number: each for each in people}


def _open(case: CaseFacts, seq: int, name: str, sealed: bytes) -> str:
    try:
        return open_sealed(case.county, sealed, word_context(case.id, seq, name))
    except CannotOpen:
        return ""
