"""Sets up a new data folder with PostgreSQL's own initdb. Not for starting the server."""

import secrets
import shutil
import subprocess
from pathlib import Path

from maplebridge.ground.postgres import programs
from maplebridge.ground.postgres.account import Account

SUPERUSER = "postgres"


class ServerFailed(Exception):
    """The embedded server could not be set up or started; carries the end of its log."""


def initialise(home: Path, account: Account, *, durable: bool) -> Path:
    """Make `home`/data where it is missing or was cut short; returns the file with the superuser's password."""
    data, password = home / "data", home / "superuser"
    if not (data / "PG_VERSION").exists():
        shutil.rmtree(data, ignore_errors=True)
        write_private(password, secrets.token_urlsafe(24))
        try:
            _run_initdb(home, account, durable=durable)
        except BaseException:
            shutil.rmtree(data, ignore_errors=True)
            raise
    return password


def _run_initdb(home: Path, account: Account, *, durable: bool) -> None:
    data, handed = home / "data", home / "superuser.once"
    data.mkdir(mode=0o700)
    write_private(handed, (home / "superuser").read_text())
    account.own(data)
    account.own(handed)
    command = [
        programs.folder_of_programs(account) / "initdb",
        *(f"--pgdata={data}", f"--username={SUPERUSER}", f"--pwfile={handed}", "--auth=scram-sha-256"),
        *("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
        *(() if durable else ("--no-sync",)),
    ]
    try:
        done = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False, **account.spawn)
    finally:
        handed.unlink()
    if done.returncode:
        raise ServerFailed(done.stdout + done.stderr)


def write_private(path: Path, content: str) -> None:
    """Write a file that only the running account may read, from its first byte on."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(content)
