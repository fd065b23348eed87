"""As whom a visitor books and which bookings are theirs: an account, or the links of cases that this browser holds.
Not for booking itself: services.booking."""

from uuid import UUID

from django.http import HttpRequest

from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.links import actor_for, list_held
from maplebridge.ground.words.fault import Fault, Unknown
from maplebridge.ground.words.text import Text
from maplebridge.services.booking.queries import MineSight, list_mine

HELD_SHOWN = 10
WHO = Text("请先登录，或者先用案件编号打开您的案件", "please sign in, or open your case by its number first")


def booker_of(request: HttpRequest, visitor: Visitor, number: str) -> Actor:
    """Who books for the case of that number, or for no case yet. Raises Unknown."""
    if number:
        return actor_for(request, visitor, number)
    if visitor.actor is None:
        raise Unknown("not_signed_in", WHO)
    return visitor.actor


def held_cases(request: HttpRequest, visitor: Visitor) -> frozenset[UUID]:
    """The cases whose links this browser holds."""
    found = set()
    for number in [] if visitor.staff else list(reversed(list_held(request)))[:HELD_SHOWN]:
        try:
            actor = actor_for(request, visitor, number)
        except Fault:
            continue
        if actor.id.startswith("case:"):
            found.add(UUID(actor.id.removeprefix("case:")))
    return frozenset(found)


def list_bookings(request: HttpRequest, visitor: Visitor) -> list[MineSight]:
    """The bookings of this visitor."""
    account = visitor.actor is not None and visitor.actor.kind == "resident"
    holder = visitor.actor.id if account and visitor.actor is not None else ""
    cases = held_cases(request, visitor)
    return list_mine(visitor.county, holder, cases) if holder or cases else []
