"""Outlets over the API, the nearest first, for everybody; and what a unit took in for others. Not for filing: cases."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from maplebridge.cases.listing import NEWEST, CaseLine, labels_of
from maplebridge.directory.places.queries import locate
from maplebridge.directory.units.nearest import Near, list_nearest
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.visiting import Accreditation, Spot, write_hours
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import actor_of, caller_of, county_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.cases import Code, County
from maplebridge.doors.api.v1.shapes.outlets import OutletsOut, Standing, TakenInOut
from maplebridge.ground.clock import time
from maplebridge.ground.clock.time import day_of
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.services.elsewhere.queries import list_taken_in

router = Router(tags=["outlets"])
Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Many = Annotated[int, Field(ge=1, le=200)]


@operation(router, "GET", "/outlets", "public", "token:read", returns=OutletsOut)
def list_outlets(
    request: HttpRequest,
    county: County = "",
    matter: Code = "",
    lon: Longitude | None = None,
    lat: Latitude | None = None,
    many: Many = 50,
) -> HttpResponse:
    """Agent outlets in use, with hours and whether they are open.

    Of a `matter`, those that may take it in today. The nearest to a WGS-84 point come first; those of single villages
    only for a point that lies there.
    """
    code, now = county_of(caller_of(request), county), time.now()
    day = day_of(now)
    held = get_registry(code).list_outlets(matter)
    units = [unit for unit in held if unit.accredited and (not matter or unit.accredited.stands_on(day))]
    spot = None if lon is None or lat is None else Spot(lon, lat)
    around = (locate(code, spot.longitude, spot.latitude) or "") if spot else ""
    reached = [unit for unit in units if unit.spot or around.startswith(unit.place)]
    near = list_nearest(reached, spot, now, get_calendar(code).days)
    return answer({"outlets": [_outlet(each) for each in near[:many]]})


@operation(router, "GET", "/taken-in", "token:read", returns=TakenInOut)
def list_taken(
    request: HttpRequest, standing: Standing = "open", before: UUID = NEWEST, many: Many = 50
) -> HttpResponse:
    """Cases that your units took in and others handle, the newest first."""
    actor = actor_of(request)
    units = {duty.unit for duty in actor.duties}
    lines = list_taken_in(actor, units, standing="" if standing == "all" else standing, before=before, many=many)
    following = str(lines[-1].id) if len(lines) == many else None
    return answer({"cases": [_line(actor.county, line) for line in lines], "next": following})


def _outlet(near: Near) -> rendering.JSON:
    unit, state = near.unit, near.state
    return {
        "code": unit.code,
        "name": rendering.both(unit.name),
        "address": rendering.both(unit.address) if unit.address else None,
        "phone": unit.phone,
        "longitude": unit.spot.longitude if unit.spot else None,
        "latitude": unit.spot.latitude if unit.spot else None,
        "metres": near.metres,
        "hours": write_hours(unit.hours),
        "open": state.open if state else None,
        "until": rendering.moment(state.until) if state else None,
        "opens": rendering.moment(state.opens) if state else None,
        "accredited": _accredited(unit.accredited),
    }


def _accredited(held: Accreditation | None) -> rendering.JSON | None:
    if held is None:
        return None
    days = {"since": held.since.isoformat(), "until": held.until.isoformat()}
    return {"by": held.by, **days, "matters": sorted(held.matters)}


def _line(county: str, line: CaseLine) -> rendering.JSON:
    _, matter, state = labels_of(county, line)
    return {
        "number": line.number,
        "matter": rendering.named(line.matter, matter.title),
        "state": rendering.named(line.state, state.label),
        "place": line.place,
        "unit": rendering.unit_named(get_registry(county), line.unit),
        "due_at": rendering.moment(line.due_at),
        "ended": line.ended_at is not None,
    }
