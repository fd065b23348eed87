"""Runs the hot statements that rooms keep as files beside them. Not a query builder."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection


@cache
def load(path: Path) -> str:
    """The text of one `*.sql` file, constant, so that the server prepares it once."""
    return path.read_text(encoding="utf-8")


def fetch(path: Path, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """All rows that the statement in `path` returns; one round trip."""
    with _executed(path, values) as cursor:
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def run(path: Path, values: Mapping[str, Any]) -> int:
    """How many rows the statement in `path` wrote; one round trip."""
    with _executed(path, values) as cursor:
        return int(cursor.rowcount)


@contextmanager
def _executed(path: Path, values: Mapping[str, Any]) -> Iterator[Any]:
    # Django's own cursor costs as much time as some statements do; it is needed only where somebody watches queries.
    connection.ensure_connection()
    if connection.execute_wrappers or connection.queries_logged:
        with connection.cursor() as watched:
            watched.execute(load(path), values)
            yield watched
        return
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        cursor.execute(load(path), values)
        yield cursor
