"""The wall screen: one page without input, kept fresh by the feed and each minute. Not for working on cases."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from maplebridge.directory.places.queries import get_place, list_places
from maplebridge.directory.places.rules import Level
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.wall.screen.panels import MAP_WIDTHS, Wall, get_wall
from maplebridge.ground.words.fault import Missing
from maplebridge.services.insight.mapping import get_drawing
from maplebridge.services.insight.queries import NO_FIGURES, access_scope
from maplebridge.services.insight.reading import Scope

OPEN_TO = ("wall", "staff:leader", "staff:dispatcher")
KEPT_SECONDS = 3600
LONGEST = {Level.COUNTY: 6, Level.TOWN: 9}


@page(*OPEN_TO)
def screen(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The whole screen."""
    return show(request, "wall/screen/page.html", wall=_wall(request, visitor))


@page(*OPEN_TO)
def now(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What changes on it."""
    return show(request, "wall/screen/_panels.html", wall=_wall(request, visitor))


@page(*OPEN_TO)
def outline(request: HttpRequest, visitor: Visitor, place: str) -> HttpResponse:
    """The parts of a place as GeoJSON; kept by the browser until the register of grids changes."""
    scope = _scope(visitor, place)
    drawing = get_drawing(scope.county)
    tag = f'"{drawing.stamp}-{scope.place}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    answer = HttpResponse(
        drawing.make(scope.county, scope.place, MAP_WIDTHS.get(len(scope.place), 15)),
        content_type="application/geo+json",
    )
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = f"private, max-age={KEPT_SECONDS}"
    return answer


def _wall(request: HttpRequest, visitor: Visitor) -> Wall:
    return get_wall(visitor, _scope(visitor, request.GET.get("place", "")))


def _scope(visitor: Visitor, place: str) -> Scope:
    """The county or a town: of a member of staff the part that is theirs, of a device any."""
    if visitor.actor is not None:
        scope = access_scope(visitor.actor, place=place)
        return scope if not scope.unit else Scope(visitor.county, visitor.county)
    known = get_place(visitor.county, place) if place else list_places(visitor.county, level=Level.COUNTY)[0]
    if known.level not in LONGEST or not known.code.startswith(visitor.county):
        raise Missing("no_figures", NO_FIGURES, field="place")
    return Scope(visitor.county, known.code)
