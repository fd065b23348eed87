"""The embedded server starts, stops and comes back, whatever the folder is called and however it ended."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from maplebridge.ground.postgres import account, process, sockets
from maplebridge.ground.postgres.server import EmbeddedServer, ServerFailed


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedServer]:
    server = EmbeddedServer(tmp_path / 'a "folder" with $pace' / "postgres", durable=False)
    yield server
    server.remove()


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    """One that runs, for tests that only look at it."""
    server = EmbeddedServer(tmp_path_factory.mktemp("a folder's") / "postgres", durable=False)
    server.start()
    yield server
    server.remove()


def say(server: EmbeddedServer, statement: str) -> object:
    with server.address().connect() as connection:
        answer = connection.execute(statement)
        row = answer.fetchone() if answer.description else None
        return row and row[0]


def test_starts_once_and_answers_in_an_odd_folder(server: EmbeddedServer) -> None:
    assert server.start() is True
    assert server.start() is False
    assert str(say(server, "SHOW server_version")).startswith("18")
    assert say(server, "SHOW listen_addresses") == ""


def test_keeps_its_rows_over_a_stop(server: EmbeddedServer) -> None:
    server.start()
    say(server, "CREATE TABLE kept AS SELECT 7 AS number")
    server.stop()
    assert server.pid is None
    server.stop()
    server.start()
    assert say(server, "SELECT number FROM kept") == 7


def test_comes_back_after_being_killed(server: EmbeddedServer) -> None:
    server.start()
    killed = process.find(server.data)
    assert killed
    killed.process.send_signal(signal.SIGKILL)
    server.start()
    assert server.pid != killed.process.pid
    assert say(server, "SELECT 1") == 1


def test_number_of_another_process_does_not_block_the_start(server: EmbeddedServer) -> None:
    server.start()
    stale = (server.data / "postmaster.pid").read_text().splitlines()
    server.stop()
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE, **server.account.spawn) as other:
        (server.data / "postmaster.pid").write_text("\n".join([str(other.pid), *stale[1:]]) + "\n")
        assert server.pid is None
        server.start()
        assert other.poll() is None
        other.communicate()


def test_two_checkouts_stand_side_by_side(server: EmbeddedServer, standing: EmbeddedServer) -> None:
    server.start()
    assert server.pid != standing.pid
    assert server.socket != standing.socket
    assert say(server, "SELECT 1") == say(standing, "SELECT 1") == 1


def test_set_up_cut_short_is_done_again(server: EmbeddedServer) -> None:
    (server.data / "base").mkdir(parents=True)
    server.start()
    assert say(server, "SELECT 1") == 1


def test_failed_start_shows_the_log(server: EmbeddedServer) -> None:
    server.start()
    server.stop()
    (server.data / "postgresql.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(ServerFailed, match="no_such_setting"):
        server.start()


def test_removal_leaves_nothing(server: EmbeddedServer) -> None:
    server.start()
    server.remove()
    assert not server.home.exists()
    assert not server.socket.exists()


def test_is_durable_unless_told_otherwise(standing: EmbeddedServer) -> None:
    assert say(standing, "SHOW fsync") == "off"
    lasting = EmbeddedServer(standing.folder)
    assert not {"fsync=off", "synchronous_commit=off", "full_page_writes=off"} & set(lasting._options())


def test_socket_is_closed_to_others_and_short(tmp_path: Path) -> None:
    deep = tmp_path / ("very long " * 20)
    folder = sockets.folder_for(deep)
    assert len(os.fsencode(folder)) <= sockets.LONGEST
    own = account.Account(os.geteuid(), os.getegid(), borrowed=False)
    sockets.prepare(folder, own)
    assert folder.stat().st_mode & 0o077 == 0
    folder.chmod(0o755)
    with pytest.raises(sockets.UnsafeSocketFolder):
        sockets.prepare(folder, own)
    folder.rmdir()


def test_password_is_closed_to_others(standing: EmbeddedServer) -> None:
    assert (standing.home / "superuser").stat().st_mode & 0o077 == 0
    assert not (standing.home / "superuser.once").exists()


def test_server_of_tests_ends_with_whoever_started_it(server: EmbeddedServer) -> None:
    server.start()
    server.stop()
    script = (
        "import os, sys, pathlib; from maplebridge.ground.postgres.server import EmbeddedServer as S; "
        "s = S(pathlib.Path(sys.argv[1]), durable=False); s.start(); print(s.pid, flush=True); os._exit(9)"
    )
    folder = str(server.folder)
    started = subprocess.run([sys.executable, "-c", script, folder], capture_output=True, text=True, check=False)
    assert started.returncode == 9
    left = [psutil.Process(int(started.stdout))] if psutil.pid_exists(int(started.stdout)) else []
    psutil.wait_procs(left, timeout=60)
    assert server.pid is None
