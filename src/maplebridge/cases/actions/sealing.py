"""Seals what was said before a case became sealed; the digests in the journal stay true. Not for what is said after."""

from typing import Any

from maplebridge.cases.queries import SQL
from maplebridge.cases.rows import hex_bytes, word_context
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.vault.cipher import seal
from maplebridge.rulebook.workflows.facts import CaseFacts, Outcome

SEALED = "case_sealed"


def becomes_sealed(case: CaseFacts, outcome: Outcome) -> bool:
    """Whether this step is the one that seals the case."""
    return case.secrecy != SEALED and outcome.changes.get("secrecy") == SEALED


def seal_words(case: CaseFacts) -> list[dict[str, Any]]:
    """The words of the case that lie open, sealed for their own rows; one more round trip."""
    rows = fetch(SQL / "open_words.sql", {"county": case.county, "case_id": case.id})
    return [
        {
            "seq": seq,
            "field": field,
            "sealed": hex_bytes(seal(case.county, plain, word_context(case.id, seq, field))),
        }
        for seq, field, plain in rows
    ]
