"""Reads the journal and keeps money and its sums up. The same row read twice, or rows in any order, come to the same.
Not for correcting what was said: a wrong claim is said anew, what was paid stays."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from maplebridge.cases.reading import JournalRow, read_on
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.sql.statements import fetch, run
from maplebridge.services.amounts.models import AmountEntry, AmountStand, AmountSum
from maplebridge.services.amounts.rules import (
    NOTHING,
    Cell,
    Entry,
    Stand,
    add_up,
    difference,
    read_amounts,
    settle,
    spread,
)

READER = "amounts"
SQL = Path(__file__).parent / "sql"
Ledger = Mapping[UUID, Sequence[Entry]]


def sum_amounts_once(county: str, now: datetime) -> int:
    """Takes up the journal rows that are new; returns how many. Call again while it is not 0."""
    return read_on(county, READER, take_up)


def take_up(county: str, rows: Sequence[JournalRow]) -> None:
    """Takes up what these rows say of money, and where the cases stand now."""
    fresh = _entries_of(rows)
    stood = _read_stands(county, {row.case_id for row in rows})
    touched = sorted({*fresh, *stood})
    if not touched:
        return
    had = _read_entries(county, touched)
    have = {case_id: _joined(had.get(case_id, ()), fresh.get(case_id, ())) for case_id in touched}
    stands = _read_cases(county, touched)
    changes = add_up(
        difference(
            spread(stood[case_id], settle(had.get(case_id, ()))) if case_id in stood else {},
            spread(stands[case_id], settle(have[case_id])),
        )
        for case_id in touched
    )
    _write_entries(county, fresh)
    _write_stands(county, stands)
    _write_sums(county, changes)


def _entries_of(rows: Iterable[JournalRow]) -> dict[UUID, list[Entry]]:
    found: defaultdict[UUID, list[Entry]] = defaultdict(list)
    for row in rows:
        month = day_of(row.happened_at).replace(day=1)
        found[row.case_id] += [Entry(kind, row.seq, yuan, month) for kind, yuan in read_amounts(row.facts).items()]
    return {case_id: entries for case_id, entries in found.items() if entries}


def _joined(had: Iterable[Entry], fresh: Iterable[Entry]) -> list[Entry]:
    return list({(entry.kind, entry.seq): entry for entry in (*had, *fresh)}.values())


def _read_stands(county: str, cases: Iterable[UUID]) -> dict[UUID, Stand]:
    rows = AmountStand.objects.of(county).filter(case_id__in=list(cases))
    columns = rows.values_list("case_id", "place", "category", "matter", "apart")
    return {case_id: Stand(place, category, matter, apart) for case_id, place, category, matter, apart in columns}


def _read_entries(county: str, cases: Iterable[UUID]) -> Ledger:
    found: defaultdict[UUID, list[Entry]] = defaultdict(list)
    rows = AmountEntry.objects.of(county).filter(case_id__in=list(cases))
    for case_id, kind, seq, yuan, month in rows.values_list("case_id", "kind", "seq", "yuan", "month"):
        found[case_id].append(Entry(kind, seq, yuan, month))
    return found


def _read_cases(county: str, cases: Sequence[UUID]) -> dict[UUID, Stand]:
    values = {"county": county, "cases": list(cases)}
    return {case_id: Stand(*stand) for case_id, *stand in fetch(SQL / "stands.sql", values)}


def _write_entries(county: str, fresh: Ledger) -> None:
    rows = [
        AmountEntry(county=county, case_id=case_id, kind=each.kind, seq=each.seq, yuan=each.yuan, month=each.month)
        for case_id, entries in fresh.items()
        for each in entries
    ]
    AmountEntry.objects.insert(rows, ignore_conflicts=True)


def _write_stands(county: str, stands: Mapping[UUID, Stand]) -> None:
    rows = [
        AmountStand(
            county=county,
            case_id=case_id,
            place=stand.place,
            category=stand.category,
            matter=stand.matter,
            apart=stand.apart,
        )
        for case_id, stand in stands.items()
    ]
    columns = ["place", "category", "matter", "apart"]
    AmountStand.objects.insert(rows, update_conflicts=True, unique_fields=["county", "case_id"], update_fields=columns)


def _write_sums(county: str, changes: Mapping[Cell, tuple[object, int]]) -> None:
    if not changes:
        return
    cells = sorted(changes)
    empty = [AmountSum(county=county, yuan=NOTHING, cases=0, **_columns(cell)) for cell in cells]
    AmountSum.objects.insert(empty, ignore_conflicts=True)
    names = ("place", "category", "matter", "kind", "month", "apart")
    values: dict[str, object] = {name: [getattr(cell, name) for cell in cells] for name in names}
    values |= {"yuan": [changes[cell][0] for cell in cells], "cases": [changes[cell][1] for cell in cells]}
    run(SQL / "add.sql", {"county": county, **values})


def _columns(cell: Cell) -> dict[str, object]:
    return {name: getattr(cell, name) for name in ("place", "category", "matter", "kind", "month", "apart")}
