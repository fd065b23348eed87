"""The lawful ways out of a dispute, for whoever handles it: to tell the parties, to print for them.
Not for which there are: services.roadmap."""

from typing import cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.cases.viewing import CaseView, access_view
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.roadmap.composing import list_ways
from maplebridge.services.roadmap.showing import CAUTION, Ways, show_ways


@page("staff")
def routes(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponseBase:
    """All of them, one under the other, as the parties are told."""
    actor = cast("Actor", visitor.actor)
    view = access_view(actor, number)
    ways = ways_of(actor, view, visitor)
    return show(request, "desk/routes/page.html", here="case", view=view, ways=ways, caution=CAUTION)


def ways_of(actor: Actor, view: CaseView, visitor: Visitor) -> Ways:
    """The ways out of a case in words; none when it is no dispute."""
    return show_ways(list_ways(actor, view, visitor.now), get_current_pack(actor.county).routes)
