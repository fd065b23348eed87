"""The mediator's page of one case. Not for the case as a whole: desk.case."""

from typing import cast

from django.http import HttpRequest, HttpResponse

from maplebridge.cases.reads import note_read
from maplebridge.cases.viewing import access_view
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.lines import colour_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Fault
from maplebridge.services.mediation.noting import list_notes
from maplebridge.services.mediation.rules import KEPT_AFTER_END, NOTE_LONGEST, mediates


@page("staff")
def mediation(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponse:
    """Everything of the mediation; to the mediators of the case their private notes, too."""
    return show_mediation(request, visitor, number)


def show_mediation(
    request: HttpRequest, visitor: Visitor, number: str, *, fault: Fault | None = None, typed: str = ""
) -> HttpResponse:
    """The page; with `fault` and what was `typed` when a note could not be kept. Raises Missing."""
    actor = cast("Actor", visitor.actor)
    view = access_view(actor, number)
    note_read(actor, view.stored, visitor.now)
    case = view.stored.facts
    return show(
        request,
        "desk/mediation/page.html",
        status=fault.status if fault else 200,
        here="mediations",
        view=view,
        colour=colour_of(view.state.name, ended=view.state.end),
        notes=list_notes(actor, case, visitor.now),
        mediates=mediates(actor, case),
        longest=NOTE_LONGEST,
        kept_days=KEPT_AFTER_END.days,
        fault=fault,
        typed=typed,
    )
