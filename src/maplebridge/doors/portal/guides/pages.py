"""Guides: what a matter takes, for those who want to know before they go. Not for applying: apply."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.cases.actions.opening import NO_MATTER
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.guiding import guide_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.portal.apply.catalogue import list_groups
from maplebridge.doors.portal.booking.showing import offered_for
from maplebridge.doors.portal.places import list_towns
from maplebridge.ground.words.fault import Missing
from maplebridge.rulebook.publishing.queries import get_current_pack

WORDS_LONGEST, PLACE_LONGEST = 100, 12


@page("public")
def guides(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """All guides by category, or those that some words mean."""
    words = request.GET.get("q", "")[:WORDS_LONGEST]
    groups = list_groups(get_current_pack(visitor.county), words)
    return show(request, "portal/guides/page.html", groups=groups, words=words)


@page("public")
def guide(request: HttpRequest, visitor: Visitor, matter: str) -> HttpResponseBase:
    """What one matter takes, and where to go from the place that the reader chooses."""
    pack = get_current_pack(visitor.county)
    wanted = pack.matters.get(matter)
    if wanted is None:
        raise Missing("no_such_matter", NO_MATTER, field="matter")
    towns = list_towns(visitor.county)
    known = {code for town in towns for code in (town.code, *(village.code for village in town.villages))}
    place = request.GET.get("place", "")[:PLACE_LONGEST]
    place = place if place in known else ""
    made = guide_of(pack, wanted, visitor.now, place)
    offered = offered_for(visitor.county, wanted, visitor.now)
    return show(
        request, "portal/guides/guide.html", guide=made, towns=towns, place=place, rules=pack.number, offered=offered
    )
