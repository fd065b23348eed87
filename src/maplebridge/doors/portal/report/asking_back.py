"""What the report page asks the server while somebody writes: which matter that is, which fields it has."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

from maplebridge.cases.actions.opening import NO_MATTER
from maplebridge.cases.joining import AlikeSight
from maplebridge.directory.places.queries import locate
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.rows import form_of
from maplebridge.doors.parts.limits import unpaced
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.parts.suggesting import suggest_matter
from maplebridge.doors.portal.joining.alike import list_alike_about
from maplebridge.doors.portal.places import name_of
from maplebridge.doors.portal.report.reading import read_point
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.words.fault import Missing
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.definition import Matter

TEXT_LONGEST = 500


@page("public", methods=("POST",))
@unpaced("reads as little as a search and writes nothing; sent, and not asked for, so that no log keeps the words")
def suggest(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The matter that the text is about, and open cases like it nearby; nothing of it is kept."""
    text = request.POST.get("text", "")[:TEXT_LONGEST]
    matter = suggest_matter(visitor.county, text) if text.strip() else None
    said: dict[str, Any] = {"matter": matter.name, "title": matter.title.say(visitor.language)} if matter else {}
    chosen = get_current_pack(visitor.county).matters.get(request.POST.get("matter", "")) or matter
    if chosen is not None:
        said["alike"] = [_told(visitor, each) for each in _list_alike(request, visitor, chosen, text)]
    return JsonResponse(said, headers={"Cache-Control": "no-store"})


def _list_alike(request: HttpRequest, visitor: Visitor, matter: Matter, text: str) -> list[AlikeSight]:
    point, place = read_point(request), request.POST.get("place", "")
    if point is not None:
        place = locate(visitor.county, point.longitude, point.latitude) or place
    return list_alike_about(visitor.county, matter, place, text, point, visitor.now)


def _told(visitor: Visitor, alike: AlikeSight) -> dict[str, str]:
    """What a stranger may read of a case: what about, where, how far; and what joins it."""
    day = alike.opened_at.astimezone(SHANGHAI)
    place, state = name_of(visitor.county, alike.place), alike.state.public.say(visitor.language)
    return {
        "reference": alike.reference,
        "title": alike.matter.title.say(visitor.language),
        "note": f"{place} · {day.month}-{day.day} · {state}",
    }


@page("public")
def fields(request: HttpRequest, visitor: Visitor, matter: str) -> HttpResponseBase:
    """The fields that a matter asks for, as a piece of the page."""
    known = get_current_pack(visitor.county).matters.get(matter)
    if known is None:
        raise Missing("no_such_matter", NO_MATTER, field="matter")
    if not known.form:
        return HttpResponse(status=204)
    return show(request, "portal/report/_extra.html", extra=form_of(known.form))
