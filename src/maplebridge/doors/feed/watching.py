"""Watches the journal for all listeners of this process with one database connection: woken by a notification, looking
by itself once a second. What was recorded before it started is not told: pages show that themselves."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
from django.db import connection

from maplebridge.doors.feed.hub import Happening, Hub
from maplebridge.ground.clock.time import now
from maplebridge.ground.sql.waking import CHANNEL
from maplebridge.rulebook.workflows.facts import NOBODY

LOOK_SECONDS = 1.0
AGAIN_SECONDS = 2.0
MARGIN = timedelta(seconds=60)
REMEMBERED = 20_000
NEW_ROWS = """
SELECT e.county, e.case_id, e.seq, c.number, c.centre, c.unit, e.action, e.state_to, e.recorded_at, e.facts
FROM case_event e
JOIN "case" c ON c.county = e.county AND c.id = e.case_id
WHERE e.county = ANY(SELECT DISTINCT county FROM publishing_ruleversion) AND e.seq > 0 AND e.recorded_at > %s
ORDER BY e.recorded_at
LIMIT 5000
"""
WATCHED = ("arrive", "missed_call")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Row:
    """One journal row with where its case stands, as NEW_ROWS reads it."""

    county: str
    case_id: UUID
    seq: int
    number: str
    centre: str
    unit: str | None
    action: str
    state: str
    recorded_at: datetime
    facts: dict[str, Any]

    def at(self, *units: str | None) -> tuple[str, ...]:
        """The addresses of these units."""
        return tuple(f"{self.county}/{unit}" for unit in units if unit)


class Watch:
    """Reads new journal rows and hands each, once, to the hub."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._started = self._mark = now()
        self._told: OrderedDict[tuple[UUID, int], None] = OrderedDict()

    async def run(self) -> None:
        """Watches until cancelled; connects anew when the database went away."""
        while True:
            try:
                async with await self._connect() as database:
                    await database.execute(f"LISTEN {CHANNEL}")
                    while True:
                        await self._look(database)
                        await self._wait(database)
            except psycopg.Error:
                log.warning("the journal cannot be watched just now", exc_info=True)
                await asyncio.sleep(AGAIN_SECONDS)

    async def _connect(self) -> psycopg.AsyncConnection[Any]:
        known = connection.get_connection_params()
        wanted = {key: known[key] for key in ("host", "port", "user", "password", "dbname", "options") if key in known}
        return await psycopg.AsyncConnection.connect(**wanted, autocommit=True)

    async def _wait(self, database: psycopg.AsyncConnection[Any]) -> None:
        async for _ in database.notifies(timeout=LOOK_SECONDS, stop_after=1):
            return

    async def _look(self, database: psycopg.AsyncConnection[Any]) -> None:
        rows = await (await database.execute(NEW_ROWS, [self._mark - MARGIN])).fetchall()
        for row in (Row(*values) for values in rows):
            if (row.case_id, row.seq) not in self._told and row.recorded_at >= self._started:
                for happening in happenings(row):
                    self._hub.tell(happening)
            self._told[row.case_id, row.seq] = None
            self._mark = max(self._mark, row.recorded_at)
        while len(self._told) > REMEMBERED:
            self._told.popitem(last=False)


def happenings(row: Row) -> Iterator[Happening]:
    """What one journal row means for the desks that are open: a call, a case that has come to lie there, an answer."""
    facts, id = row.facts, f"{row.case_id}:{row.seq}"
    data = {"number": row.number, "action": row.action, "state": row.state}
    if row.action == "whistle":
        yield Happening(f"{id}:call", "called", row.at(*facts["units"]), {**data, "arrive_by": facts["arrive_by"]})
    if row.action in WATCHED:
        units = facts.get("units") or [facts.get("unit")]
        yield Happening(f"{id}:{row.action}", row.action, row.at(row.centre, row.unit), {**data, "units": units})
    if facts.get("desk", NOBODY) != NOBODY and not facts.get("replayed"):
        yield Happening(f"{id}:desk", "desk", row.at(facts["desk"]), data)
