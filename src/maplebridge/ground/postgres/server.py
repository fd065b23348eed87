"""A PostgreSQL of one's own for first tries, tests and benches: no installation, no port. Not for production."""

import fcntl
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from maplebridge.ground.postgres import account, process, programs, sockets
from maplebridge.ground.postgres.addresses import Address

SUPERUSER = "postgres"
SWIFT = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
PATIENCE = 60.0
RETRIES = 40
STILL_HELD = "still in use"  # children of a killed server let go of its memory a moment later


class ServerFailed(Exception):
    """The embedded server could not be set up or started; carries the end of its log."""


class EmbeddedServer:
    """One data folder and the server that may be running on it.

    `folder` names it (any path, spaces allowed). `durable=False` gives up crash safety for speed: tests only.
    """

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self.account = account.choose()
        self.home = account.home_for(folder.absolute(), self.account)
        self.data = self.home / "data"
        self.socket = sockets.folder_for(self.home)
        self.durable = durable
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def programs(self) -> Path:
        """The folder of PostgreSQL's programs (pgbench, pg_dump …) that match this server."""
        return programs.folder_of_programs(self.account)

    @property
    def running(self) -> bool:
        """Whether a server is up on this data folder, started by whomever."""
        return process.find(self.data) is not None

    @property
    def pid(self) -> int | None:
        """The server's process id while it runs."""
        found = process.find(self.data)
        return found.process.pid if found else None

    def address(self, database: str = "postgres") -> Address:
        """How the superuser reaches `database`."""
        return Address(str(self.socket), 5432, SUPERUSER, self._password, database)

    def start(self) -> bool:
        """Set up on first use, then start; False when it was running already."""
        self.home.mkdir(mode=0o755, parents=True, exist_ok=True)
        with self._alone():
            if self.running:
                return False
            self._set_up()
            self._start()
            return True

    def stop(self) -> None:
        """Stop cleanly; nothing to do when it is not running."""
        found = process.find(self.data)
        if found:
            found.end()
        if self._child:
            self._child.wait()
            self._child = None

    def remove(self) -> None:
        """Stop, and delete every file of this server."""
        self.stop()
        for folder in (self.data, self.socket):
            shutil.rmtree(folder, ignore_errors=True)
        for name in ("log", "lock", "superuser"):
            (self.home / name).unlink(missing_ok=True)
        if self.home.exists() and not any(self.home.iterdir()):
            self.home.rmdir()

    @property
    def _password(self) -> str:
        return (self.home / "superuser").read_text()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.home / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _set_up(self) -> None:
        if (self.data / "PG_VERSION").exists():
            return
        shutil.rmtree(self.data, ignore_errors=True)  # a set-up that was cut short
        self.data.mkdir(mode=0o700)
        self.account.own(self.data)
        password = self.home / "superuser"
        password.touch(mode=0o600)
        password.write_text(secrets.token_urlsafe(24))
        try:
            self._initdb(password)
        except BaseException:
            shutil.rmtree(self.data, ignore_errors=True)
            raise

    def _initdb(self, password: Path) -> None:
        handed = self.home / "superuser.once"
        handed.touch(mode=0o600)
        handed.write_text(password.read_text())
        self.account.own(handed)
        command = [
            *(
                self.programs / "initdb",
                f"--pgdata={self.data}",
                f"--username={SUPERUSER}",
                f"--pwfile={handed}",
            ),
            *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
            *(() if self.durable else ("--no-sync",)),
        ]
        try:
            done = subprocess.run(
                command, cwd=self.home, capture_output=True, text=True, check=False, **self.account.spawn
            )
        finally:
            handed.unlink()
        if done.returncode:
            raise ServerFailed(done.stdout + done.stderr)

    def _start(self) -> None:
        sockets.prepare(self.socket, self.account)
        for _ in range(RETRIES):
            process.forget_stale(self.data)
            if self._try_start():
                return
            if STILL_HELD not in self._log():
                break
            time.sleep(process.PAUSE * 10)
        raise ServerFailed(self._log())

    def _try_start(self) -> bool:
        with (self.home / "log").open("wb") as log:
            self._child = subprocess.Popen(
                [self.programs / "postgres", "-D", self.data, *self._options()],
                cwd=self.data,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self.account.spawn,
            )
        return process.await_ready(self.data, self._child, PATIENCE)

    def _options(self) -> list[str]:
        quoted = str(self.socket).replace('"', '""')
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": f'"{quoted}"',
            "unix_socket_permissions": "0700",
            "shared_buffers": "64MB",
            "timezone": "UTC",
            **({} if self.durable else SWIFT),
        }
        return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]

    def _log(self) -> str:
        return (self.home / "log").read_text(errors="replace")[-4000:]
