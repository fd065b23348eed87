"""Reads the journal and keeps the duty list up. The same row read twice comes to the same: an entry is what its whole
journal says."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

import orjson

from maplebridge.cases.reading import JournalRow, read_on
from maplebridge.ground.sql.statements import fetch
from maplebridge.rulebook.publishing.queries import get_pack
from maplebridge.services.dutylist.models import DutyEntry
from maplebridge.services.dutylist.rules import WORKFLOW, Entry, Row, read_entry

READER = "dutylist"
SQL = Path(__file__).parent / "sql"
COLUMNS = (
    "batch",
    "state",
    "unit",
    "how",
    "raised_at",
    "listed_at",
    "promised",
    "told_seq",
    "told_at",
    "outcome",
    "settled",
)
KEPT = ("number", "place", "apart", "over", *COLUMNS)


def list_duties_once(county: str, now: datetime) -> int:
    """Takes up the journal rows that are new; returns how many. Call again while it is not 0."""
    return read_on(county, READER, take_up)


def take_up(county: str, rows: Sequence[JournalRow]) -> None:
    """Works the entries out anew of those listed problems that these rows are about."""
    cases = sorted({row.case_id for row in rows if _is_listed(county, row)})
    if not cases:
        return
    entries, values = _entries(county, cases), {"county": county, "cases": cases}
    found = [
        DutyEntry(
            county=county,
            case_id=case_id,
            number=number,
            place=place,
            apart=apart,
            over=entries[case_id].over,
            **{name: getattr(entries[case_id], name) for name in COLUMNS},
        )
        for case_id, number, place, apart in fetch(SQL / "stands.sql", values)
    ]
    unique = ["county", "case_id"]
    DutyEntry.objects.insert(found, update_conflicts=True, unique_fields=unique, update_fields=list(KEPT))


def _is_listed(county: str, row: JournalRow) -> bool:
    return get_pack(county, row.rules).matters[row.matter].workflow == WORKFLOW


def _entries(county: str, cases: Sequence[UUID]) -> dict[UUID, Entry]:
    found: defaultdict[UUID, list[Row]] = defaultdict(list)
    for case_id, seq, action, state_to, at, unit, facts in fetch(
        SQL / "rows.sql", {"county": county, "cases": list(cases)}
    ):
        found[case_id].append(Row(seq, action, state_to, at, unit, orjson.loads(facts)))
    return {case_id: read_entry(rows) for case_id, rows in found.items()}
