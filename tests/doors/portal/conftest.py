"""The small county, met while time goes on: pages read the clock themselves, as they do in life."""

from collections.abc import Iterator

import pytest
from django.db import connection
from psycopg import sql
from tests.settings import APPLICATION, GIVEN, NAME, SERVER
from tests.world import World, found_county

from maplebridge.ground.postgres import addresses

# Inside a transaction the database's now() stands still, and a write some seconds later would count as skewed.
MADE = """
CREATE SCHEMA IF NOT EXISTS timegoeson;
CREATE OR REPLACE FUNCTION timegoeson.now() RETURNS timestamptz LANGUAGE sql VOLATILE AS 'SELECT clock_timestamp()'
"""


@pytest.fixture(scope="session")
def _clock_that_runs(django_db_setup: None) -> Iterator[None]:
    administrator = addresses.read(GIVEN) if GIVEN else SERVER.address()
    with administrator.of(NAME).connect() as database:
        database.execute(MADE)
        database.execute(sql.SQL("GRANT USAGE ON SCHEMA timegoeson TO {}").format(sql.Identifier(APPLICATION.name)))
        yield
        database.execute("DROP SCHEMA IF EXISTS timegoeson CASCADE")


@pytest.fixture
def world(_clock_that_runs: None, db: None) -> Iterator[World]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('search_path', 'timegoeson, public, pg_catalog', false)")
    yield found_county()
    with connection.cursor() as cursor:
        cursor.execute("RESET search_path")
