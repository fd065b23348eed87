"""Old cases that are open, a page at a time: with which leader, planned for which day, when there last was progress and
whether the month has passed without a word. Of cases, never of people: nothing is counted by person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from maplebridge.cases.listing import FIRST, CaseLine, Cursor
from maplebridge.cases.rights import OVERSEEING, may_see
from maplebridge.cases.stored import read_stored
from maplebridge.directory.people.rules import Actor, ties_of
from maplebridge.directory.places.queries import list_prefixes
from maplebridge.ground.sql.statements import fetch
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.viewing.tallying import SQL

WORKFLOW, UNPLANNED = "old_case", ("listed", "taken")
CENTRES = "centre-"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; empty: all. `silent`: only where the month passed without a word."""

    place: str = ""
    unit: str = ""
    silent: bool = False


@dataclass(frozen=True, slots=True)
class OldCase:
    """One of them. `planned`: the day of the plan in force; `told`: when progress was last reported."""

    line: CaseLine
    planned: date | None
    told: datetime | None
    silent: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of them, those due first; the units that have one, and how many there are before narrowing."""

    cases: Sequence[OldCase]
    units: Sequence[str] = ()
    many: int = 0


def list_old_cases(actor: Actor, wanted: Wanted, now: datetime, *, after: Cursor = FIRST, many: int = 50) -> Listed:
    """The open old cases that the actor may see; one round trip."""
    rows = fetch(SQL / "old_cases.sql", _values(actor, wanted, now, after, many))
    seen = [_read(row) for row in rows if may_see(actor, read_stored(row[0]).facts)]
    return Listed(seen, rows[0][-2], rows[0][-1]) if rows else Listed(seen)


def _values(actor: Actor, wanted: Wanted, now: datetime, after: Cursor, many: int) -> dict[str, Any]:
    units = sorted({duty.unit for duty in actor.duties if duty.unit})
    watched = sorted({duty.place for duty in actor.duties if duty.role in OVERSEEING and duty.place})
    centres = sorted({duty.place for duty in actor.duties if duty.role == "dispatcher" and duty.place})
    workflows = get_current_pack(actor.county).matters.values()
    return {
        "county": actor.county,
        "matters": [matter.name for matter in workflows if matter.workflow == WORKFLOW],
        "ties": sorted(ties_of(actor)),
        "circle": [*units, actor.id],
        "areas": [f"{place}%" for place in watched],
        "centres": [f"{CENTRES}{place}%" for place in centres],
        "units": units,
        "actor": actor.id,
        "unit": wanted.unit,
        "places": [f"{prefix}%" for prefix in list_prefixes(actor.county, wanted.place)] if wanted.place else [],
        "silent": wanted.silent,
        "now": now,
        "after_due": after[0],
        "after_id": after[1],
        "many": many,
    }


def _read(row: tuple[Any, ...]) -> OldCase:
    *columns, until, told, silent = row[1:-2]
    line = CaseLine(*columns)
    planned = date.fromisoformat(until) if until and line.state not in UNPLANNED else None
    return OldCase(line, planned, told, silent)
