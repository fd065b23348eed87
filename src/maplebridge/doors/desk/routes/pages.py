"""The lawful ways out of a dispute, for whoever handles it: to tell the parties, to print for them.
Not for which there are: services.roadmap."""

from typing import cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.cases.viewing import access_view
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.services.roadmap.composing import tell_ways
from maplebridge.services.roadmap.showing import CAUTION


@page("staff")
def routes(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponseBase:
    """All of them, one under the other, as the parties are told."""
    actor = cast("Actor", visitor.actor)
    view = access_view(actor, number)
    ways = tell_ways(actor, view, visitor.now)
    return show(request, "desk/routes/page.html", here="case", view=view, ways=ways, caution=CAUTION)
