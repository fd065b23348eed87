"""Where a point lies, and what grids look like on a map: for pages that ask while somebody chooses a place."""

from math import isfinite

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

from maplebridge.cases.actions.placing import OUTSIDE
from maplebridge.directory.places.datum import Datum, to_wgs84
from maplebridge.directory.places.queries import get_place, locate
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page
from maplebridge.doors.portal.places import name_of
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.insight.mapping import get_drawing

TOWN, GRID = 9, 15
NO_POINT = Text("没有定位数据", "no position was sent")


@page("public")
def where(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The grid at a point: its code and names; nothing is kept."""
    try:
        longitude, latitude = _point(request)
        code = locate(visitor.county, longitude, latitude)
        if code is None:
            raise Fault("outside_county", OUTSIDE)
    except Fault as fault:
        return JsonResponse({"said": fault.text.say(visitor.language)}, status=fault.status)
    return JsonResponse(
        {"code": code, "name": name_of(visitor.county, code)}, headers={"Cache-Control": "private, no-store"}
    )


def _point(request: HttpRequest) -> tuple[float, float]:
    try:
        longitude, latitude = float(request.GET["lon"]), float(request.GET["lat"])
    except (KeyError, ValueError):
        raise Fault("missing", NO_POINT) from None
    if not (isfinite(longitude) and isfinite(latitude) and abs(longitude) <= 180 and abs(latitude) <= 90):
        raise Fault("invalid", NO_POINT)
    if request.GET.get("datum") == Datum.GCJ02:
        longitude, latitude = (float(each) for each in to_wgs84(longitude, latitude))
    return longitude, latitude


@page("public")
def grids(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The outlines of the county's towns, or of the grids of one town, as GeoJSON."""
    county, town = visitor.county, _town(visitor.county, request.GET.get("within", ""))
    shapes = get_drawing(county).make(county, town or county, GRID if town else TOWN)
    return HttpResponse(shapes, content_type="application/geo+json", headers={"Cache-Control": "public, max-age=600"})


def _town(county: str, code: str) -> str:
    """A town of the county; "" for anything else."""
    try:
        known = len(code) == TOWN and get_place(county, code).code.startswith(county)
    except Fault:
        return ""
    return code if known else ""
