"""What a mediator does with private notes of a case: keep, destroy, show to a co-mediator, take back; and how they say
that they should not mediate. For anybody else these addresses are not there."""

from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.cases.queries import access_case
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.mediation.pages import Typed, show_mediation
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.services.mediation.conflicts import declare_conflict
from maplebridge.services.mediation.noting import NO_PAGE, destroy_note, keep_note, share_note, unshare_note

PARTY_DIGITS = 3


def read_number(said: str) -> int | None:
    """The number of a party as a form says it."""
    return int(said) if said.isdecimal() and len(said) <= PARTY_DIGITS else None


@page("staff", methods=("POST",))
def keep(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponse:
    """Keeps what was written."""
    actor = cast("Actor", visitor.actor)
    text, party = request.POST.get("text", ""), request.POST.get("party", "")
    case = _case(actor, number)
    try:
        keep_note(actor=actor, case=case, text=text, party=read_number(party), now=visitor.now)
    except Missing:
        raise
    except Fault as fault:
        return show_mediation(request, visitor, number, Typed("notes", fault, text))
    return _back(number)


@page("staff", methods=("POST",))
def change(request: HttpRequest, visitor: Visitor, number: str, note: UUID) -> HttpResponse:
    """Destroys a note of one's own, shows it to somebody or takes that back: `do` is destroy, share or unshare."""
    actor = cast("Actor", visitor.actor)
    person, found = request.POST.get("person", ""), _case(actor, number)
    match request.POST.get("do"):
        case "share":
            share_note(actor=actor, case=found, note=note, person=person, now=visitor.now)
        case "unshare":
            unshare_note(actor=actor, note=note, person=person)
        case "destroy":
            destroy_note(actor=actor, note=note, now=visitor.now)
        case _:
            raise Missing("no_page", NO_PAGE)
    return _back(number)


@page("staff", methods=("POST",))
def step_aside(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponse:
    """A mediator of the case says why they should not mediate for a party; the case passes on by its own action."""
    actor = cast("Actor", visitor.actor)
    case, party, reason = _case(actor, number), request.POST.get("party", ""), request.POST.get("reason", "")
    ground, about = request.POST.get("ground", ""), read_number(party) or 0
    try:
        declare_conflict(actor=actor, case=case, party=about, ground=ground, reason=reason, now=visitor.now)
    except Fault as fault:
        return show_mediation(request, visitor, number, Typed("conflict", fault, reason))
    return HttpResponseRedirect(f"/desk/cases/{number}/mediation/#mediator")


def _case(actor: Actor, number: str) -> CaseFacts:
    try:
        return access_case(actor, number).facts
    except Fault:
        raise Missing("no_page", NO_PAGE) from None


def _back(number: str) -> HttpResponse:
    return HttpResponseRedirect(f"/desk/cases/{number}/mediation/#notes")
