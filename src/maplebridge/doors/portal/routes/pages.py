"""Which way is open: for anybody who says what the quarrel is about, and for whoever follows a case.
Not for staff: the desk has the same ways."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.cases.viewing import access_view
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.links import actor_for
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.portal.cases.listing import title_of
from maplebridge.doors.portal.routes.asking import asked_of, list_kinds, questions_for
from maplebridge.doors.portal.spacing import spaced
from maplebridge.ground.clock.time import day_of
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.routes.rules import list_routes
from maplebridge.services.roadmap.composing import tell_ways
from maplebridge.services.roadmap.reading import read_situation
from maplebridge.services.roadmap.showing import CAUTION, show_ways


@page("public")
def routes(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The ways out of a kind of dispute, and by which day, from what the address says. Nothing is kept."""
    pack, asked = get_current_pack(visitor.county), asked_of(request)
    situation, wrong = read_situation(asked, day_of(visitor.now))
    found = list_routes(pack.routes, situation, get_calendar(visitor.county)) if asked.kind else ()
    return show(
        request,
        "portal/routes/page.html",
        kinds=list_kinds(pack),
        kind=asked.kind,
        chosen=dict(list_kinds(pack)).get(asked.kind),
        questions=questions_for(pack, asked, wrong),
        wrong=wrong,
        ways=show_ways(found, pack.routes),
        caution=CAUTION,
        unfolded=request.GET.get("all") == "1",
    )


@page("link")
def case_routes(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponseBase:
    """The ways out of one case, to read and to print."""
    actor = actor_for(request, visitor, number)
    view = access_view(actor, number)
    return show(
        request,
        "portal/routes/case.html",
        view=view,
        number=spaced(view.row["number"]),
        title=title_of(view),
        ways=tell_ways(actor, view, visitor.now),
        caution=CAUTION,
    )
