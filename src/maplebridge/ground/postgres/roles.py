"""Makes the two roles and their database: the owner migrates, the application only reads and writes rows."""

from dataclasses import dataclass
from typing import LiteralString

from psycopg import Connection, sql

from maplebridge.ground.postgres.addresses import Address

OLDEST = 15
Plain = Connection[tuple[object, ...]]


class TooOld(Exception):
    """The server is older than the code was written for."""


@dataclass(frozen=True, slots=True)
class Login:
    """A role's name and password."""

    name: str
    password: str


def set_up(administrator: Address, database: str, owner: Login, application: Login) -> None:
    """Create both roles and the database where they are missing; set the passwords anew. Safe to repeat.

    The administrator needs CREATEROLE and either CREATEDB or a database of their own; both roles get no more than
    they use. Raises TooOld, or psycopg's InsufficientPrivilege.
    """
    with administrator.connect() as connection:
        demand_version(connection)
        for login in (owner, application):
            _make_role(connection, login)
        _make_database(connection, database)
        _run(connection, "GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}, {}", database, owner.name, application.name)
    with administrator.of(database).connect() as connection:
        _run(connection, "GRANT USAGE, CREATE ON SCHEMA public TO {}", owner.name)


def tear_down(administrator: Address, database: str, *roles: str) -> None:
    """Drop the database and the roles again, whoever is still connected."""
    with administrator.connect() as connection:
        _run(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", database)
        for role in roles:
            _run(connection, "DROP ROLE IF EXISTS {}", role)


def demand_version(connection: Plain) -> None:
    """Raise TooOld unless the server is of version 15 or later."""
    if connection.info.server_version < OLDEST * 10000:
        raise TooOld(f"PostgreSQL {connection.info.server_version // 10000} < {OLDEST}")


def _make_role(connection: Plain, login: Login) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [login.name]).fetchone()
    verb = sql.SQL("ALTER" if known else "CREATE")
    statement = sql.SQL("{} ROLE {} LOGIN PASSWORD {}")
    connection.execute(statement.format(verb, sql.Identifier(login.name), sql.Literal(login.password)))


def _make_database(connection: Plain, database: str) -> None:
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
        _run(connection, "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'", database)


def _run(connection: Plain, statement: LiteralString, *names: str) -> None:
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
