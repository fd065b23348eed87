"""Sets up what benches run against: a durable embedded PostgreSQL with the whole demo county, and the web processes as
`serve` starts them. All of it in a temporary folder, gone afterwards."""

import json
import os
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from maplebridge.ground.postgres.addresses import Address, read
from maplebridge.ground.postgres.server import EmbeddedServer
from maplebridge.site.cli.commands.demo import _fill
from maplebridge.site.demo.environment import DemoFolder
from maplebridge.site.demo.standing import standing
from maplebridge.site.running import programs
from maplebridge.site.running.answering import answers
from maplebridge.site.running.aside import run_aside

HOST = "127.0.0.1"
COUNTY = "520524"


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the web listens, who may act there, and the database under it."""

    port: int
    tokens: Mapping[str, str]
    database: Address
    programs: Path
    web: psutil.Process
    server: psutil.Process

    def cpu_seconds(self) -> tuple[float, float]:
        """Processor seconds used so far by the web processes and by the database, children included."""
        return _cpu(self.web), _cpu(self.server)


@contextmanager
def stage(workers: int = 2) -> Iterator[Stage]:
    """The stage, set; the folder and all processes are gone after the block."""
    with tempfile.TemporaryDirectory(prefix="maplebridge-bench-") as temporary:
        folder = DemoFolder(Path(temporary) / "demo")
        port = _free_port()
        os.environ.update(VAR=temporary, LOG_LEVEL="WARNING", FORMS_FROM_SOURCE="1000000")
        with standing(folder, port, reset=False) as values:
            os.environ.update(values)
            if run_aside(lambda: _fill(folder) or 0):
                raise SystemExit("the demo county could not be filled")
            with _web(port, workers) as web:
                embedded = EmbeddedServer(folder.database)
                yield Stage(
                    port=port,
                    tokens={each["code"]: each["token"] for each in json.loads(folder.accounts.read_text())},
                    database=read(values["DATABASE_URL"]),
                    programs=embedded.programs,
                    web=psutil.Process(web.pid),
                    server=psutil.Process(embedded.pid),
                )
        EmbeddedServer(folder.database).remove()


@contextmanager
def _web(port: int, workers: int) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(programs.web(HOST, port, workers=workers, threads=4))
    try:
        while not answers(HOST, port):
            if process.poll() is not None:
                raise SystemExit("the web process ended")
        yield process
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def _cpu(process: psutil.Process) -> float:
    family = [process, *process.children(recursive=True)]
    return sum(sum(one.cpu_times()[:2]) for one in family if one.is_running())
