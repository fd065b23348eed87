"""What a journal row means for pages that are open: a call, something on a desk, a case that moved, a clock. It says
which case, never what was said or by whom. Pure; not for who listens."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from maplebridge.doors.feed.hub import Happening
from maplebridge.rulebook.workflows.facts import NOBODY

ANSWERS = ("arrive", "missed_call")
RUN_OUT = ("overdue", "escalate")


@dataclass(frozen=True, slots=True)
class Row:
    """One journal row with where its case stands, as rows.sql reads it. `before` is the desk on which it lay.

    `called` are the units it calls, or people (`person:<id>`) where one of a unit is meant. `acting` names for a centre
    without people of its own the one that acts for it.
    """

    county: str
    case_id: UUID
    seq: int
    number: str
    centre: str
    unit: str | None
    person: str | None
    reporter: str | None
    excluded: list[str]
    action: str
    state_from: str
    state: str
    audience: str
    recorded_at: datetime
    facts: dict[str, Any]
    before: str | None
    called: list[str] = field(default_factory=list)
    acting: Mapping[str, str] = field(default_factory=dict)

    @property
    def centres(self) -> Iterator[str]:
        """The centres that this row concerns."""
        named = (self.centre, self.facts.get("desk"), self.before)
        return (place for place in named if place is not None and place.startswith("centre-"))

    def at(self, *places: str | None) -> tuple[str, ...]:
        """The addresses of these units, people or cases, and of whoever acts for them."""
        found = [*places, *(self.acting.get(place) for place in places if place)]
        return tuple(f"{self.county}/{place}" for place in dict.fromkeys(found) if place and place != NOBODY)


def happenings(row: Row) -> Iterator[Happening]:
    """All that one journal row means; nothing for a life that was replayed from the past."""
    if not row.facts.get("replayed"):
        yield from _call(row)
        yield from _desk(row)
        yield from _clock(row)
        yield from _moved(row)


def _call(row: Row) -> Iterator[Happening]:
    facts, units = row.facts, row.facts.get("units") or [row.facts.get("unit")]
    if row.called:
        yield _happening(row, "called", row.at(*row.called), arrive_by=facts.get("arrive_by"))
        yield _happening(row, "whistled", row.at(row.centre, row.unit))
    if row.action in ANSWERS:
        yield _happening(row, row.action, row.at(row.centre, row.unit, *units), units=[each for each in units if each])


def _desk(row: Row) -> Iterator[Happening]:
    if "desk" in row.facts or row.facts.get("person", NOBODY) == row.person:
        person = f"person:{row.person}" if row.person else None
        yield _happening(row, "desk", row.at(row.facts.get("desk"), row.before, person))


def _clock(row: Row) -> Iterator[Happening]:
    if row.action in RUN_OUT:
        yield _happening(row, "clock", row.at(row.unit, row.centre), clock=row.facts.get("clock"))


def _moved(row: Row) -> Iterator[Happening]:
    reporter = f"person:{row.reporter}" if row.reporter and row.audience == "resident" else None
    yield _happening(row, "moved", row.at(case_address(row.case_id, row.audience), reporter))


def out_of(county: str, ties: Iterable[str]) -> tuple[str, ...]:
    """Where those listen whom a case keeps out that names these units and people."""
    return tuple(f"{county}/out:{tie}" for tie in ties)


def case_address(case_id: UUID, audience: str) -> str:
    """Where those listen who may read a case's entries for `audience`."""
    return f"case:{case_id}:{audience}"


def _happening(row: Row, kind: str, addresses: tuple[str, ...], **more: Any) -> Happening:
    id = f"{row.case_id}:{row.seq}:{kind}"
    return Happening(id, kind, addresses, {"number": row.number, **more}, out_of(row.county, row.excluded))
