"""Reads the journal and keeps up by what each case is found: what was erased or sealed is found no more."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from maplebridge.cases.reading import JournalRow, read_on
from maplebridge.directory.places.queries import get_place
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.publishing.queries import get_pack
from maplebridge.services.searching.models import CaseFinding
from maplebridge.services.searching.words import of_county, tokens_of

READER = "searching"
SQL = Path(__file__).parent / "sql"
SEALED = "case_sealed"
WIDTHS = (9, 12)


def index_once(county: str, now: datetime) -> int:
    """Takes up the journal rows that are new; returns how many. Call again while it is not 0."""
    return read_on(county, READER, _index)


def _index(county: str, rows: Sequence[JournalRow]) -> None:
    touched = list(dict.fromkeys(row.case_id for row in rows))
    found = [_finding(county, *row) for row in fetch(SQL / "said.sql", {"county": county, "cases": touched})]
    options = {"unique_fields": ["county", "case_id"], "update_fields": ["tokens"]}
    CaseFinding.objects.insert(found, update_conflicts=True, **options)


def _finding(
    county: str, case_id: UUID, number: str, rules: int, matter: str, place: str, secrecy: str, texts: list[str]
) -> CaseFinding:
    if secrecy == SEALED:
        return CaseFinding(county=county, case_id=case_id, tokens=[])
    pack = get_pack(county, rules)
    title = pack.matters[matter].title
    said = tokens_of(number, title.zh, title.en, *_names(county, place), *texts)
    return CaseFinding(county=county, case_id=case_id, tokens=of_county(county, said))


def _names(county: str, place: str) -> list[str]:
    names = []
    for width in WIDTHS:
        try:
            names.append(get_place(county, place[:width]).name if len(place) >= width else "")
        except Fault:
            continue
    return names
