"""What the application's role may do with each table. Run by the owner after every migration."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from psycopg import Connection, sql

READ_ONLY = ("django_migrations",)


def list_append_only() -> list[str]:
    """Tables whose model says `append_only = True`."""
    return [model._meta.db_table for model in apps.get_models() if getattr(model, "append_only", False)]


def grant(owner: Connection[Any], application: str, append_only: Iterable[str]) -> None:
    """Give the application's role rows, not tables: all verbs, on append-only tables just read and insert."""
    role = sql.Identifier(application)
    kept = set(append_only)
    with owner.transaction():
        for table in list_tables(owner):
            verbs = "SELECT" if table in READ_ONLY else "SELECT, INSERT" if table in kept else None
            _grant_table(owner, role, sql.Identifier(table), verbs or "SELECT, INSERT, UPDATE, DELETE")
        owner.execute(sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(role))


def _grant_table(owner: Connection[Any], role: sql.Identifier, table: sql.Identifier, verbs: Any) -> None:
    owner.execute(sql.SQL("REVOKE ALL ON TABLE {} FROM {}").format(table, role))
    owner.execute(sql.SQL("GRANT {} ON TABLE {} TO {}").format(sql.SQL(verbs), table, role))


def list_tables(connection: Connection[Any]) -> list[str]:
    """All tables of the public schema, partitioned ones too."""
    found = connection.execute(
        "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY 1"
    )
    return [row[0] for row in found]
