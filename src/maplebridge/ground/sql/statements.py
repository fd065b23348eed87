"""Loads the hot statements that rooms keep as files beside them. Not a query builder."""

from functools import cache
from pathlib import Path


@cache
def load(path: Path) -> str:
    """The text of one `*.sql` file, constant, so that the server prepares it once."""
    return path.read_text(encoding="utf-8")
