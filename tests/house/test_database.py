"""The tables as they stand in the database, and what the application's role may do with them."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.utils import ProgrammingError

from maplebridge.ground.sql.county import CountyModel

pytestmark = pytest.mark.django_db
SIGN_IN = {"auth", "contenttypes", "sessions", "account", "mfa", "socialaccount", "usersessions", "axes"}

FOREIGN_KEYS = """
SELECT source.relname, target.relname, k.conname, k.condeferrable,
       (SELECT attname FROM pg_attribute WHERE attrelid = k.conrelid AND attnum = k.conkey[1]) AS first
FROM pg_constraint k JOIN pg_class source ON source.oid = k.conrelid JOIN pg_class target ON target.oid = k.confrelid
WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
"""
FIRST_COLUMNS = """
SELECT t.relname, i.relname, a.attname FROM pg_index x
JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
JOIN pg_am m ON m.oid = i.relam AND m.amname = 'btree'
WHERE t.relnamespace = 'public'::regnamespace
"""
COUNTY_COLUMNS = """
SELECT c.relname, format_type(a.atttypid, a.atttypmod), a.attnotnull, l.collname
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_collation l ON l.oid = a.attcollation
WHERE a.attname = 'county' AND c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
"""
MACHINERY = """
SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL SELECT 'extension ' || extname FROM pg_extension WHERE extname NOT IN ('plpgsql', 'pg_trgm')
UNION ALL SELECT 'rule ' || rulename FROM pg_rules WHERE schemaname = 'public'
UNION ALL SELECT 'generated ' || attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE attgenerated <> '' AND c.relnamespace = 'public'::regnamespace
"""


def rows(statement: str, *values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def county_tables() -> set[str]:
    return {model._meta.db_table for model in apps.get_models() if issubclass(model, CountyModel)}


def append_only() -> list[str]:
    return [model._meta.db_table for model in apps.get_models() if getattr(model, "append_only", False)]


def tables_for_sign_in() -> set[str]:
    """Tables of the framework's own parts, made by their own migrations; they stay on the coordinator."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in SIGN_IN]
    return {model._meta.db_table for model in models}


def test_no_key_between_our_tables_is_deferrable() -> None:
    theirs = tables_for_sign_in()
    keys = [(source, name) for source, _, name, deferrable, _ in rows(FOREIGN_KEYS) if deferrable]
    assert [name for source, name in keys if source not in theirs] == []


def test_keys_between_county_tables_start_with_the_county() -> None:
    kept = county_tables()
    keys = [(source, target, name, first) for source, target, name, _, first in rows(FOREIGN_KEYS)]
    assert [name for source, target, name, first in keys if {source, target} <= kept and first != "county"] == []


def test_nothing_outside_a_county_points_into_it() -> None:
    kept = county_tables()
    keys = [(source, target, name) for source, target, name, _, _ in rows(FOREIGN_KEYS)]
    assert [name for source, target, name in keys if target in kept and source not in kept] == []


def test_every_index_of_a_county_table_starts_with_the_county() -> None:
    kept = county_tables()
    assert [index for table, index, first in rows(FIRST_COLUMNS) if table in kept and first != "county"] == []


def test_county_is_text_in_c_order_and_never_empty() -> None:
    found = {table: (kind, filled, order) for table, kind, filled, order in rows(COUNTY_COLUMNS)}
    assert {table: found.get(table) for table in county_tables() if found.get(table) != ("text", True, "C")} == {}


def test_the_database_has_no_machinery_of_its_own() -> None:
    assert [name for (name,) in rows(MACHINERY)] == []


def test_the_application_owns_nothing() -> None:
    owned = rows(
        "SELECT relname FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)"
    )
    assert owned == []


def test_the_application_is_an_ordinary_role() -> None:
    powers = rows(
        "SELECT rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls"
        " FROM pg_roles WHERE rolname = current_user"
    )
    assert powers == [(False, False, False, False, False)]


@pytest.mark.parametrize("verb", ["UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"])
def test_the_journal_can_only_grow(verb: str) -> None:
    allowed = rows("SELECT name FROM unnest(%s::text[]) AS name WHERE has_table_privilege(name, %s)", _quoted(), verb)
    assert append_only() != []
    assert allowed == []


def test_the_journal_can_be_read_and_added_to() -> None:
    both = "has_table_privilege(name, 'SELECT') AND has_table_privilege(name, 'INSERT')"
    statement = f"SELECT {both} FROM unnest(%s::text[]) AS name"
    assert {answer for (answer,) in rows(statement, _quoted())} == {True}


@pytest.mark.parametrize("statement", ["UPDATE {} SET county = county", "DELETE FROM {} WHERE county = ''"])
def test_rewriting_the_journal_is_refused_by_the_database(statement: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        rows(statement.format(_quoted()[0]))


def _quoted() -> list[str]:
    return [connection.ops.quote_name(name) for name in append_only()]
