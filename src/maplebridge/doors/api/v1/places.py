"""Places over the API: one, many, the one at a point, and who answers for it."""

from dataclasses import asdict
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from maplebridge.cases.actions.placing import OUTSIDE, wgs84_of
from maplebridge.cases.intake import Point
from maplebridge.directory.people.queries import list_responsible
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places import queries as places
from maplebridge.directory.places.rules import Level, Place
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import COUNTY_DIGITS, actor_of, caller_of, county_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.cases import Code, County
from maplebridge.doors.api.v1.shapes.directory import PlaceOut, PlacesOut, ResponsiblesOut
from maplebridge.ground.words.fault import Missing

router = Router(tags=["places"])
Degrees = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]


@operation(router, "GET", "/places", "public", "token:read", returns=PlacesOut)
def list_places(
    request: HttpRequest,
    county: County = "",
    within: Code = "",
    level: Level | None = None,
    q: Annotated[str, Field(max_length=40)] = "",
    ended: bool = False,
    after: Code = "",
    many: Annotated[int, Field(ge=1, le=1000)] = 200,
) -> HttpResponse:
    """Divisions and grids by code: of one level, within one prefix, with `q` in their name; ended ones on request."""
    found = places.list_places(county_of(caller_of(request), county), level=level, within=within)
    fitting = (place for place in found if place.code > after and q in place.name and (ended or not place.valid_to))
    page = [place for place, _ in zip(fitting, range(many), strict=False)]
    following = page[-1].code if len(page) == many else None
    return answer({"places": [_place(place) for place in page], "next": following})


@operation(router, "GET", "/places/locate", "public", "token:read", returns=PlaceOut)
def locate_place(
    request: HttpRequest, lon: Degrees, lat: Degrees, datum: Literal["wgs84", "gcj02"] = "wgs84", county: County = ""
) -> HttpResponse:
    """The grid at a point."""
    where = county_of(caller_of(request), county)
    code = places.locate(where, *wgs84_of(Point(lon, lat, datum)))
    if code is None:
        raise Missing("outside_county", OUTSIDE, field="lon")
    return answer(_place(places.get_place(where, code)))


@operation(router, "GET", "/places/{code}", "public", "token:read", returns=PlaceOut)
def get_place(request: HttpRequest, code: str, county: County = "") -> HttpResponse:
    """A place by its code."""
    return answer(_place(places.get_place(_county(request, code, county), code)))


@operation(router, "GET", "/places/{code}/responsible", "token:read", returns=ResponsiblesOut)
def get_responsible(request: HttpRequest, code: str) -> HttpResponse:
    """Who answers for a place today: group head, grid worker, village station, the nearest first."""
    actor, now = actor_of(request), caller_of(request).now
    place = places.get_place(actor.county, code)
    people = list_responsible(actor.county, place.code, now)
    return answer({"people": [_person(each) for each in people]})


def _county(request: HttpRequest, code: str, named: str) -> str:
    caller = caller_of(request)
    return county_of(caller, named or (code[:COUNTY_DIGITS] if caller.actor is None else ""))


def _place(place: Place) -> rendering.JSON:
    return asdict(place)


def _person(actor: Actor) -> rendering.JSON:
    registry = get_registry(actor.county)
    duties = [
        {"role": duty.role, "unit": rendering.unit_named(registry, duty.unit), "place": duty.place}
        for duty in actor.duties
    ]
    return {"person": actor.id, "name": actor.name, "duties": duties, "languages": sorted(actor.languages)}
