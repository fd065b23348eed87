"""Places on the desk, from the county down to a household group: counts, who answers for them, parts, outline.
Not for changing the registers."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from maplebridge.directory.places.queries import count_places, get_place, list_children
from maplebridge.directory.places.rules import LABELS, WIDTHS, Level, Place, list_ancestors
from maplebridge.directory.plates.rules import keeps_plates
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.desk.places.answering import list_answering, list_parts, list_party_groups
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.services.insight.mapping import get_drawing

NO_PLACE = Text("没有这个地方。", "There is no such place.")
KEPT_SECONDS = 3600
MANY_UNITS = 12
PARTS = {6: 9, 9: 12, 12: 15, 15: 15, 18: 15}
"""The width of the codes that the map of a place shows, by the width of its own."""


@page("staff")
def county(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The whole county."""
    return _show(request, visitor, visitor.county)


@page("staff")
def place(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    """One place of the county."""
    return _show(request, visitor, code)


@page("staff")
def outline(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    """The parts of a place as GeoJSON, a grid as itself; kept by the browser until the register changes."""
    found, drawing = find_place(visitor.county, code), get_drawing(visitor.county)
    tag = f'"{drawing.stamp}-{found.code}-outline"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    shape = found.code[: WIDTHS[Level.GRID]]
    drawn = drawing.make(visitor.county, shape, PARTS[len(found.code)])
    answer = HttpResponse(drawn, content_type="application/geo+json")
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = f"private, max-age={KEPT_SECONDS}"
    return answer


def find_place(county: str, code: str) -> Place:
    """The place of that code in this county. Raises Missing."""
    if not code.startswith(county):
        raise Missing("no_such_place", NO_PLACE, field="place")
    try:
        return get_place(county, code)
    except Fault as fault:
        raise Missing("no_such_place", NO_PLACE, field="place") from fault


def crumbs_of(county: str, code: str) -> list[Place]:
    """The places around, from the county down."""
    return [get_place(county, each) for each in list_ancestors(code) if each.startswith(county)]


def _show(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    found, registry = find_place(visitor.county, code), get_registry(visitor.county)
    children = list_children(visitor.county, code) if found.level is not Level.HOUSEHOLD_GROUP else ()
    day = day_of(visitor.now)
    answering, many = list_answering(visitor.county, found, visitor.now)
    facts: dict[str, Any] = {
        "place": found,
        "level": LABELS[found.level],
        "crumbs": crumbs_of(visitor.county, code),
        "counts": count_places(visitor.county, code),
        "answering": answering,
        "many": many,
        "centre": registry.centre_of(code),
        "units": [each for each in registry if each.place == code and each.active][:MANY_UNITS],
        "many_units": sum(each.place.startswith(code) and each.active for each in registry),
        "parts": list_parts(visitor.county, found, children, day),
        "party_groups": list_party_groups(visitor.county, code) if len(code) >= WIDTHS[Level.VILLAGE] else [],
        "plates": keeps_plates(actor_of(visitor), code),
        "day": day,
    }
    return show(request, "desk/places/page.html", here="places", **facts)
