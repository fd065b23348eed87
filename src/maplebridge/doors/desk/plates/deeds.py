"""What is done with door plates on the desk: issue, print, mark as installed, revoke, replace. Not for showing them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.plates import actions
from maplebridge.directory.plates.faults import no_level
from maplebridge.directory.plates.queries import access_plates, get_plate
from maplebridge.directory.plates.rules import HOLDERS, Holder
from maplebridge.doors.desk.plates.pages import KEEPERS, show_place, show_plate
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page
from maplebridge.ground.words.fault import Fault
from maplebridge.services.platework.actions import ask_issuing, ask_printing
from maplebridge.services.platework.layouts import LAYOUTS, Layout

Deed = Callable[[], str]


@page(*KEEPERS, methods=("POST",))
def issue(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Ask for the plates that a place lacks."""
    actor, within = actor_of(visitor), request.POST.get("within", "")
    holder = request.POST.get("holder", "")

    def act() -> str:
        if holder not in set(HOLDERS):
            raise no_level()
        job = ask_issuing(actor=actor, within=within, holder=Holder(holder), now=visitor.now)
        return f"/desk/jobs/{job}/"

    return _done(act, lambda fault: show_place(request, actor, within, fault))


@page(*KEEPERS, methods=("POST",))
def print_plates(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Ask for the PDF of a place's plates, or of one."""
    actor, within, code = actor_of(visitor), request.POST.get("within", ""), request.POST.get("code", "")

    def act() -> str:
        job = ask_printing(actor=actor, within=within, layout=_layout(request), now=visitor.now, code=code)
        return f"/desk/jobs/{job}/"

    return _done(act, lambda fault: show_place(request, actor, within, fault))


@page(*KEEPERS, methods=("POST",))
def mark_installed(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Note that the plates ticked hang; those of the place alone."""
    actor, within = actor_of(visitor), request.POST.get("within", "")
    access_plates(actor, within)
    ticked = [code for code in request.POST.getlist("code") if _keeps(actor, code)]
    actions.note_installed(county=actor.county, written=ticked, now=visitor.now)
    back = request.POST.get("back", "")
    return HttpResponseRedirect(f"/desk/plates/{back}/" if back.isalnum() else f"/desk/plates/?within={within}")


@page(*KEEPERS, methods=("POST",))
def revoke(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    """Take a plate out of use."""
    actor, why = _keeper(visitor, code), request.POST.get("why", "")

    def act() -> str:
        actions.revoke_plate(county=actor.county, code=code, why=why, by=actor.id, now=visitor.now)
        return f"/desk/plates/{code}/"

    return _done(act, lambda fault: show_plate(request, actor, code, fault))


@page(*KEEPERS, methods=("POST",))
def replace(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    """Take a plate out of use and make another for the same door; on to the new one."""
    actor, why = _keeper(visitor, code), request.POST.get("why", "")

    def act() -> str:
        made = actions.replace_plate(county=actor.county, code=code, why=why, by=actor.id, now=visitor.now)
        return f"/desk/plates/{made.code}/"

    return _done(act, lambda fault: show_plate(request, actor, code, fault))


def _done(act: Deed, refuse: Callable[[Fault], HttpResponse]) -> HttpResponse:
    """On to where the deed leads, or the page again with what was wrong; what is not there or not theirs passes."""
    try:
        return HttpResponseRedirect(act())
    except Fault as fault:
        if fault.status in (403, 404):
            raise
        return refuse(fault)


def _keeper(visitor: Visitor, code: str) -> Actor:
    actor = actor_of(visitor)
    access_plates(actor, get_plate(actor.county, code).place)
    return actor


def _keeps(actor: Actor, code: str) -> bool:
    try:
        access_plates(actor, get_plate(actor.county, code).place)
    except Fault:
        return False
    return True


def _layout(request: HttpRequest) -> Layout:
    wanted = request.POST.get("layout", "")
    return Layout(wanted) if wanted in set(LAYOUTS) else Layout.SHEETS
