"""What somebody has in hand as a mediator, and where private notes of theirs lie. Not for other people's cases."""

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.lines import rows_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.services.mediation.hands import list_mediations
from maplebridge.services.mediation.noting import destroy_own_notes, list_note_places


@page("staff")
def mine(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """My mediations, and the cases on which I keep notes, also such as have passed to others."""
    actor = cast("Actor", visitor.actor)
    rows = rows_of(actor.county, list_mediations(actor), visitor.now)
    return show(request, "desk/mediation/mine.html", here="mediations", rows=rows, places=list_note_places(actor))


@page("staff", methods=("POST",))
def forget(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponse:
    """Destroys all notes of one's own on one case."""
    destroy_own_notes(actor=cast("Actor", visitor.actor), number=number, now=visitor.now)
    return HttpResponseRedirect("/desk/mediations/#notes")
