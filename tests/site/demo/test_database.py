"""The demo makes two roles and its tables in any PostgreSQL, wakes its own, and forgets only what is its."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from maplebridge.ground.postgres import addresses, discipline
from maplebridge.ground.postgres.server import EmbeddedServer
from maplebridge.site.demo.database import NAME, DemoDatabase, given
from maplebridge.site.demo.environment import DemoFolder, make_values
from maplebridge.site.demo.waking import awake


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    server = EmbeddedServer(tmp_path_factory.mktemp("given") / "postgres", durable=False)
    server.start()
    yield server
    server.remove()


@pytest.fixture
def values(tmp_path: Path) -> dict[str, str]:
    return make_values(DemoFolder(tmp_path), 8000)


def test_maintenance_database_is_left_alone(server: EmbeddedServer) -> None:
    assert given(server.address("postgres")).name == NAME
    assert given(server.address("county")).name == "county"


def test_roles_are_made_again_and_again_with_the_same_end(server: EmbeddedServer, values: dict[str, str]) -> None:
    database = given(server.address("postgres"))
    assert database.make_roles(values) == database.make_roles(values)


def test_owner_makes_tables_and_the_application_is_fit(server: EmbeddedServer, values: dict[str, str]) -> None:
    made = given(server.address("postgres")).make_roles(values)
    with addresses.read(made["DATABASE_OWNER_URL"]).connect() as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS sample (word text)")
        assert [breach.kind for breach in discipline.list_breaches(owner, [])] == ["owns_tables"]
    with addresses.read(made["DATABASE_URL"]).connect() as application:
        assert discipline.list_breaches(application, ["sample"]) == []


def test_administrator_need_not_be_a_superuser(server: EmbeddedServer, values: dict[str, str]) -> None:
    with server.address().connect() as superuser:
        superuser.execute("CREATE ROLE clerk LOGIN CREATEROLE CREATEDB PASSWORD 'clerk'")
    clerk = DemoDatabase(server.address("postgres").as_role("clerk", "clerk"), "clerks_demo")
    made = clerk.make_roles(values)
    with addresses.read(made["DATABASE_OWNER_URL"]).connect() as owner:
        owner.execute("CREATE TABLE sample (word text)")
    clerk.forget(values)
    with addresses.read(clerk.make_roles(values)["DATABASE_OWNER_URL"]).connect() as owner:
        owner.execute("CREATE TABLE sample (word text)")


def test_starting_over_spares_what_others_made(server: EmbeddedServer, values: dict[str, str]) -> None:
    with server.address().connect() as superuser:
        superuser.execute("CREATE DATABASE shared")
    with server.address("shared").connect() as superuser:
        superuser.execute("CREATE TABLE theirs (word text)")
    database = given(server.address("shared"))
    with addresses.read(database.make_roles(values)["DATABASE_OWNER_URL"]).connect() as owner:
        owner.execute("CREATE TABLE ours (word text)")
    database.forget(values)
    with server.address("shared").connect() as superuser:
        left = superuser.execute("SELECT relname FROM pg_class WHERE relname IN ('ours', 'theirs')").fetchall()
    assert left == [("theirs",)]


def test_last_to_leave_turns_the_database_off(tmp_path: Path) -> None:
    folder = DemoFolder(tmp_path / "demo")
    with awake(folder) as first:
        with awake(folder) as second:
            assert second.pid == first.pid
        assert first.pid is not None
    assert first.pid is None
    first.remove()


def test_command_without_demo_and_database_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "maplebridge.site", "doctor"],
        env={"PATH": "", "VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert "make demo" in done.stderr
