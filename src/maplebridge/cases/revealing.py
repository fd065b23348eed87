"""Opens the contact of whoever brought a case to somebody who works on it: first the journal says who looked and why,
where the resident reads it, then the words are opened. Not for showing cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from maplebridge.cases.actions.take import take
from maplebridge.cases.models import CaseWord
from maplebridge.cases.queries import access_case
from maplebridge.cases.rows import word_context
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.vault.cipher import open_sealed
from maplebridge.rulebook.workflows.built_in import REVEAL
from maplebridge.rulebook.workflows.facts import CaseFacts

OF_A_PARTY = frozenset({"party_name", "party_phone", "party_id_number", "party_address", "representative"})
SHOWN_FOR = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Revealed:
    """Contact fields by name (`reporter.phone`, `party.2.party_phone`), the journal row that tells of it, and until
    when to show them."""

    contacts: Mapping[str, str]
    seq: int
    until: datetime


def reveal(*, actor: Actor, number: str, reason: str, now: datetime) -> Revealed:
    """Notes in the journal that `actor` looks, and why; then opens the contact. Raises Missing, Forbidden or Fault."""
    taken = take(actor=actor, number=number, action=REVEAL.name, fields={"reason": reason}, seen=None, now=now)
    case = access_case(actor, number).facts
    return Revealed(_open_contacts(case), taken.seq, now + SHOWN_FOR)


def _open_contacts(case: CaseFacts) -> dict[str, str]:
    parties = {party.seq: party.number for party in case.parties if party.active and party.seq > 1}
    rows = CaseWord.objects.of(case.county).filter(case_id=case.id, seq__in=[1, *parties], sealed__isnull=False)
    found = {}
    for seq, field, words in rows.values_list("seq", "field", "sealed").order_by("seq", "field"):
        brought = seq == 1 and field.startswith(("reporter.", "proxy."))
        if words is not None and (brought or (seq in parties and field in OF_A_PARTY)):
            name = field if brought else f"party.{parties[seq]}.{field}"
            found[name] = open_sealed(case.county, bytes(words), word_context(case.id, seq, field))
    return found
