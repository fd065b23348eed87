"""The file room: what lawyers have asked for, what waits for a unit, and the form to ask. Not for reading."""

from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.desk.fileroom.forms import ASK
from maplebridge.doors.desk.fileroom.showing import show_request, state_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.reading import read_form
from maplebridge.doors.parts.forms.rows import form_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.numbers.ids import read_id
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.workflows.parsing import parse_fields
from maplebridge.services.fileroom.actions import ask
from maplebridge.services.fileroom.queries import NEWEST, list_held, list_own
from maplebridge.services.fileroom.rules import firms_of

MANY = 30


@page("staff", methods=("GET", "HEAD", "POST"))
def room(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """My requests with the form to ask, for lawyers; what waits for my unit, for those who decide."""
    actor = cast("Actor", visitor.actor)
    given, fault = read_form(ASK, request) if request.method == "POST" else {}, None
    if request.method == "POST":
        try:
            request_id = ask(actor=actor, **parse_fields(ASK, given), now=visitor.now)
            return HttpResponseRedirect(reverse("desk_file_request", args=[request_id]))
        except Fault as found:
            fault = found
    return _show(request, visitor, given, fault)


def _show(request: HttpRequest, visitor: Visitor, given: dict[str, str], fault: Fault | None) -> HttpResponseBase:
    actor = cast("Actor", visitor.actor)
    lawyer = bool(firms_of(actor, get_registry(actor.county)))
    before = read_id(request.GET.get("before", "")) or NEWEST
    own = list_own(actor, visitor.now, before=before, many=MANY + 1) if lawyer else []
    held = [] if lawyer else list_held(actor, visitor.now, before=before, many=MANY + 1)
    lines = own or held
    return show(
        request,
        "desk/fileroom/page.html",
        status=fault.status if fault else 200,
        here="fileroom",
        lawyer=lawyer,
        form=form_of(ASK, values=given or {"number": request.GET.get("number", "")}, fault=fault),
        lines=[(line, state_of(line.state, open_=line.open)) for line in lines[:MANY]],
        older=lines[MANY - 1].id if len(lines) > MANY else None,
        later=before != NEWEST,
    )


@page("staff")
def one(request: HttpRequest, visitor: Visitor, request_id: UUID) -> HttpResponseBase:
    """One request, to whoever asked and whoever decides."""
    return show_request(request, visitor, request_id)
