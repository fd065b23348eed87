"""Proves that a role is the application's: owns nothing, cannot rewrite the journal. Changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from psycopg import Connection

Kind = Literal["superuser", "owns_tables", "may_rewrite"]

OWNED = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND pg_has_role(current_user, c.relowner, 'MEMBER') ORDER BY 1
"""
REWRITABLE = """
SELECT c.relname FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY(%s)
  AND (has_any_column_privilege(current_user, c.oid, 'UPDATE')
       OR has_table_privilege(current_user, c.oid, 'DELETE, TRUNCATE'))
ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing the role can do and must not: what, with which tables."""

    kind: Kind
    role: str
    tables: tuple[str, ...] = ()


def list_breaches(connection: Connection[Any], append_only: Iterable[str]) -> list[Breach]:
    """Everything that makes the connected role unfit to serve; empty when it is fit."""
    role = connection.info.user
    row = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    if row and row[0]:
        return [Breach("superuser", role)]
    owned = tuple(name for (name,) in connection.execute(OWNED))
    rewritable = tuple(name for (name,) in connection.execute(REWRITABLE, [list(append_only)]))
    found = [Breach("owns_tables", role, owned), Breach("may_rewrite", role, rewritable)]
    return [breach for breach in found if breach.tables]
