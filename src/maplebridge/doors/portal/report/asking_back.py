"""What the report page asks the server while somebody writes: which matter that is, which fields it has."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

from maplebridge.cases.actions.opening import NO_MATTER
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.rows import form_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.portal.suggesting import suggest_matter
from maplebridge.ground.words.fault import Missing
from maplebridge.rulebook.publishing.queries import get_current_pack

TEXT_LONGEST = 500


@page("public", methods=("POST",))
def suggest(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The matter that the text is about; nothing of it is kept."""
    text = request.POST.get("text", "")[:TEXT_LONGEST]
    matter = suggest_matter(visitor.county, text) if text.strip() else None
    said = {"matter": matter.name, "title": matter.title.say(visitor.language)} if matter else {}
    return JsonResponse(said, headers={"Cache-Control": "no-store"})


@page("public")
def fields(request: HttpRequest, visitor: Visitor, matter: str) -> HttpResponseBase:
    """The fields that a matter asks for, as a piece of the page."""
    known = get_current_pack(visitor.county).matters.get(matter)
    if known is None:
        raise Missing("no_such_matter", NO_MATTER, field="matter")
    if not known.form:
        return HttpResponse(status=204)
    return show(request, "portal/report/_extra.html", extra=form_of(known.form))
