"""The public list of measures that save people trips, papers and days. Not for guides."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.measures import list_measures
from maplebridge.doors.parts.paging import page, show
from maplebridge.rulebook.publishing.queries import get_current_pack

LONGEST = 100


@page("public")
def measures(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """All measures, or those that words, a kind of unit and a saving narrow down."""
    asked = {name: request.GET.get(name, "").strip()[:LONGEST] for name in ("q", "unit", "saves")}
    found = list_measures(get_current_pack(visitor.county), asked["q"], asked["unit"], asked["saves"])
    return show(request, "portal/measures/page.html", list=found, asked=asked, words=asked["q"])
