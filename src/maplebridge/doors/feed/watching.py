"""Watches journal and outbox for all listeners of this process with one database connection: woken by a notification,
looking by itself once a second. What was recorded before it started is not told: pages show that themselves."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import UUID

import psycopg
from django.db import connection

from maplebridge.doors.feed.hub import Happening, Hub
from maplebridge.doors.feed.meaning import Row, happenings, out_of
from maplebridge.doors.feed.staffing import Staffing
from maplebridge.ground.clock.time import now
from maplebridge.ground.sql.statements import load
from maplebridge.ground.sql.waking import JOURNAL

SQL = Path(__file__).parent / "sql"
LOOK_SECONDS = 1.0
AGAIN_SECONDS = 1.0
SWEEP_SECONDS = 5.0
COUNT_SECONDS = 2.0
LETTER_SECONDS, LETTERS_FOLLOW = 10.0, 3.0
MARGIN, WIDE_MARGIN = timedelta(seconds=6), timedelta(seconds=60)
AT_ONCE = 500
log = logging.getLogger(__name__)
Database = psycopg.AsyncConnection[Any]


class Told:
    """What has been told already, remembered for as long as it may turn up again."""

    def __init__(self) -> None:
        self._told: OrderedDict[Hashable, datetime] = OrderedDict()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._told

    def keep(self, key: Hashable, at: datetime) -> None:
        """It has been told; `at` is when it happened."""
        self._told[key] = at

    def forget_before(self, at: datetime) -> None:
        """Forgets the oldest, in the order in which they were told."""
        while self._told and next(iter(self._told.values())) < at:
            self._told.popitem(last=False)


class Watch:
    """Reads new journal rows and messages and hands each, once, to the hub."""

    def __init__(self, hub: Hub) -> None:
        self._hub, self._told, self._letters_told = hub, Told(), Told()
        self._started = self._mark = now()
        self._staffing = Staffing()
        self._counties: list[str] = []
        self._swept = self._counted = self._letters_read = self._stirred = 0.0
        self._changed: set[str] = set()

    async def run(self) -> None:
        """Watches until cancelled; connects anew when the database went away."""
        while True:
            try:
                async with await self._connect() as database:
                    await database.execute(f"LISTEN {JOURNAL}")
                    while True:
                        await self._look(database)
                        await self._wait(database)
            except psycopg.Error:
                log.warning("the journal cannot be watched just now", exc_info=True)
            except Exception:  # whatever it is, those who listen must not be left without a word for good
                log.exception("watching failed")
            await asyncio.sleep(AGAIN_SECONDS)

    async def _connect(self) -> Database:
        known = connection.get_connection_params()
        wanted = {key: known[key] for key in ("host", "port", "user", "password", "dbname", "options") if key in known}
        return await psycopg.AsyncConnection.connect(**wanted, autocommit=True, prepare_threshold=2)

    async def _wait(self, database: Database) -> None:
        async for _ in database.notifies(timeout=LOOK_SECONDS, stop_after=1):
            return

    async def _look(self, database: Database) -> None:
        moment = monotonic()
        sweep = moment - self._swept >= SWEEP_SECONDS
        if sweep:
            self._swept = moment
            self._counties = [county for (county,) in await _fetch(database, "counties.sql", {})]
            self._told.forget_before(self._mark - 2 * WIDE_MARGIN)
        for county in self._counties:
            await self._look_at(database, county, self._mark - (WIDE_MARGIN if sweep else MARGIN))
        await self._look_for_letters(database, moment)
        self._tell_counts(moment)

    async def _look_at(self, database: Database, county: str, after: datetime) -> None:
        found = await _fetch(database, "keys.sql", {"county": county, "after": max(after, self._started)})
        new = [(case, seq) for case, seq, _ in found if (case, seq) not in self._told]
        for start in range(0, len(new), AT_ONCE):
            cases, seqs = zip(*new[start : start + AT_ONCE], strict=True)
            values = {"county": county, "cases": list(cases), "seqs": list(seqs)}
            await self._tell(county, [Row(*row) for row in await _fetch(database, "rows.sql", values)])
        if new:
            self._mark = max(self._mark, *(at for _, _, at in found))
            self._stirred = monotonic()
            self._changed.add(county)

    async def _tell(self, county: str, rows: Sequence[Row]) -> None:
        acting = await self._staffing.acting(county, (centre for row in rows for centre in row.centres))
        for row in rows:
            for happening in happenings(replace(row, acting=acting)):
                self._hub.tell(happening)
            self._told.keep((row.case_id, row.seq), row.recorded_at)

    async def _look_for_letters(self, database: Database, moment: float) -> None:
        """Messages follow the journal after a moment; those that follow nothing are found a little later."""
        follow = moment - self._stirred < LETTERS_FOLLOW and moment - self._letters_read >= LOOK_SECONDS / 2
        if not follow and moment - self._letters_read < LETTER_SECONDS:
            return
        self._letters_read, after = moment, _first_id(max(now() - WIDE_MARGIN / 2, self._started))
        self._letters_told.forget_before(now() - WIDE_MARGIN)
        for county in self._counties:
            start = f"{county}/to:"
            recipients = [address.removeprefix(start) for address in self._hub.listened(start)]
            values = {"county": county, "recipients": recipients, "after": after}
            for recipient, id, out in await _fetch(database, "letters.sql", values) if recipients else ():
                if id not in self._letters_told:
                    self._letters_told.keep(id, now())
                    self._hub.tell(Happening(f"{id}:message", "message", (start + recipient,), {}, out_of(county, out)))

    def _tell_counts(self, moment: float) -> None:
        if self._changed and moment - self._counted >= COUNT_SECONDS:
            for county in self._changed:
                self._hub.tell(Happening(f"{county}:{moment:.3f}:counts", "counts", (f"{county}/counts",)))
            self._changed, self._counted = set(), moment


async def _fetch(database: Database, statement: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    return await (await database.execute(load(SQL / statement), values)).fetchall()


def _first_id(moment: datetime) -> UUID:
    """The smallest identity made at `moment`: they begin with their milliseconds."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)
