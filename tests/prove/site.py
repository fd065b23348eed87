"""A whole site in processes of its own: a durable database, web and worker, each of which may be killed."""

import json
import os
import secrets
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import psycopg
from tests.ports import HOST, free_ports

from maplebridge.ground.postgres import roles
from maplebridge.ground.postgres.server import EmbeddedServer
from maplebridge.ground.vault import rotation
from maplebridge.site.running import programs
from maplebridge.site.running.answering import answers

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0


class Site:
    """Web, worker and database; `kill` ends one as a power cut would, `raise_again` starts it anew."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = EmbeddedServer(folder / "postgres", durable=True)
        (self.port,) = free_ports(1)
        self._log = (folder / "log").open("ab")
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(self) -> dict[str, str]:
        """Everything from nothing; returns the tokens of the cast."""
        self.server.start()
        owner, application = (roles.Login(f"prove_{name}", secrets.token_urlsafe(16)) for name in ("owner", "app"))
        roles.set_up(self.server.address(), "prove", owner, application)
        here = self.server.address("prove")
        self.owner = here.as_role(owner.name, owner.password)
        self.environment = self._environment(here.as_role(application.name, application.password).url)
        self.run("maplebridge.site", "migrate", "--quiet")
        tokens: dict[str, str] = json.loads(self.run("tests.prove.founding"))
        for name in ("web", "worker"):
            self.raise_again(name)
        self.await_answer()
        return tokens

    def _environment(self, url: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
        return kept | {
            "DATABASE_URL": url,
            "DATABASE_OWNER_URL": self.owner.url,
            "DJANGO_SETTINGS_MODULE": "maplebridge.site.settings",
            "SECRET_KEY": secrets.token_urlsafe(48),
            "KEY_RING": ",".join(rotation.generate_ring().split()),
            "MEDIA_ROOT": str(self.folder / "media"),
            "SITE_URL": f"http://{HOST}:{self.port}",
            "FORMS_FROM_SOURCE": "1000000",  # all clients of a proof stand behind one address
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
        }

    def run(self, *words: str, fails: bool = False) -> str:
        """What a program of the site prints; with `fails` its exit code does not matter."""
        command = [sys.executable, "-m", *words]
        done = subprocess.run(
            command, env=self.environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=self._log, check=False
        )
        assert fails or done.returncode == 0, self.log()
        return done.stdout.decode()

    def kill(self, name: str) -> None:
        """SIGKILL to web, worker or database, with no time to say anything."""
        if name == "database":
            assert self.server.pid is not None
            os.kill(self.server.pid, signal.SIGKILL)
        else:
            process = self._processes.pop(name)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def raise_again(self, name: str) -> None:
        """Start what was killed."""
        if name == "database":
            self.server.start()
            return
        command = programs.web(HOST, self.port, workers=2, threads=4) if name == "web" else programs.work()
        self._processes[name] = subprocess.Popen(
            command, env=self.environment, cwd=ROOT, stdout=self._log, stderr=self._log, process_group=0
        )

    def look_after(self) -> None:
        """Start anew what ended by itself, as whoever runs services does: a worker that finds no database gives up."""
        for name, process in list(self._processes.items()):
            if process.poll() is not None:
                self.raise_again(name)

    def await_answer(self) -> None:
        """Wait until web and database answer."""
        end, pause = time.monotonic() + PATIENCE, threading.Event()
        while not answers(HOST, self.port):
            assert time.monotonic() < end, self.log()
            pause.wait(0.05)

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What the owner of the tables sees."""
        with psycopg.connect(self.owner.url, autocommit=True) as connection:
            return connection.execute(statement).fetchall()

    def log(self) -> str:
        """The last words of all processes."""
        return (self.folder / "log").read_text(errors="replace")[-6000:]

    def stop(self) -> None:
        """End everything and leave nothing."""
        for name in list(self._processes):
            self.kill(name)
        self.server.remove()
        self._log.close()
