"""A town in which weeks pass: the clock of all its processes and of its database can be moved on, never back.

Journeys that need it override `town`:

    @pytest.fixture
    def town(later_town: LaterTown) -> LaterTown:
        return later_town

Whoever is signed in has been idle since: ask `page_as` for a new page after moving on.
"""

import os
from datetime import datetime, timedelta

from psycopg import sql
from tests.doors.town import ROOT, Town

from maplebridge.ground.clock.time import SHANGHAI, now
from maplebridge.ground.postgres.addresses import Address

MOVED = """
CREATE SCHEMA testtime;
CREATE TABLE testtime.moved (ahead interval NOT NULL);
INSERT INTO testtime.moved VALUES (interval '0');
CREATE FUNCTION testtime.statement_timestamp() RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT pg_catalog.statement_timestamp() + (SELECT ahead FROM testtime.moved) $$;
"""

SEARCHED = sql.SQL("ALTER DATABASE {} SET search_path = public, testtime, pg_catalog")


class LaterTown(Town):
    """A town with a clock of its own."""

    def __init__(self) -> None:
        super().__init__("later")
        self.ahead = timedelta()
        self._say_ahead()

    @property
    def now(self) -> datetime:
        """What the clock shows there, in Chinese time."""
        return (now() + self.ahead).astimezone(SHANGHAI)

    def move_on(self, **by: float) -> datetime:
        """Let time pass, e.g. `days=7, hours=1`; returns what the clock shows then."""
        self.ahead += timedelta(**by)
        self.rows("UPDATE testtime.moved SET ahead = %s RETURNING 1", self.ahead)
        self._say_ahead()
        return self.now

    def move_to(self, moment: datetime) -> datetime:
        """Let time pass until `moment`, which lies ahead."""
        assert moment > self.now, (moment, self.now)
        return self.move_on(seconds=(moment - self.now).total_seconds())

    def _say_ahead(self) -> None:
        """In one stroke: the processes of the town read it at any moment, and must never find half of it."""
        fresh = self.folder / "ahead.new"
        fresh.write_text(str(self.ahead.total_seconds()))
        fresh.replace(self.folder / "ahead")

    def _prepare(self, here: Address, application: str) -> None:
        with here.connect() as administrator:
            administrator.execute(MOVED)
            for role, rights in ((self.owner.user, sql.SQL("SELECT, UPDATE")), (application, sql.SQL("SELECT"))):
                name = sql.Identifier(role)
                administrator.execute(sql.SQL("GRANT USAGE ON SCHEMA testtime TO {}").format(name))
                administrator.execute(sql.SQL("GRANT {} ON testtime.moved TO {}").format(rights, name))
            administrator.execute(SEARCHED.format(sql.Identifier(self.database)))

    def _environment(self, url: str) -> dict[str, str]:
        known = super()._environment(url)
        moved = ROOT / "tests" / "doors" / "moved"
        return known | {
            "PYTHONPATH": f"{moved}{os.pathsep}{known['PYTHONPATH']}",
            "TOWN_AHEAD": str(self.folder / "ahead"),
        }
