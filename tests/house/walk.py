"""Walks the house for the tests about it: its files, floors and rooms, and which of them may know which."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "maplebridge"
DOORS = SOURCE / "doors"
NOT_OURS = {".venv", "node_modules", "var", "dist", "build", ".git", "__pycache__"}


def python_files(*, of: Path = SOURCE) -> list[Path]:
    """All Python files below a folder, migrations too."""
    return sorted(path for path in of.rglob("*.py") if not NOT_OURS & set(path.parts))


def text_files(*endings: str) -> Iterator[Path]:
    """Files of the whole project with one of the endings, without what is installed or built."""
    for folder in ("src", "tests", "docs", "bench", "."):
        for path in sorted((ROOT / folder).glob("*" if folder == "." else "**/*")):
            if path.is_file() and path.suffix in endings and not NOT_OURS & set(path.relative_to(ROOT).parts):
                yield path


def short(path: Path) -> str:
    """The path as a reader would write it."""
    return str(path.relative_to(ROOT))


def module_of(path: Path) -> str:
    """`maplebridge.cases.models` for its file; for any other file the module of its folder."""
    place = path.with_suffix("") if path.suffix == ".py" else path.parent
    parts = [part for part in place.relative_to(SOURCE.parent).parts if part != "__init__"]
    return ".".join(parts)


@cache
def tree_of(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def contracts() -> tuple[dict[str, Any], ...]:
    """The import contracts as pyproject.toml states them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return tuple(settings["tool"]["importlinter"]["contracts"])


def may_know(here: str, named: str) -> bool:
    """Whether a module may refer to `named` by the contracts: the same room, or one further down."""
    return all(_goes_down(contract, here, named) for contract in contracts())


def _goes_down(contract: dict[str, Any], here: str, there: str) -> bool:
    for container in contract.get("containers", ()):
        places = _layer(contract, container, here), _layer(contract, container, there)
        if None not in places and places[0] != places[1] and not _is_below(places):
            return False
    return True


def _layer(contract: dict[str, Any], container: str, module: str) -> tuple[int, str] | None:
    for height, layer in enumerate(contract["layers"]):
        for room in (name.strip() for name in layer.split("|")):
            whole = f"{container}.{room}"
            if module == whole or module.startswith(f"{whole}."):
                return height, room
    return None


def _is_below(places: tuple[Any, ...]) -> bool:
    here, there = places
    return bool(there[0] > here[0])
