"""The duty list as staff read it, and its counts by batch and unit. What somebody may see of a case, its gate says."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any

from maplebridge.cases.listing import CaseLine
from maplebridge.cases.rights import may_see
from maplebridge.cases.stored import StoredCase, read_moment, read_stored
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.sql.statements import fetch

SQL = Path(__file__).parent / "sql"
NEVER, MANY, AT_ONCE = date(9999, 12, 31), 500, 500
CLAIMABLE = ("listed", "naming")
MOMENTS = ("opened_at", "changed_at", "next_due_at", "ended_at")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; empty: all that is on it. `over`: with what has left it."""

    batch: str = ""
    state: str = ""
    unit: str = ""
    how: str = ""
    late: bool = False
    over: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """One problem on the list. `mine`: a unit of the reader was asked to claim it and may. `late`: the day promised has
    passed without a report."""

    case: StoredCase
    batch: str
    state: str
    unit: str
    how: str
    raised_at: datetime
    listed_at: datetime
    promised: date | None
    told_at: datetime | None
    outcome: str
    settled: str
    over: bool
    mine: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """So many problems of one batch that stand alike with one unit; `late` of them past the day promised."""

    batch: str
    state: str
    unit: str
    how: str
    many: int
    late: int


def list_duties(actor: Actor, wanted: Wanted, now: datetime, *, many: int = MANY) -> list[Duty]:
    """The problems on the list that the actor may see, those due first. One round trip where they see most of them."""
    today = day_of(now)
    values = {
        "county": actor.county,
        "batch": wanted.batch,
        "state": wanted.state,
        "unit": wanted.unit,
        "how": wanted.how,
        "late": wanted.late,
        "over": wanted.over or wanted.state == "closed",
        "today": today,
        "never": NEVER,
        "many": AT_ONCE,
    }
    found: list[Duty] = []
    for start in count(0, AT_ONCE):
        rows = fetch(SQL / "entries.sql", {**values, "start": start})
        found += _seen(actor, rows, today)
        if len(rows) < AT_ONCE or len(found) >= many:
            break
    return found[:many]


def count_duties(county: str, now: datetime) -> list[Count]:
    """All of the list counted, sealed ones left out. One round trip."""
    return [Count(*row) for row in fetch(SQL / "counts.sql", {"county": county, "today": day_of(now)})]


def line_of(duty: Duty) -> CaseLine:
    """The case of a problem as a line of a ledger."""
    values = {each.name: duty.case.row[each.name] for each in fields(CaseLine)}
    for name in MOMENTS:
        values[name] = read_moment(values[name])
    return CaseLine(**values | {"id": duty.case.facts.id, "marks": tuple(values["marks"])})


def _seen(actor: Actor, rows: list[tuple[Any, ...]], today: date) -> Iterator[Duty]:
    units = {duty.unit for duty in actor.duties}
    for document, *columns in rows:
        case = read_stored(document)
        if not may_see(actor, case.facts):
            continue
        mine = case.facts.state in CLAIMABLE and not units.isdisjoint(case.facts.helpers)
        duty = Duty(case, *columns)
        late = duty.promised is not None and duty.promised < today and not (duty.outcome or duty.over)
        yield replace(duty, mine=mine, late=late)
