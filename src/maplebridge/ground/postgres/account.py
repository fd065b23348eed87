"""Under which account the embedded server runs and where its files lie. PostgreSQL refuses to run as root."""

import hashlib
import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SERVICE_ACCOUNTS = ("postgres", "nobody")
SERVICE_HOME = Path("/var/lib/maplebridge")


@dataclass(frozen=True, slots=True)
class Account:
    """A system account; `borrowed` when root lends the server another one than its own."""

    uid: int
    gid: int
    borrowed: bool

    @property
    def spawn(self) -> dict[str, Any]:
        """What `subprocess` needs to run a program as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.borrowed else {}

    def own(self, path: Path) -> None:
        """Hand one of the server's own files or folders over to this account."""
        if self.borrowed:
            os.chown(path, self.uid, self.gid)


def choose() -> Account:
    """The running account, or for root the first service account that this machine has."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), borrowed=False)
    entry = next(filter(None, map(_entry, SERVICE_ACCOUNTS)))
    return Account(entry.pw_uid, entry.pw_gid, borrowed=True)


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def home_for(folder: Path, account: Account) -> Path:
    """Where the server of `folder` keeps its files: there, or for root where a service account can go."""
    if not account.borrowed:
        return folder
    return SERVICE_HOME / short_name(folder)


def short_name(folder: Path) -> str:
    """A short name of its own for each folder, so that two checkouts never meet."""
    return hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
