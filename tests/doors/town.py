"""A town with its site in real processes (web, feed, worker) for tests with a browser: its own database, cast and map.

Nothing of it is shared with the transaction that other tests run in; `Town.do` calls functions inside the town.
"""

import json
import os
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
from tests.ports import HOST, free_ports
from tests.settings import FOLDER, GIVEN, NAME, SERVER
from tests.world import COUNTY

from maplebridge.ground.postgres import addresses, roles
from maplebridge.ground.vault import rotation
from maplebridge.site.running import programs
from maplebridge.site.running.answering import answers
from maplebridge.site.running.leftovers import MARK

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0
KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "VIRTUAL_ENV")


class Town:
    """The running site at `url`. Start it once a session; `stop` leaves nothing behind."""

    def __init__(self, name: str = "town") -> None:
        self.database = f"{NAME}_{name}"
        self.folder = Path(FOLDER.name) / name
        self.folder.mkdir(parents=True)
        self.port, self.feed_port = free_ports(2)
        self.url = f"http://localhost:{self.port}"
        self._end = ExitStack()
        self._log = self._end.enter_context((self.folder / "log").open("ab"))
        self._lock = threading.Lock()

    def start(self) -> None:
        """Database, roles, tables, county, then the processes; returns when the site answers."""
        owner, application = (
            roles.Login(f"{self.database}_{name}", secrets.token_urlsafe(16)) for name in ("own", "app")
        )
        administrator = addresses.read(GIVEN) if GIVEN else SERVER.address()
        roles.set_up(administrator, self.database, owner, application)
        self._end.callback(roles.tear_down, administrator, self.database, owner.name, application.name)
        here = administrator.of(self.database)
        self.owner = here.as_role(owner.name, owner.password)
        self.environment = self._environment(here.as_role(application.name, application.password).url)
        self._run("maplebridge.site", "migrate", "--quiet")
        self._prepare(here, application.name)
        self._hall = self._spawn([sys.executable, "-m", "tests.doors.town_hall", self.database], pipes=True)
        self.ids: dict[str, str] = self._answer()
        self._spawn(programs.web(HOST, self.port, workers=1, threads=4))
        self._spawn(programs.feed(HOST, self.feed_port))
        self._spawn(programs.work())
        self._await(self.port, "/readyz")
        self._await(self.feed_port, "/healthz")

    def do(self, function: str, **words: Any) -> Any:
        """Call `package.module:function(world, **words)` inside the town; it takes and returns what JSON can say."""
        assert self._hall.stdin
        with self._lock:
            self._hall.stdin.write(json.dumps([function, words]).encode() + b"\n")
            self._hall.stdin.flush()
            return self._answer()

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the owner of the tables sees."""
        with psycopg.connect(self.owner.url, autocommit=True) as connection:
            return connection.execute(statement.encode(), values).fetchall()

    def log(self) -> str:
        """The last words of all processes."""
        return (self.folder / "log").read_text(errors="replace")[-6000:]

    def stop(self) -> None:
        """End everything and leave nothing."""
        self._end.close()

    def _prepare(self, here: addresses.Address, application: str) -> None:
        """What else the database needs before anybody uses it; `here` is it as its administrator reaches it."""

    def _environment(self, url: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in KEPT}
        return kept | {
            "DATABASE_URL": url,
            "DATABASE_OWNER_URL": self.owner.url,
            "DJANGO_SETTINGS_MODULE": "maplebridge.site.settings",
            "SECRET_KEY": secrets.token_urlsafe(48),
            "KEY_RING": ",".join(rotation.generate_ring().split()),
            "MEDIA_ROOT": str(self.folder / "media"),
            "SITE_URL": self.url,
            "ALLOWED_HOSTS": f"localhost,{HOST},testserver",
            "FEED_URL": f"http://localhost:{self.feed_port}/feed",
            "COUNTY": COUNTY,
            "DEMO": "1",
            "LOG_LEVEL": "WARNING",
            **{name: os.environ[name] for name in ("FORMS_FROM_SOURCE", "FORMS_AS_PERSON", "GUESSES_FROM_SOURCE")},
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
        }

    def _run(self, *words: str) -> None:
        command = [sys.executable, "-m", *words]
        done = subprocess.run(command, env=self.environment, cwd=ROOT, stdout=self._log, stderr=self._log, check=False)
        assert done.returncode == 0, self.log()

    def _spawn(self, command: list[str], *, pipes: bool = False) -> subprocess.Popen[bytes]:
        streams: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE} if pipes else {}
        process = subprocess.Popen(
            command,
            env=self.environment if pipes else self.environment | {MARK: self.database},
            cwd=ROOT,
            process_group=0,
            **({"stdout": self._log} | streams),
            stderr=self._log,
        )
        self._end.callback(_end, process)
        return process

    def _answer(self) -> Any:
        assert self._hall.stdout
        line = self._hall.stdout.readline()
        assert line, self.log()
        said = json.loads(line)
        assert "wrong" not in said, said["wrong"]
        return said["right"]

    def await_that(self, holds: Callable[[], bool]) -> None:
        """Ask again and again until it holds: what workers do, they do in their own time."""
        end, pause = time.monotonic() + PATIENCE, threading.Event()
        while not holds():
            assert time.monotonic() < end, self.log()
            pause.wait(0.05)

    def _await(self, port: int, path: str) -> None:
        self.await_that(lambda: answers(HOST, port, path))


def _end(process: subprocess.Popen[bytes]) -> None:
    for stream in (process.stdin, process.stdout):
        if stream:
            stream.close()
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
