"""Computes open limits anew when the working-day table has changed, and says so in the journal of every case whose
date moved. Not for changing the table."""

import logging
from datetime import datetime
from uuid import UUID

from maplebridge.cases.actions.clocks import stamp_calendar
from maplebridge.cases.actions.take import take
from maplebridge.cases.queries import get_case
from maplebridge.cases.scenes import rules_of, scene_of
from maplebridge.cases.stored import StoredCase
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.rulebook.workflows.running import change_clock, clock_specs
from maplebridge.services.clockwork.jobs import SQL
from maplebridge.services.clockwork.rules import clock_actor

AT_ONCE = 200
log = logging.getLogger(__name__)


def recompute_once(county: str, now: datetime) -> int:
    """Brings some open cases up to the calendar in force; returns how many. Call again while it is not 0."""
    revision = get_calendar(county).revision
    cases = fetch(SQL / "outdated.sql", {"county": county, "revision": revision, "limit": AT_ONCE})
    return sum(_recompute(county, number, case_id, revision, now) for number, case_id in cases)


def _recompute(county: str, number: str, case_id: UUID, revision: int, now: datetime) -> int:
    stored = get_case(county, number)
    if not _moves(stored, now):
        stamp_calendar(county=county, case_id=case_id, revision=revision)
        return 1
    # With the version in the key: a process that did not know the calendar yet may have written since the last time.
    actor, key = clock_actor(county), f"{number}:calendar:{revision}:{stored.facts.version}"
    try:
        take(actor=actor, number=number, action="recompute", fields={}, seen=None, now=now, key=key)
    except Fault as fault:
        log.info("the case ended meanwhile", extra={"code": fault.code, "number": number})
        return 0
    return 1


def _moves(stored: StoredCase, now: datetime) -> bool:
    _, workflow, matter = rules_of(stored.facts)
    specs, scene = clock_specs(workflow, matter), scene_of(stored, now)
    for clock in stored.facts.clocks:
        if clock.state != "stopped" and clock.name in specs:
            reading = change_clock(workflow, specs[clock.name], clock, clock.history, scene).reading
            if (reading.due_at, reading.provisional) != (clock.due_at, clock.provisional):
                return True
    return False
