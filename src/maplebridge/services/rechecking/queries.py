"""Re-checks: how many were drawn and what they found, the cases behind each number, a unit's own, and proof of a lot.
Never about people. Whose figures somebody may see is for the door to ask first."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from maplebridge.cases.listing import NEWEST, CaseLine
from maplebridge.directory.people.rules import Actor, ties_of
from maplebridge.directory.places.queries import list_prefixes
from maplebridge.ground.numbers.rates import Rate, rate_of
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.vault.cipher import check_secret
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.rechecking.jobs import PURPOSE
from maplebridge.services.rechecking.models import RecheckDraw
from maplebridge.services.rechecking.rules import WHYS, is_drawn, number_of, ways_of

SQL = Path(__file__).parent / "sql"
NO_RESULT = Text("没有这种复核结果", "There is no such result of a re-check")
RESULTS = {
    "drawn": Text("抽中", "Drawn"),
    "confirmed": Text("属实", "Confirmed"),
    "not_solved": Text("未解决", "Not solved"),
    "open": Text("复核中", "Being looked at"),
    "nobody": Text("未能复核", "Not looked at"),
}
"""What became of cases that were drawn; `nobody`: no independent unit, sealed, too late or moved on."""


@dataclass(frozen=True, slots=True)
class Rechecks:
    """What became of the cases of a place that closed in a period: how many closings had a lot, and by result."""

    lots: int
    counts: dict[str, int]
    overdue: int

    @property
    def confirmed(self) -> Rate:
        """The share of those looked at again that was found as told, with its interval."""
        done = self.counts["confirmed"]
        return rate_of(done, done + self.counts["not_solved"])


@dataclass(frozen=True, slots=True)
class Mine:
    """A case that my unit has to look at again: when it was closed, by when to say what is found, and whether somebody
    of us has signed in."""

    number: str
    title: str
    matter: str
    rules: int
    place: str
    unit: str
    closed_at: datetime
    due_at: datetime
    arrived: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """One lot, worked out again: whether it is genuine, where it fell, and what was done."""

    seq: int
    closed_at: datetime
    lot: str
    genuine: bool
    number: float
    share: int
    drawn: bool
    as_recorded: bool
    unit: str
    why: Text
    found: str


def get_rechecks(county: str, place: str, since: datetime, until: datetime, now: datetime) -> Rechecks:
    """The re-checks of cases of a place that closed from `since` to before `until`. One round trip."""
    values = _values(county, place, since, until)
    counts = {name: 0 for name in RESULTS}
    lots = overdue = 0
    for result, many, late in fetch(SQL / "counts.sql", {**values, "now": now}):
        lots += many
        overdue += late
        if result:
            counts[result] += many
            counts["drawn"] += many
    return Rechecks(lots, counts, overdue)


def list_behind(
    county: str, result: str, place: str, since: datetime, until: datetime, *, before: UUID = NEWEST, many: int = 50
) -> list[CaseLine]:
    """A page of the cases behind a number, the newest first. Raises Fault on a result that is not known."""
    if result not in RESULTS:
        raise Fault("no_such_figure", NO_RESULT, field="result")
    values = {**_values(county, place, since, until), "result": result, "before": before, "many": many}
    return [CaseLine(*row) for row in fetch(SQL / "behind.sql", values)]


def list_mine(actor: Actor, *, many: int = 100) -> list[Mine]:
    """What the actor's units have to look at again, the most urgent first. One round trip."""
    county, units = actor.county, sorted({duty.unit for duty in actor.duties if duty.unit})
    if not units:
        return []
    ties = sorted(ties_of(actor))
    values = {"county": county, "units": units, "ties": ties, "states": list_states(county), "many": many}
    return [Mine(*row) for row in fetch(SQL / "mine.sql", values)]


def list_states(county: str) -> list[str]:
    """The states in which cases are being looked at again."""
    ways = (ways_of(workflow) for workflow in get_current_pack(county).workflows.values())
    return sorted({each.draw.to for each in ways if each is not None and each.draw.to is not None})


def explain_draws(county: str, case_id: UUID) -> list[Explained]:
    """Every lot of a case, worked out again from the county's keys. One round trip."""
    rows = RecheckDraw.objects.of(county).filter(case_id=case_id).order_by("seq")
    return [_explain(row) for row in rows]


def _explain(row: RecheckDraw) -> Explained:
    drawn = is_drawn(row.lot, row.share)
    return Explained(
        seq=row.seq,
        closed_at=row.closed_at,
        lot=row.lot,
        genuine=check_secret(row.county, PURPOSE, row.lot, str(row.case_id), str(row.seq)),
        number=number_of(row.lot),
        share=row.share,
        drawn=drawn,
        as_recorded=drawn == row.drawn,
        unit=row.unit,
        why=WHYS[row.why],
        found=row.found,
    )


def _values(county: str, place: str, since: datetime, until: datetime) -> dict[str, Any]:
    prefixes = () if place in ("", county) else list_prefixes(county, place)
    return {
        "county": county,
        "places": [f"{prefix}%" for prefix in prefixes],
        "states": list_states(county),
        "since": since,
        "until": until,
    }
