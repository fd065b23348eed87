"""Runs the hot statements that rooms keep as files beside them. Not a query builder."""

from collections.abc import Mapping
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
    with connection.cursor() as cursor:
        cursor.execute(load(path), values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def run(path: Path, values: Mapping[str, Any]) -> int:
    """How many rows the statement in `path` wrote; one round trip."""
    with connection.cursor() as cursor:
        cursor.execute(load(path), values)
        return int(cursor.rowcount)
