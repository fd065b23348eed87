"""Choosing a time for a matter or a case, and my bookings. Not for tours: touring.py."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.cases.queries import access_case
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.limits import paced, unpaced
from maplebridge.doors.parts.links import list_held
from maplebridge.doors.parts.pacing import check_pace
from maplebridge.doors.parts.paging import SIGN_IN, page, show
from maplebridge.doors.portal.booking.holding import booker_of, held_cases, list_bookings
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.ids import read_id
from maplebridge.ground.words.fault import Fault, Unknown
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.definition import Matter
from maplebridge.services.booking.booking import book, cancel, move
from maplebridge.services.booking.naming import Caller
from maplebridge.services.booking.queries import SlotSight, list_first_free, list_free, units_for
from maplebridge.services.booking.rules import BOOKED

CHOOSE = Text("请选一个时间", "please choose a time")
Days = list[tuple[date, list[SlotSight]]]


@page("public", methods=("GET", "HEAD", "POST"))
@paced("booking")
def times(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The times free for a matter; one chosen, it is booked, or an earlier booking is moved to it."""
    fault = None
    if request.method == "POST":
        try:
            return _book(request, visitor)
        except Unknown:
            return HttpResponseRedirect(f"{SIGN_IN}?{urlencode({'next': request.get_full_path()})}")
        except Fault as found:
            fault = found
    return _show(request, visitor, fault)


@page("public", methods=("GET", "HEAD", "POST"))
@unpaced("calls off what one has booked; each booking was counted")
def mine(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """My bookings; one of them called off."""
    fault = None
    if request.method == "POST":
        try:
            _cancel(request, visitor)
            return HttpResponseRedirect(reverse("portal_bookings"))
        except Fault as found:
            fault = found
    bookings, matters = list_bookings(request, visitor), get_current_pack(visitor.county).matters
    return show(
        request,
        "portal/booking/mine.html",
        status=fault.status if fault else 200,
        fault=fault,
        done=request.GET.get("done") == "1",
        waiting=[(each, matters.get(each.matter)) for each in reversed(bookings) if each.waits(visitor.now)],
        past=[each for each in bookings if not each.waits(visitor.now)],
        known=visitor.actor is not None or bool(list_held(request)),
    )


def by_day(slots: Iterable[SlotSight]) -> Days:
    """Times by the day on which they begin."""
    return [(day, list(rows)) for day, rows in groupby(slots, key=lambda slot: day_of(slot.starts_at))]


def _book(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    said = request.POST
    slot, old, number = read_id(said.get("slot", "")), read_id(said.get("move", "")), said.get("case", "")
    if slot is None:
        raise Fault("no_slot", CHOOSE, field="slot")
    check_pace(request, visitor, "booking")
    actor = booker_of(request, visitor, number)
    if old is not None:
        move(actor=actor, booking=old, slot=slot, now=visitor.now, cases=held_cases(request, visitor))
    else:
        caller = Caller(said.get("name", "") or (visitor.name if not number else ""))
        book(actor=actor, slot=slot, now=visitor.now, number=number, matter=said.get("matter", ""), caller=caller)
    return HttpResponseRedirect(f"{reverse('portal_bookings')}?done=1")


def _cancel(request: HttpRequest, visitor: Visitor) -> None:
    booking = read_id(request.POST.get("booking", ""))
    if booking is None:
        raise Fault("no_slot", CHOOSE, field="booking")
    actor = booker_of(request, visitor, request.POST.get("case", ""))
    cancel(actor=actor, booking=booking, now=visitor.now, cases=held_cases(request, visitor))


def _show(request: HttpRequest, visitor: Visitor, fault: Fault | None) -> HttpResponse:
    pack, said = get_current_pack(visitor.county), request.POST if request.method == "POST" else request.GET
    number, units = said.get("case", ""), list[str]()
    matter = pack.matters.get(said.get("matter", ""))
    if number:
        case = access_case(booker_of(request, visitor, number), number).facts
        matter, units = pack.matters.get(case.matter), [case.unit] if case.unit else []
    slots = list_free(visitor.county, visitor.now, units=units, matter=matter.name) if matter else []
    bookings = list_bookings(request, visitor) if number or said.get("move") else []
    moved = next((each for each in bookings if str(each.id) == said.get("move")), None)
    held = next((each for each in bookings if each.number == number and each.state == BOOKED), None) if number else None
    return show(
        request,
        "portal/booking/page.html",
        status=fault.status if fault else 200,
        fault=fault,
        matter=matter,
        number=number,
        days=by_day(slots),
        move=moved,
        held=None if moved else held,
        choices=[] if matter else _bookable(visitor),
        centre_phone=settings.CENTRE_PHONE,
    )


def _bookable(visitor: Visitor) -> list[tuple[Matter, datetime]]:
    """The matters for which there are times, each with the next one. One round trip."""
    found: dict[str, tuple[Matter, datetime]] = {}
    slots = list_first_free(visitor.county, visitor.now)
    for matter in get_current_pack(visitor.county).matters.values():
        led = frozenset(units_for(visitor.county, matter.name)) if matter.lead else frozenset[str]()
        first = next((at for unit, held, at in slots if matter.name in held or (not held and unit in led)), None)
        if first is not None:
            found[matter.name] = (matter, first)
    return list(found.values())
