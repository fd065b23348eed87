"""Writes the API's OpenAPI description to a file, for the repository and for those who build against it."""

import json
from pathlib import Path


def describe() -> str:
    """The description as text, always the same for the same code."""
    from maplebridge.doors.api.v1.api import api

    schema = api.get_openapi_schema(path_prefix="/api/v1/")
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write(path: Path) -> bool:
    """Bring the file up to date; whether it had to change."""
    text = describe()
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True
