"""Writes the registers of places, by import. Not for single edits: whoever keeps a register sends it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import connection, transaction

from maplebridge.directory.places import loading
from maplebridge.directory.places.datum import Datum
from maplebridge.directory.places.generating.writing import write_county
from maplebridge.directory.places.importing.files import read_records
from maplebridge.directory.places.importing.kinds import Row, kind_named
from maplebridge.directory.places.importing.known import read_known
from maplebridge.directory.places.importing.report import Report
from maplebridge.directory.places.importing.sorting import Sorter
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.sql.statements import load

SQL = Path(__file__).parent / "sql"
ROWS_A_STATEMENT = 5_000


def import_places(county: str, path: Path, kind: str, *, now: datetime, datum: Datum = Datum.WGS84) -> Report:
    """Import a register from a file; its good lines go in together, its bad ones are all named in the report.

    `kind`: divisions, grids, groups, party_groups or households; `datum`: what boundaries were drawn in.
    A second import of the same file changes nothing. Fault when the file as a whole cannot be read.
    """
    register = kind_named(kind)
    with transaction.atomic():
        sorter = Sorter(county, register, read_known(county, kind), datum)
        sorter.take(read_records(path))
        changed = sum(_write(county, kind, rows) for rows in _chunks(list(sorter.rows.values())))
        if changed:
            _run("mark_revision", county=county, register=kind, token=new_id(), now=now)
    loading.forget()
    accepted = len(sorter.rows)
    return Report(kind, sorter.read, accepted, changed, tuple(sorter.rejected), max(accepted - changed, 0))


def import_made_county(county: str, divisions: Path, *, now: datetime) -> tuple[Report, ...]:
    """Import `divisions` and, over its villages, made-up grids and groups, with households in one town: for a first
    try. They take the same way as real files."""
    first = import_places(county, divisions, "divisions", now=now)
    with TemporaryDirectory() as folder:
        files = write_county(loading.registries.get(county).places.values(), Path(folder))
        return (first, *(import_places(county, path, kind, now=now) for kind, path in files.items()))


def _chunks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    for start in range(0, len(rows), ROWS_A_STATEMENT):
        yield rows[start : start + ROWS_A_STATEMENT]


def _write(county: str, kind: str, rows: Sequence[Row]) -> int:
    """The number of rows that are new or differ."""
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    spans = columns.pop("grids", None)
    changed = _run(f"upsert_{kind}", county=county, **columns)
    return changed + (_write_spans(county, columns["code"], spans) if spans else 0)


def _write_spans(county: str, codes: Sequence[str], spans: Sequence[Sequence[str]]) -> int:
    """The grids of party groups, exactly as the file says them."""
    pairs = [(code, grid) for code, grids in zip(codes, spans, strict=True) for grid in grids]
    said = {"party_group": [code for code, _ in pairs], "grid": [grid for _, grid in pairs]}
    dropped = _run("drop_party_group_grids", county=county, code=codes, **said)
    return dropped + _run("insert_party_group_grids", county=county, **said)


def _run(statement: str, **parameters: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(load(SQL / f"{statement}.sql"), parameters)
        return int(cursor.rowcount)
