"""The map of a grid worker's own grids with the open cases in them; outlines only, no tiles."""

import orjson
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.cases.listing import Wanted, labels_of, list_inbox
from maplebridge.cases.positions import list_positions
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.services.insight.mapping import get_drawing

GRID_WIDTH = 15
SHOWN = 100


@page("staff")
def map_page(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The page; its script asks for the outlines and cases."""
    return show(request, "field/map/page.html")


@page("staff")
def data(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """Outlines of the reader's grids as GeoJSON, and the cases that have a position."""
    actor = visitor.actor
    assert actor is not None
    drawing = get_drawing(visitor.county)
    places = list(dict.fromkeys(duty.place for duty in actor.duties if duty.role == "grid_worker")) or [
        duty.place for duty in actor.duties if len(duty.place) > len(visitor.county)
    ]
    outlines = [orjson.loads(drawing.make(visitor.county, place, GRID_WIDTH)) for place in places[:1]]
    inbox = list_inbox(actor, Wanted(), now=visitor.now, many=SHOWN)
    positions = list_positions(visitor.county, [line.id for line in inbox])
    cases = [
        {
            "at": positions[line.id],
            "title": line.title or labels_of(visitor.county, line)[1].title.say(visitor.language),
            "address": reverse("field_case", args=[line.number]),
        }
        for line in inbox
        if line.id in positions
    ]
    body = orjson.dumps({"outlines": outlines, "cases": cases})
    return HttpResponse(body, content_type="application/json", headers={"Cache-Control": "private, no-store"})
