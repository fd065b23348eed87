"""Parties and terms of a case as its row keeps them, and back. Not for what happens to them: the rulebook."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from maplebridge.rulebook.workflows.facts import PartyFacts, TermFacts


def party_row(party: PartyFacts) -> dict[str, Any]:
    """A party as JSON."""
    return asdict(party)


def term_row(term: TermFacts) -> dict[str, Any]:
    """A term as JSON: days and yuan as text."""
    yuan = None if term.yuan is None else f"{term.yuan:.2f}"
    return {**asdict(term), "due": term.due.isoformat(), "yuan": yuan, "paid": f"{term.paid:.2f}"}


def read_parties(rows: Iterable[Mapping[str, Any]]) -> tuple[PartyFacts, ...]:
    """The parties of a case row."""
    return tuple(PartyFacts(**row) for row in rows)


def read_terms(rows: Iterable[Mapping[str, Any]]) -> tuple[TermFacts, ...]:
    """The terms of a case row."""
    return tuple(map(_read_term, rows))


def _read_term(row: Mapping[str, Any]) -> TermFacts:
    yuan = None if row["yuan"] is None else Decimal(row["yuan"])
    return TermFacts(**{**row, "due": date.fromisoformat(row["due"]), "yuan": yuan, "paid": Decimal(row["paid"])})
