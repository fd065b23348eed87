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

SHOWN_FOR = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Revealed:
    """Contact fields by name (`reporter.phone`), the journal row that tells of it, and until when to show them."""

    contacts: Mapping[str, str]
    seq: int
    until: datetime


def reveal(*, actor: Actor, number: str, reason: str, now: datetime) -> Revealed:
    """Notes in the journal that `actor` looks, and why; then opens the contact. Raises Missing, Forbidden or Fault."""
    taken = take(actor=actor, number=number, action=REVEAL.name, fields={"reason": reason}, seen=None, now=now)
    case = access_case(actor, number).facts
    rows = CaseWord.objects.of(case.county).filter(case_id=case.id, seq=1, sealed__isnull=False)
    sealed = rows.values_list("field", "sealed").order_by("field")
    contacts = {
        field: open_sealed(case.county, bytes(words), word_context(case.id, 1, field))
        for field, words in sealed
        if words is not None and field.startswith(("reporter.", "proxy."))
    }
    return Revealed(contacts, taken.seq, now + SHOWN_FOR)
