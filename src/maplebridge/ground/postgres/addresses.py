"""Where a database is and who asks: the parts of a PostgreSQL URL. Not a connection."""

from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

import psycopg
from psycopg.conninfo import conninfo_to_dict


class OddAddress(ValueError):
    """Not a PostgreSQL URL that names a database."""


@dataclass(frozen=True, slots=True)
class Address:
    """Host (a name, or the folder of a Unix socket), port, role, password and database.

    `extras` are libpq's other words, such as sslmode.
    """

    host: str
    port: int
    user: str
    password: str
    database: str
    extras: tuple[tuple[str, str], ...] = ()

    @property
    def url(self) -> str:
        """The same as `postgresql://…`; spaces and signs are escaped."""
        who = f"{quote(self.user, safe='')}:{quote(self.password, safe='')}"
        where = urlencode([("host", self.host), ("port", self.port), *self.extras], quote_via=quote, safe="")
        return f"postgresql://{who}@/{quote(self.database, safe='')}?{where}"

    def as_role(self, user: str, password: str) -> "Address":
        """The same database for another role."""
        return replace(self, user=user, password=password)

    def of(self, database: str) -> "Address":
        """Another database on the same server."""
        return replace(self, database=database)

    def connect(self) -> "psycopg.Connection[tuple[object, ...]]":
        """A plain connection in autocommit; the caller closes it."""
        return psycopg.connect(self.url, autocommit=True)


def read(url: str) -> Address:
    """Read `postgresql://role:password@host:port/database?word=value`. Raises OddAddress, which tells no password."""
    if not url.startswith(("postgresql://", "postgres://")):
        raise OddAddress("must begin with postgresql://")
    try:
        parts = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    except psycopg.ProgrammingError:
        raise OddAddress("cannot be read as postgresql://role:password@host:port/database") from None
    if not parts.get("dbname"):
        raise OddAddress("names no database")
    port = parts.pop("port", "5432")
    if not port.isdigit():
        raise OddAddress("the port is no number")
    known = [parts.pop(name, "") for name in ("host", "user", "password", "dbname")]
    host, user, password, database = known
    return Address(host or "localhost", int(port), user, password, database, tuple(sorted(parts.items())))
