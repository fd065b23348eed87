"""Looks at every clock and every call whose moment has come: warns, marks overdue, escalates, lapses.
It asks the tables what is due, so having been off for a day only means that more is due. Not for what rules say."""

import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from maplebridge.cases.actions.clocks import note_warning
from maplebridge.cases.actions.take import take
from maplebridge.cases.desks import Desks
from maplebridge.cases.queries import get_case
from maplebridge.cases.scenes import rules_of, scene_of
from maplebridge.cases.stored import StoredCase
from maplebridge.ground.post.actions import Draft, lay_out
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.fault import Fault, Passing
from maplebridge.rulebook.workflows.facts import NOBODY, ClockChange
from maplebridge.rulebook.workflows.running import change_clock, clock_specs
from maplebridge.services.clockwork.rules import Act, Warn, clock_actor, decide_wake

SQL = Path(__file__).parent / "sql"
AT_ONCE = 200
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Waking:
    """One clock whose moment has come, as waking.sql reads it."""

    case_id: UUID
    number: str
    name: str
    turn: int
    noticed: int
    due_at: datetime
    desk_unit: str
    unit: str | None
    centre: str


def run_clocks_once(county: str, now: datetime) -> int:
    """Does what is due in one county now; returns how much it was. Call again while it is not 0."""
    done = sum(_safely(_wake, county, Waking(*row), now) for row in _rows("waking.sql", county, now))
    return done + sum(_safely(_miss, county, row, now) for row in _rows("silent.sql", county, now))


def next_due(county: str) -> datetime | None:
    """When there will be something to do if nobody does anything until then; None for never."""
    return min((at for (at,) in fetch(SQL / "next.sql", {"county": county})), default=None)


def _rows(statement: str, county: str, now: datetime) -> list[tuple[Any, ...]]:
    return fetch(SQL / statement, {"county": county, "now": now, "limit": AT_ONCE})


def _safely(act: Any, county: str, what: Any, now: datetime) -> int:
    try:
        act(county, what, now)
    except Fault as fault:
        # Somebody acted on the case between our look and our act: nothing is due any more, or it is next time.
        level = logging.DEBUG if isinstance(fault, Passing) else logging.INFO
        log.log(level, "clock found the case moved on", extra={"code": fault.code, "what": str(what)})
        return 0
    except Exception:
        # One case that cannot be read must not stop the clocks of all others.
        log.exception("clock failed", extra={"what": str(what)})
        return 0
    return 1


def _wake(county: str, waking: Waking, now: datetime) -> None:
    stored = get_case(county, waking.number)
    _, workflow, matter = rules_of(stored.facts)
    spec = clock_specs(workflow, matter)[waking.name]
    clock = next(c for c in stored.facts.clocks if (c.name, c.turn) == (waking.name, waking.turn))
    if clock.noticed != waking.noticed:  # another worker was here since we looked
        return
    scene = scene_of(stored, now)
    reread = change_clock(workflow, spec, clock, clock.history, scene)
    due = decide_wake(spec, reread.reading, turn=clock.turn, noticed=clock.noticed, now=now)
    if isinstance(due, Act):
        _act(county, waking.number, due, now, seen=stored.facts.version)
    elif due is None:
        _note(county, waking, reread, now)
    else:
        _warn(county, waking, stored, due, now, change_clock(workflow, spec, clock, clock.history, scene, due.percent))


def _act(county: str, number: str, act: Act, now: datetime, seen: int | None = None) -> None:
    actor, key = clock_actor(county), f"{number}:{act.key}"
    take(actor=actor, number=number, action=act.action, fields=act.fields, seen=seen, now=now, key=key)


def _warn(county: str, waking: Waking, stored: StoredCase, warn: Warn, now: datetime, after: ClockChange) -> None:
    due_at = after.reading.due_at.isoformat()
    draft = Draft(
        fact=f"{waking.case_id}:{waking.name}:{waking.turn}:{warn.percent}:{due_at}",
        recipient=_recipient(county, waking, stored, now),
        template="clock_warning",
        params={"number": waking.number, "clock": waking.name, "percent": warn.percent, "due_at": due_at},
        case_id=waking.case_id,
    )
    with transaction.atomic():
        if _note(county, waking, after, now):
            lay_out(county=county, drafts=[draft], now=now)


def _recipient(county: str, waking: Waking, stored: StoredCase, now: datetime) -> str:
    _, workflow, matter = rules_of(stored.facts)
    if clock_specs(workflow, matter)[waking.name].binds == "resident":
        return f"case:{waking.case_id}"
    desk = waking.desk_unit if waking.desk_unit != NOBODY else waking.unit or waking.centre
    return f"unit:{Desks(county, now).staffed(desk, excluded=stored.facts.excluded_units)}"


def _note(county: str, waking: Waking, after: ClockChange, now: datetime) -> bool:
    return note_warning(
        county=county,
        case_id=waking.case_id,
        name=waking.name,
        turn=waking.turn,
        before=waking.noticed,
        noticed=after.noticed,
        wake_at=after.wake_at,
        now=now,
    )


def _miss(county: str, row: tuple[Any, ...], now: datetime) -> None:
    _, number, unit, turn = row
    fields = {"unit": unit, "turn": turn}
    _act(county, number, Act("missed_call", fields, f"call:{unit}:{turn}"), now)
