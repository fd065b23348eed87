"""The demo comes up, can be used from other commands, and comes back whatever ended it."""

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from tests.ports import free_ports

from maplebridge.ground.postgres.server import EmbeddedServer
from maplebridge.site.demo.environment import DemoFolder
from maplebridge.site.running.leftovers import MARK

pytestmark = pytest.mark.prove
MAPLEBRIDGE = [sys.executable, "-m", "maplebridge.site"]
READY = "accounts.json"


class Place:
    """A folder with a space in its name in which a demo runs, and a port for it."""

    def __init__(self, path: Path, **settings: str) -> None:
        self.folder = DemoFolder(path / "my var" / "demo")
        self.port = free_port()
        self.environment = {
            name: value for name, value in os.environ.items() if not name.endswith(("_URL", "_KEY", "_RING"))
        }
        del self.environment["DJANGO_SETTINGS_MODULE"]
        self.environment |= {"VAR": str(self.folder.path.parent), "PORT": str(self.port), **settings}

    @contextmanager
    def running(self, **settings: str) -> Iterator[subprocess.Popen[str]]:
        """The demo, from the moment at which it says that it is ready."""
        environment = self.environment | settings
        with subprocess.Popen([*MAPLEBRIDGE, "demo"], env=environment, stdout=subprocess.PIPE, text=True) as demo:
            try:
                assert demo.stdout
                assert next((line for line in demo.stdout if READY in line), ""), demo.wait()
                yield demo
            finally:
                demo.send_signal(signal.SIGINT)
                demo.wait(timeout=60)

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Another command in the same folder."""
        done = [*MAPLEBRIDGE, *words]
        return subprocess.run(done, env=self.environment, capture_output=True, text=True, check=False, timeout=120)

    def get(self, path: str) -> tuple[int, str]:
        """A page of the running demo."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        line.request("GET", path)
        answer = line.getresponse()
        text = answer.read().decode()
        line.close()
        return answer.status, text

    def tokens(self) -> list[str]:
        """The tokens of the demo's accounts."""
        return [account["token"] for account in json.loads(self.folder.accounts.read_text())]

    def processes(self) -> list[psutil.Process]:
        """What the demo has started and not ended."""
        return [process for process in psutil.process_iter() if self._started(process)]

    def _started(self, process: psutil.Process) -> bool:
        try:
            return process.environ().get(MARK) == str(self.folder.path)
        except psutil.Error:
            return False

    def server(self) -> EmbeddedServer:
        """Its embedded database."""
        return EmbeddedServer(self.folder.database)


def free_port() -> int:
    """A port that is free and whose neighbour is."""
    while True:
        port, neighbour = free_ports(2)
        if neighbour == port + 1:
            return port


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    place = Place(tmp_path_factory.mktemp("demo"))
    yield place
    place.server().remove()


@pytest.fixture(scope="module")
def first_tokens(place: Place) -> list[str]:
    with place.running() as demo:
        status, page = place.get("/")
        assert status == 200
        assert "演示" in page
        assert place.run("doctor").returncode == 0
    assert demo.returncode == 0
    return place.tokens()


def test_demo_ends_with_everything_it_started(place: Place, first_tokens: list[str]) -> None:
    assert place.processes() == []
    assert place.server().pid is None


def test_second_run_keeps_its_data(place: Place, first_tokens: list[str]) -> None:
    with place.running():
        assert place.tokens() == first_tokens
        refused = place.run("demo")
        assert refused.returncode == 1
        assert "running already" in refused.stderr


def test_other_commands_wake_the_database_and_let_it_sleep_again(place: Place, first_tokens: list[str]) -> None:
    done = place.run("units", "list", "--county", "520524", "--json")
    assert done.returncode == 0
    assert len(json.loads(done.stdout)) > 100
    assert place.server().pid is None


def test_demo_comes_back_after_everything_was_killed(place: Place, first_tokens: list[str]) -> None:
    with place.running() as demo:
        demo.kill()
        demo.wait()
    assert place.processes() != []
    server = place.server().pid
    assert server
    os.kill(server, signal.SIGKILL)
    with place.running():
        assert place.get("/readyz")[0] == 200
        assert place.tokens() == first_tokens
    assert place.processes() == []


def test_starting_over_forgets_everything(place: Place, first_tokens: list[str]) -> None:
    with place.running(RESET="1"):
        assert set(place.tokens()).isdisjoint(first_tokens)
        assert place.get("/readyz")[0] == 200


def test_demo_lives_in_a_given_database_too(tmp_path: Path) -> None:
    server = EmbeddedServer(tmp_path / "given", durable=False)
    server.start()
    try:
        place = Place(tmp_path, DATABASE_URL=server.address().url)
        with place.running():
            assert place.get("/readyz")[0] == 200
        assert place.server().pid is None
        assert place.folder.read()["DATABASE_URL"] != server.address().url
    finally:
        server.remove()
