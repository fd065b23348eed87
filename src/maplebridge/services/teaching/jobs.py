"""Reads the journal for decisions on competence and keeps what they teach. Not for suggesting units.
A case that not everybody may know of teaches nothing, and one that becomes so is named no more."""

from collections.abc import Sequence
from datetime import datetime

from maplebridge.cases.reading import JournalRow, read_on
from maplebridge.rulebook.routing.actions import learn, unname

READER, SEALED = "teaching", "case_sealed"


def teach_once(county: str, now: datetime) -> int:
    """Learns from the journal rows that are new; returns how many rows. Call again while it is not 0."""
    return read_on(county, READER, _learn)


def _learn(county: str, rows: Sequence[JournalRow]) -> None:
    for row in rows:
        if row.secrecy == SEALED or row.excluded_units:
            unname(county=county, number=row.number)
        elif "lesson" in row.facts:
            learn(county=county, lesson=row.facts["lesson"], number=row.number, decided_at=row.happened_at)
