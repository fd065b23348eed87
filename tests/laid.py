"""Lays the test county's rows once, and gives each later test copies of them in one round trip.

Not for towns: their processes found a county once and for all. Off until `begin` has run.
"""

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import connection, transaction
from psycopg import sql

from maplebridge.ground.postgres import addresses

SCHEMA = sql.Identifier("laid")
INSERTED = re.compile(r'INSERT INTO "?(\w+)')
Said = TypeVar("Said")


@dataclass(slots=True)
class _Rows:
    """What was said of the county when it was laid, and the statement that lays it again."""

    said: Any
    statement: str


@dataclass(slots=True)
class _Watch:
    """Notes which tables are written, in their order, and whether each was empty before."""

    tables: dict[str, bool] = field(default_factory=dict)

    def __call__(self, execute: Callable[..., Any], text: str, params: Any, many: bool, context: Any) -> Any:
        for table in INSERTED.findall(text):
            if table not in self.tables:
                self.tables[table] = _is_empty(table)
        return execute(text, params, many, context)


_known: dict[Hashable, _Rows] = {}
_keepers: list[tuple[addresses.Address, sql.Identifier]] = []


def begin(administrator: addresses.Address, application: str) -> None:
    """From now on rows are kept, in a schema of their own that `application` may read."""
    role = sql.Identifier(application)
    with administrator.connect() as keeper:
        keeper.execute(sql.SQL("CREATE SCHEMA {}").format(SCHEMA))
        keeper.execute(sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(SCHEMA, role))
    _keepers[:] = [(administrator, role)]


def lay_once(known_as: Hashable, lay: Callable[[], Said]) -> Said:
    """What `lay` says, run the first time in this process; later its rows are copied."""
    rows = _known.get(known_as)
    if rows is not None:
        _raw().execute(rows.statement)
        return rows.said
    watch = _Watch()
    with transaction.atomic(), connection.execute_wrapper(watch):
        said = lay()
        if _keepers and all(watch.tables.values()):
            _known[known_as] = _Rows(said, _keep(watch.tables, f"_{len(_known)}"))
    return said


def _keep(tables: dict[str, bool], mark: str) -> str:
    """Copies the tables as they stand; gives the statement that brings their rows back."""
    statements = []
    administrator, role = _keepers[0]
    with administrator.connect() as keeper:
        for table in tables:
            names = {"table": sql.Identifier(table), "kept": sql.Identifier(table + mark), "laid": SCHEMA}
            keeper.execute(sql.SQL("CREATE UNLOGGED TABLE {laid}.{kept} (LIKE public.{table})").format(**names))
            _copy(keeper, names)
            keeper.execute(sql.SQL("GRANT SELECT ON {laid}.{kept} TO {role}").format(role=role, **names))
            statements.append(sql.SQL("INSERT INTO public.{table} SELECT * FROM {laid}.{kept}").format(**names))
    return sql.SQL("; ").join(statements).as_string(None)


def _copy(keeper: Any, names: dict[str, sql.Identifier]) -> None:
    """The keeper cannot see yet what the test has written, so the rows pass through this process."""
    out = sql.SQL("COPY (SELECT * FROM public.{table}) TO STDOUT (FORMAT binary)").format(**names)
    back = sql.SQL("COPY {laid}.{kept} FROM STDIN (FORMAT binary)").format(**names)
    with _raw().copy(out) as rows, keeper.cursor().copy(back) as kept:
        for block in rows:
            kept.write(block)


def _is_empty(table: str) -> bool:
    found = _raw().execute(sql.SQL("SELECT EXISTS (SELECT FROM public.{})").format(sql.Identifier(table))).fetchone()
    return found == (False,)


def _raw() -> Any:
    """A cursor below Django's, so that no test counts what it sends."""
    connection.ensure_connection()
    return connection.connection.cursor()
