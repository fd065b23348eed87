"""Mobile tours on the desk: planning one, its stops, who comes, the cases opened there and its figures. Not for the
cases themselves: those are taken in like any other."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.desk.booking import reading
from maplebridge.doors.desk.booking.reading import place_options, title_of, units_of
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.definition import Matter
from maplebridge.services.booking.booking import note_coming, note_walk_in
from maplebridge.services.booking.calling_off import ToPhone, cancel_stop, cancel_tour, list_to_phone
from maplebridge.services.booking.naming import Caller
from maplebridge.services.booking.queries import ComingSight, list_coming
from maplebridge.services.booking.tours import (
    Stop,
    StopSight,
    TourSight,
    add_stop,
    count_tour,
    get_tour,
    list_tours,
    make_tour,
)

WHOLE = timedelta(days=400)
INTAKE = "/desk/new/"


@page("staff", methods=("GET", "HEAD", "POST"))
def tours(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """All tours, the newest first, and the form that plans one."""
    actor, fault = actor_of(visitor), None
    if request.method == "POST":
        try:
            return HttpResponseRedirect(f"/desk/tours/{_make(request, actor, visitor.now)}/")
        except Fault as found:
            fault = found
    units = sorted(
        (unit.code, unit.name) for unit in get_registry(visitor.county) if _goes_out(unit.level, unit.active)
    )
    return show(
        request,
        "desk/booking/tours.html",
        status=fault.status if fault else 200,
        here="tours",
        tours=list_tours(visitor.county, visitor.now, past=True),
        mine=units_of(actor),
        units=units,
        matters=list(get_current_pack(visitor.county).matters.values()),
        fault=fault,
        said=request.POST,
        chosen=request.POST.getlist("matters"),
        today=day_of(visitor.now),
    )


@page("staff", methods=("GET", "HEAD", "POST"))
def tour(request: HttpRequest, visitor: Visitor, tour: UUID) -> HttpResponse:
    """One tour: stops, who comes to them, services given, figures."""
    actor, fault = actor_of(visitor), None
    if request.method == "POST":
        try:
            _change(request, actor, tour, visitor.now)
            return HttpResponseRedirect(f"/desk/tours/{tour}/")
        except Fault as found:
            fault = found
    sight, known = get_tour(visitor.county, tour), get_current_pack(visitor.county).matters
    mine = units_of(actor)
    ours = bool(set(sight.units) & set(mine))
    slots = [slot for stop in sight.stops for slot in stop.slots] if ours else []
    rows = list_coming(visitor.county, visitor.now - WHOLE, visitor.now + WHOLE, tour=tour) if ours else []
    figures = count_tour(visitor.county, tour)
    return show(
        request,
        "desk/booking/tour.html",
        status=fault.status if fault else 200,
        here="tours",
        tour=sight,
        ours=ours,
        leads=sight.units[0] in mine,
        may_end=not sight.cancelled and sight.last >= day_of(visitor.now),
        stops=_stops(sight, rows, known, list_to_phone(visitor.county, slots)),
        figures=figures,
        cases=[(title_of(known, name), many) for name, many in figures.cases.items()],
        places=place_options(visitor.county) if ours else [],
        fault=fault,
        said=request.POST,
        now=visitor.now,
    )


def _stops(
    tour: TourSight, rows: list[ComingSight], known: Mapping[str, Matter], phone: list[ToPhone]
) -> list[dict[str, object]]:
    return [_stop(tour, stop, rows, known, phone) for stop in tour.stops]


def _stop(
    tour: TourSight, stop: StopSight, rows: list[ComingSight], known: Mapping[str, Matter], phone: list[ToPhone]
) -> dict[str, object]:
    """A stop with who comes, whom to phone and, for each matter, the address that opens a case, place and tour kept."""
    kept = {"place": stop.place, "tour": f"{tour.id}:{stop.number}"}
    return {
        "stop": stop,
        "slot": next((slot.id for slot in stop.slots if not slot.cancelled), ""),
        "rows": [(row, title_of(known, row.matter)) for row in rows if row.stop == stop.number],
        "phone": [each for each in phone if each.stop == stop.number],
        "intakes": [
            (name, known[name].title, f"{INTAKE}?{urlencode({'matter': name, **kept})}")
            for name in tour.matters
            if name in known
        ],
    }


def _goes_out(level: str, active: bool) -> bool:
    return active and level == "county"


def _make(request: HttpRequest, actor: Actor, now: datetime) -> UUID:
    said = request.POST
    return make_tour(
        actor=actor,
        title=said.get("title", ""),
        title_en=said.get("title_en", ""),
        units=list(dict.fromkeys(each for each in (said.get("unit", ""), *said.getlist("units")) if each)),
        matters=said.getlist("matters"),
        first=reading.read_day(said, "first"),
        last=reading.read_day(said, "last"),
        now=now,
    )


def _change(request: HttpRequest, actor: Actor, tour: UUID, now: datetime) -> None:
    said = request.POST
    match said.get("do"):
        case "stop":
            stop = Stop(
                place=said.get("place", ""),
                address=said.get("address", ""),
                day=reading.read_day(said, "day"),
                begins=reading.read_time(said, "begins"),
                ends=reading.read_time(said, "ends"),
                minutes=reading.read_whole(said, "minutes"),
                people=reading.read_whole(said, "people"),
            )
            add_stop(actor=actor, tour=tour, stop=stop, now=now)
        case "cancel_stop":
            number = reading.read_whole(said, "stop")
            cancel_stop(actor=actor, tour=tour, stop=number, reason=said.get("reason", ""), now=now)
        case "cancel_tour":
            cancel_tour(actor=actor, tour=tour, reason=said.get("reason", ""), now=now)
        case "came" | "missed" as what:
            note_coming(actor=actor, booking=reading.read_id(said, "booking"), came=what == "came", now=now)
        case "walk_in":
            caller = Caller(said.get("name", ""), said.get("phone", ""))
            matter, slot = said.get("matter", ""), reading.read_id(said, "slot")
            note_walk_in(actor=actor, slot=slot, caller=caller, matter=matter, now=now)
        case _:
            raise Fault("not_understood", reading.NOT_UNDERSTOOD, field="do")
