"""Reads all that was said and noted in a case, opened, so that a case that follows from it need not ask again.
Nobody is shown any of it here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from maplebridge.cases.models import CaseEvent, CaseFile, CaseWord
from maplebridge.cases.rows import word_context
from maplebridge.cases.stored import StoredCase
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.vault.cipher import CannotOpen, open_sealed
from maplebridge.rulebook.workflows.definition import Workflow
from maplebridge.rulebook.workflows.facts import CaseFacts

CARRIED = ("resident", "staff")
CORRECTS, BINDS = "set_text", "put_in_force"


@dataclass(frozen=True, slots=True)
class Past:
    """A case with its words by (row of the journal, field), its rows (sequence, action, facts, when), oldest first, and
    the ids of the files that may come along. Words that were erased are not there."""

    case: StoredCase
    workflow: Workflow
    words: Mapping[tuple[int, str], str]
    rows: tuple[tuple[int, str, Mapping[str, Any], datetime], ...]
    files: tuple[str, ...]
    open: frozenset[int] = frozenset()
    """The rows that whoever brought the case may read in full: no remarks of staff, nothing that another party said."""

    def latest(self, name: str) -> Any:
        """What was last said under that name after the case was brought, else in its form; None if never.

        The new case tells all of it to whoever brought both, so only of rows that they may read.
        """
        for seq, _, facts, _ in (row for row in reversed(self.rows[1:]) if row[0] in self.open):
            found = facts.get(name, self.words.get((seq, name)))
            if found is not None:
                return found
        return self.form.get(name, self.words.get((1, f"form.{name}")))

    @property
    def form(self) -> Mapping[str, Any]:
        """What the form of the case held and was not kept as words."""
        found: Mapping[str, Any] = self.rows[0][2].get("form", {})
        return found

    @property
    def text(self) -> str:
        """What it is about, as it was last corrected; "" once it is erased."""
        corrections = {name for name, action in self.workflow.actions.items() if CORRECTS in action.effects}
        seqs = [seq for seq, action, *_ in self.rows if seq == 1 or action in corrections]
        texts = (self.words.get((seq, "text")) for seq in reversed(seqs))
        return next((text for text in texts if text), "")

    @property
    def binding_since(self) -> date | None:
        """The day on which what was agreed took effect; None where nothing did."""
        binding = {name for name, action in self.workflow.actions.items() if BINDS in action.effects}
        moments = (at for _, action, _, at in reversed(self.rows) if action in binding)
        return next((day_of(at) for at in moments), None)

    def contact(self, whose: str) -> dict[str, str]:
        """The contact of the reporter or of the proxy, by field."""
        fields = {name: text for (seq, name), text in self.words.items() if seq == 1}
        return {name.removeprefix(f"{whose}."): text for name, text in fields.items() if name.startswith(f"{whose}.")}


def read_past(case: StoredCase, workflow: Workflow) -> Past:
    """The past of a case; four round trips."""
    facts = case.facts
    events = CaseEvent.objects.of(facts.county).filter(case_id=facts.id).order_by("seq")
    files = CaseFile.objects.of(facts.county).filter(case_id=facts.id, audience__in=CARRIED)
    others = [party.actor for party in facts.parties if party.actor != facts.reporter]
    read = events.filter(audience="resident").exclude(actor__in=others)
    return Past(
        case=case,
        workflow=workflow,
        words=read_words(facts),
        rows=tuple(events.values_list("seq", "action", "facts", "happened_at")),
        files=tuple(files.order_by("added_at", "sha256").values_list("sha256", flat=True)),
        open=frozenset(read.values_list("seq", flat=True)),
    )


def read_words(case: CaseFacts, seq: int | None = None) -> dict[tuple[int, str], str]:
    """What was said in a case, or at one row of it, opened."""
    rows = CaseWord.objects.of(case.county).filter(case_id=case.id, erased_at=None)
    rows = rows if seq is None else rows.filter(seq=seq)
    found = {}
    for at, field, plain, sealed in rows.values_list("seq", "field", "plain", "sealed"):
        text = plain if sealed is None else _opened(case, at, field, bytes(sealed))
        if text is not None:
            found[at, field] = text
    return found


def _opened(case: CaseFacts, seq: int, field: str, sealed: bytes) -> str | None:
    try:
        return open_sealed(case.county, sealed, word_context(case.id, seq, field))
    except CannotOpen:
        return None
