"""What other pages of the portal show of booking: the time booked for a case, what can be booked. Not booking it."""

from dataclasses import dataclass
from datetime import datetime

from maplebridge.cases.viewing import CaseView
from maplebridge.rulebook.workflows.definition import Matter
from maplebridge.services.booking.offers import Offered, find_offered
from maplebridge.services.booking.queries import MineSight, list_mine
from maplebridge.services.booking.rules import CANCELLED

ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class Visit:
    """The time booked for a case, the one that its unit called off, and what can be booked if none is."""

    booked: MineSight | None = None
    called_off: MineSight | None = None
    offered: Offered | None = None


def visit_of(view: CaseView, now: datetime) -> Visit:
    """Of a case as whoever brought it sees it; for a sealed one nothing is offered."""
    case = view.stored.facts
    mine = list_mine(case.county, cases=[case.id])
    booked = next((each for each in mine if each.waits(now)), None)
    if booked is not None:
        return Visit(booked)
    called_off = next((each for each in mine if each.state == CANCELLED and each.reason and each.starts_at > now), None)
    if view.state.end or case.secrecy != ORDINARY:
        return Visit(None, called_off)
    units = [case.unit] if case.unit else []
    return Visit(None, called_off, find_offered(case.county, now, case.matter, units))


def offered_for(county: str, matter: Matter, now: datetime) -> Offered:
    """What can be booked for a matter before there is a case; nothing where the case would be sealed."""
    return find_offered(county, now, matter.name) if matter.privacy == ORDINARY else Offered()
