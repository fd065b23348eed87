"""Gives tests a database of their own, met as the application's role; refuses to forget the county."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from functools import cache
from pathlib import Path
from typing import Any

import psutil
import pytest
from hypothesis import HealthCheck, settings
from tests import laid
from tests.settings import APPLICATION, FOLDER, GIVEN, NAME, OWNER, SERVER

from maplebridge.ground.postgres import addresses, roles
from maplebridge.ground.postgres.server import EmbeddedServer

pytest_plugins = ("tests.doors.browsing",)
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])  # of the machine
settings.load_profile("house")


def pytest_unconfigure() -> None:
    """Test workers end without the usual farewell of a program, so the folder is removed here."""
    FOLDER.cleanup()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """Start the server, make roles and database, migrate as the owner; afterwards leave nothing behind."""
    from django.db import connections

    from maplebridge.site.database import migrating

    with ExitStack() as end:
        administrator = addresses.read(GIVEN) if GIVEN else _started(end)
        roles.set_up(administrator, NAME, OWNER, APPLICATION)
        end.callback(roles.tear_down, administrator, NAME, OWNER.name, APPLICATION.name)
        end.callback(connections.close_all)
        with django_db_blocker.unblock():
            migrating.migrate(verbosity=0)
            connections["owner"].close()
            laid.begin(administrator.of(NAME), APPLICATION.name)
            yield


def _started(end: ExitStack) -> addresses.Address:
    remove_abandoned()
    end.callback(SERVER.remove)
    SERVER.start()
    return SERVER.address()


def remove_abandoned() -> None:
    """Delete what test runs that were killed have left on the disk; several runs may be at it at once."""
    for folder in Path(tempfile.gettempdir()).glob("maplebridge-test-*-*"):
        with suppress(FileNotFoundError):
            if folder.stat().st_uid == os.geteuid() and not psutil.pid_exists(int(folder.name.split("-")[2])):
                EmbeddedServer(folder / "postgres").remove()
                shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True, scope="session")
def _empty_tables_as_owner() -> Iterator[None]:
    """Tests with real commits are followed by TRUNCATE, which the application's role may not do."""
    from django.test import TransactionTestCase

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: truncate_all())
        yield


@pytest.fixture(autouse=True, scope="session")
def _rules_read_once() -> Iterator[None]:
    """Nearly every test has the demo's pack: a process reads its files once, stores and rebuilds its form once."""
    from tests.world import DEMO

    from maplebridge.rulebook.publishing import queries
    from maplebridge.rulebook.publishing.folder import load_folder
    from maplebridge.rulebook.publishing.models import RuleVersion
    from maplebridge.rulebook.publishing.storing import body_of, rebuild

    room = "maplebridge.rulebook.publishing"
    read, bodies, packs = cache(load_folder), dict[int, Any](), dict[tuple[str, int, str], Any]()
    read_stored = queries._read

    def load_once(folder: Path, county: str = "") -> Any:
        if folder != DEMO:
            return load_folder(folder, county)
        pack = read(folder, county)  # kept, so its id is its own
        if id(pack) not in bodies:
            bodies[id(pack)] = body_of(pack)
        return pack

    def rebuild_once(county: str, number: int, digest: str, body: Any) -> Any:
        known = (county, number, digest)
        if known not in packs:
            packs[known] = rebuild(county, number, digest, body)
        return packs[known]

    def read_once(county: str, number: int) -> Any:
        """The digest tells whether the body is known, which is large."""
        stored = RuleVersion.objects.filter(county=county, number=number).values_list("digest", flat=True)
        return packs.get((county, number, stored.first() or "")) or read_stored(county, number)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(f"{room}.actions.load_folder", load_once)
        patch.setattr(f"{room}.actions.body_of", lambda pack: bodies.get(id(pack)) or body_of(pack))
        patch.setattr(f"{room}.queries.rebuild", rebuild_once)
        patch.setattr(f"{room}.queries._read", read_once)
        yield


@pytest.fixture(autouse=True, scope="session")
def _static_files_found_once() -> Iterator[None]:
    """Every client of Django's builds the whole site anew, which looks for all files of all folders."""
    from whitenoise.middleware import WhiteNoiseMiddleware

    look, found = WhiteNoiseMiddleware.add_files_from_finders, dict[str, Any]()

    def add_known(site: WhiteNoiseMiddleware) -> None:
        if not found:
            look(site)
            found.update(site.files)
        site.files.update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", add_known)
        yield


FILLED = """
SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
AND relname <> 'django_migrations' AND pg_relation_size(oid) > 0
"""


def truncate_all() -> None:
    """Empty every table that has ever held a row since it was last emptied, as the owner."""
    from psycopg import sql

    with addresses.read(os.environ["DATABASE_OWNER_URL"]).connect() as owner:
        tables = [sql.Identifier(name) for (name,) in owner.execute(FILLED)]
        if tables:
            owner.execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.SQL(", ").join(tables)))


class CountyForgotten(AssertionError):
    """A query names a county table and no county."""


@cache
def refuse_forgotten_county() -> Callable[..., Any]:
    """A wrapper around every query of the connection."""
    from django.apps import apps

    from maplebridge.ground.sql.county import CountyModel

    tables = [re.escape(m._meta.db_table) for m in apps.get_models() if issubclass(m, CountyModel)]
    named = re.compile(rf"\b(?:{'|'.join(tables) or '(?!)'})\b")

    def watch(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        text = sql if isinstance(sql, str) else ""
        if named.search(text) and "county" not in text:
            raise CountyForgotten(text)
        return execute(sql, params, many, context)

    return watch


@pytest.fixture(autouse=True)
def _county_named_in_every_query() -> Iterator[None]:
    from django.db import connection

    with connection.execute_wrapper(refuse_forgotten_county()):
        yield
