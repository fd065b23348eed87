"""What the page of a case says of the times booked for it: when somebody is to come, who came, what was called off.
Not for the list of the day: pages."""

from dataclasses import dataclass
from datetime import date

from maplebridge.cases.viewing import CaseView
from maplebridge.directory.people.agents import is_only_agent
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.booking.reading import units_of
from maplebridge.ground.clock.time import day_of
from maplebridge.services.booking.queries import MineSight, list_mine
from maplebridge.services.booking.rules import ARRIVED, BOOKED, MISSED, REMOTE

COLOURS = {BOOKED: "blue", ARRIVED: "green", MISSED: "red"}
MANY = 10


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One time booked for the case; `day` leads to the list of that day, for the unit to which they come."""

    visit: MineSight
    colour: str
    where: str
    day: date | None


def visits_of(actor: Actor, view: CaseView) -> list[VisitLine]:
    """The times booked for a case, the latest first. How to get on the line of a remote one is for its unit."""
    case, mine = view.stored.facts, frozenset() if is_only_agent(actor) else frozenset(units_of(actor))
    return [_line(each, ours=each.unit in mine) for each in list_mine(case.county, cases=[case.id], many=MANY)]


def _line(visit: MineSight, *, ours: bool) -> VisitLine:
    where = visit.where if ours or visit.way != REMOTE else ""
    day = day_of(visit.starts_at) if ours and visit.state in COLOURS else None
    return VisitLine(visit, COLOURS.get(visit.state, "grey"), where, day)
