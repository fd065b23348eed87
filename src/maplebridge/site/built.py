"""Gives built files (`dist/…`) the name under which they were built, so that browsers may keep them for ever."""

import json
from functools import cache
from pathlib import Path

from django.contrib.staticfiles.storage import StaticFilesStorage

DIST = Path(__file__).resolve().parent.parent / "dist"
FOLDER = "dist/"


class BuiltFiles(StaticFilesStorage):
    """Like Django's own, but `dist/desk.css` becomes `dist/desk-<hash of its content>.css`."""

    def url(self, name: str | None) -> str:
        """The address of a static file."""
        if name and name.startswith(FOLDER):
            name = FOLDER + built_name(name.removeprefix(FOLDER))
        return super().url(name)


def built_name(name: str) -> str:
    """The name of the built file; the plain name when nothing has been built."""
    return names_of(DIST / "names.json").get(name, name)


@cache
def names_of(path: Path) -> dict[str, str]:
    """What the build noted; read once."""
    names: dict[str, str] = json.loads(path.read_text()) if path.is_file() else {}
    return names
