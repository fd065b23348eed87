"""Where an embedded server listens: a Unix socket for its own account and root alone. Opens no TCP port."""

import os
import stat
import tempfile
from pathlib import Path

from maplebridge.ground.postgres.account import Account, short_name

LONGEST = 80  # a socket's whole path must stay under 104 bytes on every system


class UnsafeSocketFolder(Exception):
    """Somebody else holds the folder in which the socket should lie."""


def folder_for(home: Path) -> Path:
    """The socket's folder: beside the data, or in the temporary folder when that path is too long."""
    beside = home / "socket"
    if len(os.fsencode(beside)) <= LONGEST:
        return beside
    return Path(tempfile.gettempdir()) / f"maplebridge-{short_name(home)}"


def prepare(folder: Path, account: Account) -> None:
    """Make the folder, closed to others; refuse one that belongs to somebody else."""
    if not folder.exists():
        folder.mkdir(mode=0o700)
        account.own(folder)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != account.uid or found.st_mode & 0o077:
        raise UnsafeSocketFolder(str(folder))
