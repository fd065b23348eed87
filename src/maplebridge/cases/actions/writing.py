"""Sends the rows of an action to the database: one statement, one commit. Not for deciding what they are."""

from datetime import datetime
from uuid import UUID

import orjson

from maplebridge.cases.queries import SQL
from maplebridge.cases.rows import Document
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.sql.waking import wake_after_commit

OPEN, TAKE = SQL / "open.sql", SQL / "take.sql"
TABLES = tuple(Document.__slots__)


def write_new(document: Document, now: datetime) -> set[UUID]:
    """Writes new cases with all their rows; returns the ids of those whose key was not known before."""
    fresh = {row[0] for row in fetch(OPEN, {**_texts(document), "now": now})}
    for county in {row["county"] for row in document.cases} if fresh else ():
        wake_after_commit(county)
    return fresh


def write_step(document: Document, *, county: str, case_id: UUID, seen: int, now: datetime) -> bool:
    """Writes one step if the case still has version `seen`; False when it has moved on."""
    columns = orjson.dumps(document.cases.pop()).decode()
    values = {**_texts(document), "case": columns, "county": county, "id": case_id, "seen": seen, "now": now}
    moved = fetch(TAKE, values) == [(1,)]
    if moved:
        wake_after_commit(county)
    return moved


def _texts(document: Document) -> dict[str, str]:
    """The rows of each table as JSON."""
    return {name: orjson.dumps(rows).decode() if (rows := getattr(document, name)) else "[]" for name in TABLES}
