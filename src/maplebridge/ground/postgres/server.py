"""A PostgreSQL of one's own for first tries, tests and benches: no port is opened. Not for production."""

import fcntl
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from maplebridge.ground.postgres import account, initialising, process, programs, sockets
from maplebridge.ground.postgres.addresses import Address
from maplebridge.ground.postgres.initialising import SUPERUSER, ServerFailed

SWIFT = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
PATIENCE = 60.0
RETRIES = 40
STILL_HELD = "still in use"  # children of a killed server let go of its memory a moment later


class EmbeddedServer:
    """One data folder and the server that may be running on it.

    `folder` names it (any path, spaces allowed). `durable=False` gives up crash safety for speed, and ends
    with whoever started it: tests only.
    """

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self.folder = folder.absolute()
        self.account = account.choose()
        self.home = account.home_for(self.folder, self.account)
        self.data = self.home / "data"
        self.socket = sockets.folder_for(self.home)
        self.durable = durable
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def programs(self) -> Path:
        """The folder of PostgreSQL's programs (pgbench, pg_dump …) that match this server."""
        return programs.folder_of_programs(self.account)

    @property
    def pid(self) -> int | None:
        """The server's process id while it runs, started by whomever."""
        found = process.find(self.data)
        return found.process.pid if found else None

    def address(self, database: str = "postgres") -> Address:
        """How the superuser reaches `database`; the server must have been started once."""
        password = (self.home / "superuser").read_text()
        return Address(str(self.socket), 5432, SUPERUSER, password, database)

    def start(self) -> bool:
        """Set up on first use, then start; False when it was running already. Raises ServerFailed."""
        self.home.mkdir(mode=0o755, parents=True, exist_ok=True)
        with self._alone():
            if self._is_up():
                return False
            initialising.initialise(self.home, self.account, durable=self.durable)
            sockets.prepare(self.socket, self.account)
            self._start()
            return True

    def stop(self) -> None:
        """Stop cleanly; nothing to do when it is not running."""
        found = process.find(self.data)
        if found:
            found.end()
        self._forget_child()

    def remove(self) -> None:
        """Stop, and delete every file of this server."""
        self.stop()
        for folder in (self.data, self.socket):
            shutil.rmtree(folder, ignore_errors=True)
        for name in ("log", "lock", "superuser"):
            (self.home / name).unlink(missing_ok=True)
        if self.home.exists() and not any(self.home.iterdir()):
            self.home.rmdir()

    def _forget_child(self) -> None:
        if self._child:
            self._child.wait()
            self._child = None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.home / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _is_up(self) -> bool:
        """Whether it answers; a server that is just starting or going down is waited for."""
        end = time.monotonic() + PATIENCE
        while self.pid and time.monotonic() < end:
            try:
                self.address().connect().close()
                return True
            except (psycopg.OperationalError, OSError):
                time.sleep(process.PAUSE)
        return False

    def _start(self) -> None:
        for _ in range(RETRIES):
            self._forget_child()
            process.forget_stale(self.data, self.socket)
            if self._try_start():
                return
            if STILL_HELD not in self._written():
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
                preexec_fn=None if self.durable else process.end_with_starter,
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
            "max_connections": "200",
            "timezone": "UTC",
            **({} if self.durable else SWIFT),
        }
        return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]

    def _log(self) -> str:
        return self._written()[-4000:]

    def _written(self) -> str:
        """All of the log. Children of a killed server still write into it, far behind what this one says."""
        return (self.home / "log").read_text(errors="replace").replace("\0", "")
