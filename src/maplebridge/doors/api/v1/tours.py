"""Mobile tours over the API, for everybody: where they stop, when, what may be booked there; and how many trips cases
took, for staff whose figures those are. Booking is done as for any time. Not for planning tours: the desk."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import actor_of, caller_of, county_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.cases import Code, County, PlaceCode
from maplebridge.doors.api.v1.shapes.money import PeriodName
from maplebridge.doors.api.v1.shapes.tours import TourOut, ToursOut, TripsOut
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.booking.queries import SlotSight
from maplebridge.services.booking.tours import StopSight, TourSight, get_tour, list_tours
from maplebridge.services.booking.trips import Stays, Trips, count_stays, count_trips
from maplebridge.services.insight.periods import read_period
from maplebridge.services.insight.queries import access_scope

router = Router(tags=["tours"])
Past = Annotated[bool, Field(description="All tours, those that are over too, the latest first.")]


@operation(router, "GET", "/tours", "public", "token:read", returns=ToursOut)
def list_all_tours(
    request: HttpRequest, county: County = "", place: PlaceCode = "", past: Past = False
) -> HttpResponse:
    """The mobile tours to come with their stops, the next first; of a `place`, those that stop there or below it."""
    caller = caller_of(request)
    here = county_of(caller, county)
    return answer({"tours": [_tour(here, each) for each in list_tours(here, caller.now, place=place, past=past)]})


@operation(router, "GET", "/tours/{tour_id}", "public", "token:read", returns=TourOut)
def get_one_tour(request: HttpRequest, tour_id: UUID, county: County = "") -> HttpResponse:
    """One tour with its stops and their times. A time's `id` is what POST /bookings takes as `slot`.

    A stop that was called off says why; nothing there can be booked.
    """
    here = county_of(caller_of(request), county)
    sight = get_tour(here, tour_id)
    stops = [_stop(here, each) | {"times": [_time(slot) for slot in each.slots]} for each in sight.stops]
    return answer(_tour(here, sight) | {"stops": stops})


@operation(router, "GET", "/trips", "token:read", returns=TripsOut)
def get_trips(request: HttpRequest, place: PlaceCode = "", unit: Code = "", period: PeriodName = "90d") -> HttpResponse:
    """How often residents had to come for the cases of a place or unit whose figures you may see, by matter.

    Of cases that came to their outcome in a period; and how often a unit served somebody past closing time.
    """
    actor, now = actor_of(request), caller_of(request).now
    scope, days = access_scope(actor, place=place, unit=unit), read_period(period, now)
    within = (actor.county, scope.place, scope.unit, days.since, days.until)
    return answer(
        {
            "place": None if scope.unit else scope.place,
            "unit": rendering.unit_named(get_registry(actor.county), scope.unit),
            "first": days.first.isoformat(),
            "last": days.last.isoformat(),
            "trips": [_trips(actor.county, each) for each in count_trips(*within)],
            "past_closing": [_stays(actor.county, each) for each in count_stays(*within)],
        }
    )


def _tour(county: str, each: TourSight) -> rendering.JSON:
    registry = get_registry(county)
    return {
        "id": each.id,
        "title": rendering.both(each.title),
        "units": [rendering.unit_named(registry, code) for code in each.units],
        "matters": [_matter(county, name) for name in each.matters],
        "first": each.first.isoformat(),
        "last": each.last.isoformat(),
        "called_off": each.why if each.cancelled else None,
        "stops": [_stop(county, stop) for stop in each.stops],
    }


def _stop(county: str, each: StopSight) -> rendering.JSON:
    return {
        "number": each.number,
        "place": rendering.place_named(county, each.place),
        "address": each.address,
        "starts_at": rendering.moment(each.starts_at),
        "ends_at": rendering.moment(each.ends_at),
        "called_off": each.why if each.cancelled else None,
    }


def _time(slot: SlotSight) -> rendering.JSON:
    return {
        "id": slot.id,
        "starts_at": rendering.moment(slot.starts_at),
        "ends_at": rendering.moment(slot.ends_at),
        "left": 0 if slot.cancelled else slot.left,
        "called_off": slot.why if slot.cancelled else None,
    }


def _trips(county: str, each: Trips) -> rendering.JSON:
    once = {"of": each.once.denominator, "percent": each.once.percent or None}
    said = {"cases": each.many, "trips": each.made, "most": each.most}
    return {"matter": _matter(county, each.matter), **said, "at_most_one": once}


def _stays(county: str, each: Stays) -> rendering.JSON:
    unit = rendering.unit_named(get_registry(county), each.unit)
    return {"unit": unit, "matter": _matter(county, each.matter), "times": each.times}


def _matter(county: str, name: str) -> rendering.JSON:
    known = get_current_pack(county).matters
    return rendering.named(name, known[name].title if name in known else Text(name, name))
