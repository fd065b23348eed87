"""Lets a test say what time it is for the database too, so that days can pass between two steps of a case."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection
from psycopg import sql
from tests.settings import APPLICATION, GIVEN, NAME, SERVER

from maplebridge.ground.postgres import addresses

# A schema that is searched before the system's own hides statement_timestamp(); only whoever asks for it sees it.
MADE = """
CREATE SCHEMA IF NOT EXISTS testtime;
CREATE OR REPLACE FUNCTION testtime.statement_timestamp() RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('testtime.now', true), '')::timestamptz, pg_catalog.statement_timestamp()) $$
"""


@contextmanager
def movable_clock() -> Iterator[None]:
    """While it lasts, connections that call `believe` take the time they are given for the present."""
    administrator = addresses.read(GIVEN) if GIVEN else SERVER.address()
    with administrator.of(NAME).connect() as database:
        database.execute(MADE)
        database.execute(sql.SQL("GRANT USAGE ON SCHEMA testtime TO {}").format(sql.Identifier(APPLICATION.name)))
        yield
        database.execute("DROP SCHEMA IF EXISTS testtime CASCADE")


def believe(moment: datetime) -> None:
    """This thread's connection takes `moment` for the present until the next call or `disbelieve`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('search_path', 'testtime, public, pg_catalog', false)")
        cursor.execute("SELECT set_config('testtime.now', %s, false)", [moment.isoformat()])


def disbelieve() -> None:
    """This thread's connection reads the real clock again."""
    with connection.cursor() as cursor:
        cursor.execute("RESET search_path")
        cursor.execute("SELECT set_config('testtime.now', '', false)")
