"""Bookable times over the API: what is free, booking, my bookings, calling off. Not for making times: the desk."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import actor_of, caller_of, county_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.booking import BookingIn, BookingMadeOut, BookingsOut, CancelIn, MoveIn, TimesOut
from maplebridge.doors.api.v1.shapes.cases import Code, County
from maplebridge.services.booking.booking import book, cancel, move
from maplebridge.services.booking.naming import Caller
from maplebridge.services.booking.queries import MineSight, SlotSight, list_free, list_mine

router = Router(tags=["bookings"])
CASE = "case:"


@operation(router, "GET", "/times", "public", "token:read", returns=TimesOut)
def list_free_times(request: HttpRequest, county: County = "", matter: Code = "", unit: Code = "") -> HttpResponse:
    """The times with room left in the next sixty days: for a matter, of a unit, or all. Nothing of people.

    Those at the stops of mobile tours are with the tours.
    """
    caller = caller_of(request)
    here = county_of(caller, county)
    found = list_free(here, caller.now, units=[unit] if unit else [], matter=matter)
    return answer({"times": [_time(here, each) for each in found]})


@operation(router, "GET", "/bookings", "token:read", "link", returns=BookingsOut)
def list_my_bookings(request: HttpRequest) -> HttpResponse:
    """The bookings of your account, or of the case whose secret you gave."""
    actor = actor_of(request)
    holder = actor.id if actor.kind == "resident" else ""
    found = list_mine(actor.county, holder, _held(actor))
    return answer({"bookings": [_mine(actor.county, each) for each in found]})


@operation(router, "POST", "/bookings", "token:act", "link", returns=BookingMadeOut, status=201)
def book_time(request: HttpRequest, body: BookingIn) -> HttpResponse:
    """Book a time of a unit or at the stop of a tour.

    409 when it is full, over or called off, or when you have booked for that already.
    """
    caller = Caller(body.name, body.phone)
    made = book(
        actor=actor_of(request),
        slot=body.slot,
        number=body.number,
        matter=body.matter,
        caller=caller,
        now=caller_of(request).now,
    )
    return answer({"id": made}, 201)


@operation(router, "POST", "/bookings/{booking_id}/move", "token:act", "link", returns=BookingMadeOut, status=201)
def move_booking(request: HttpRequest, booking_id: UUID, body: MoveIn) -> HttpResponse:
    """Give a time up for another of the same unit, or of the same tour; whole or not at all."""
    actor = actor_of(request)
    made = move(actor=actor, booking=booking_id, slot=body.slot, now=caller_of(request).now, cases=_held(actor))
    return answer({"id": made}, 201)


@operation(router, "POST", "/bookings/{booking_id}/cancel", "token:act", "link", returns=BookingMadeOut)
def cancel_booking(request: HttpRequest, booking_id: UUID, body: CancelIn) -> HttpResponse:
    """Call a booking off; when staff of the unit do, whoever booked is told."""
    actor = actor_of(request)
    cancel(actor=actor, booking=booking_id, reason=body.reason, now=caller_of(request).now, cases=_held(actor))
    return answer({"id": booking_id})


def _held(actor: Actor) -> frozenset[UUID]:
    """The case of which the caller gave the secret."""
    return frozenset({UUID(actor.id.removeprefix(CASE))} if actor.id.startswith(CASE) else ())


def _time(county: str, each: SlotSight) -> rendering.JSON:
    return {
        "id": each.id,
        "unit": rendering.unit_named(get_registry(county), each.unit),
        "starts_at": rendering.moment(each.starts_at),
        "ends_at": rendering.moment(each.ends_at),
        "left": each.left,
        "way": rendering.named(each.way, each.way_label),
        "address": each.address,
    }


def _mine(county: str, each: MineSight) -> rendering.JSON:
    return {
        "id": each.id,
        "state": rendering.named(each.state, each.state_label),
        "matter": each.matter,
        "number": each.number,
        "unit": rendering.unit_named(get_registry(county), each.unit),
        "starts_at": rendering.moment(each.starts_at),
        "ends_at": rendering.moment(each.ends_at),
        "way": rendering.named(each.way, each.way_label),
        "address": each.where,
        "reason": each.reason,
    }
