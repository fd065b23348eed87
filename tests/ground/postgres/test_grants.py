"""The application's role may use rows and nothing more."""

import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from maplebridge.ground.postgres import addresses, discipline, grants

pytestmark = pytest.mark.usefixtures("django_db_setup")
SAMPLE = "sample_journal"
Plain = psycopg.Connection[Any]


@pytest.fixture
def application(django_db_setup: None) -> Iterator[Plain]:
    with addresses.read(os.environ["DATABASE_URL"]).connect() as role:
        yield role


@pytest.fixture
def owner(django_db_setup: None) -> Iterator[Plain]:
    with addresses.read(os.environ["DATABASE_OWNER_URL"]).connect() as owner:
        owner.execute(f"CREATE TABLE {SAMPLE} (word text)")
        yield owner
        owner.execute(f"DROP TABLE {SAMPLE}")


def test_tests_themselves_run_as_the_application_role(application: Plain) -> None:
    assert discipline.list_breaches(application, grants.list_append_only()) == []


def test_owner_is_found_unfit_to_serve(owner: Plain) -> None:
    (breach,) = discipline.list_breaches(owner, [])
    assert breach.kind == "owns_tables"
    assert SAMPLE in breach.tables


def test_append_only_table_takes_rows_and_keeps_them(owner: Plain, application: Plain) -> None:
    grants.grant(owner, application.info.user, [SAMPLE])
    application.execute(f"INSERT INTO {SAMPLE} VALUES ('said')")
    for forbidden in (f"UPDATE {SAMPLE} SET word = ''", f"DELETE FROM {SAMPLE}", f"TRUNCATE {SAMPLE}"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            application.execute(forbidden)


def test_right_to_rewrite_is_noticed_and_taken_back(owner: Plain, application: Plain) -> None:
    grants.grant(owner, application.info.user, [])
    (breach,) = discipline.list_breaches(application, [SAMPLE])
    assert (breach.kind, breach.tables) == ("may_rewrite", (SAMPLE,))
    grants.grant(owner, application.info.user, [SAMPLE])
    assert discipline.list_breaches(application, [SAMPLE]) == []


def test_right_to_rewrite_one_column_is_noticed_too(owner: Plain, application: Plain) -> None:
    grants.grant(owner, application.info.user, [SAMPLE])
    owner.execute(f'GRANT UPDATE (word) ON {SAMPLE} TO "{application.info.user}"')
    assert [breach.kind for breach in discipline.list_breaches(application, [SAMPLE])] == ["may_rewrite"]
