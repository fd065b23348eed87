"""Mobile tours for everybody: which come where and when, booking a time at a stop. Not for running them: the desk."""

from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.directory.places.queries import list_places
from maplebridge.directory.places.rules import Level
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.limits import paced
from maplebridge.doors.parts.pacing import check_pace
from maplebridge.doors.parts.paging import SIGN_IN, page, show
from maplebridge.doors.portal.booking.holding import booker_of, held_cases, list_bookings
from maplebridge.doors.portal.booking.pages import CHOOSE
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.case_number import check
from maplebridge.ground.numbers.ids import read_id
from maplebridge.ground.words.fault import Fault, Unknown
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.definition import Matter
from maplebridge.services.booking.booking import book, move
from maplebridge.services.booking.naming import Caller
from maplebridge.services.booking.queries import MineSight
from maplebridge.services.booking.tours import TourSight, get_tour, list_tours


@page("public")
def tours(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The tours to come, all or those that stop in one town."""
    towns = [place for place in list_places(visitor.county, level=Level.TOWN) if place.valid_to is None]
    asked = request.GET.get("place", "")
    place = asked if asked in {town.code for town in towns} else ""
    found = list_tours(visitor.county, visitor.now, place=place)
    return show(
        request,
        "portal/booking/tours.html",
        tours=[(each, matters_of(visitor.county, each)) for each in found],
        towns=towns,
        place=place,
        centre_phone=settings.CENTRE_PHONE,
    )


@page("public", methods=("GET", "HEAD", "POST"))
@paced("booking")
def tour(request: HttpRequest, visitor: Visitor, tour: UUID) -> HttpResponseBase:
    """One tour with its stops; a time chosen, it is booked, or an earlier booking is moved to it."""
    fault = None
    if request.method == "POST":
        try:
            return _book(request, visitor)
        except Unknown:
            return HttpResponseRedirect(f"{SIGN_IN}?{urlencode({'next': request.get_full_path()})}")
        except Fault as found:
            fault = found
    sight = get_tour(visitor.county, tour)
    return show(
        request,
        "portal/booking/tour.html",
        status=fault.status if fault else 200,
        fault=fault,
        tour=sight,
        stops=[(stop, stop.bookable(visitor.now), stop.held(visitor.now)) for stop in sight.stops],
        over=sight.last < day_of(visitor.now),
        move=_moved(request, visitor, tour),
        matters=matters_of(visitor.county, sight),
        chosen=request.POST.get("matter", request.GET.get("matter", "")),
        number=check(request.POST.get("case", request.GET.get("case", ""))) or "",
        now=visitor.now,
    )


def matters_of(county: str, tour: TourSight) -> list[Matter]:
    """What a tour offers, as far as the rules of today know it."""
    known = get_current_pack(county).matters
    return [known[name] for name in tour.matters if name in known]


def _book(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    said = request.POST
    slot, old, number = read_id(said.get("slot", "")), read_id(said.get("move", "")), said.get("case", "")
    actor = booker_of(request, visitor, number)
    if slot is None:
        raise Fault("no_slot", CHOOSE, field="slot")
    check_pace(request, visitor, "booking")
    if old is not None:
        move(actor=actor, booking=old, slot=slot, now=visitor.now, cases=held_cases(request, visitor))
    else:
        caller, matter = Caller("" if number else visitor.name), said.get("matter", "")
        book(actor=actor, slot=slot, now=visitor.now, number=number, matter=matter, caller=caller)
    return HttpResponseRedirect(f"{reverse('portal_bookings')}?done=1")


def _moved(request: HttpRequest, visitor: Visitor, tour: UUID) -> MineSight | None:
    """The booking at this tour that its visitor wants to move, if there is such a one."""
    asked = read_id(request.POST.get("move", request.GET.get("move", "")))
    mine = list_bookings(request, visitor) if asked else []
    return next((each for each in mine if each.id == asked and each.tour == tour and each.waits(visitor.now)), None)
