"""The drives that somebody may see, the form for a new one, and one of them. Not for what changes it: deeds."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.drives.forms import PLAN, plan_options
from maplebridge.doors.desk.drives.showing import STATES, show_drive
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.reading import read_form
from maplebridge.doors.parts.forms.rows import form_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault, Forbidden
from maplebridge.rulebook.workflows.parsing import parse_fields
from maplebridge.services.drives.actions.planning import plan_drive
from maplebridge.services.drives.queries import list_drives
from maplebridge.services.drives.rules import days_left
from maplebridge.services.drives.words import NOT_YOURS

RUNNERS = frozenset({"leader", "dispatcher", "unit_head"})


@page("staff")
def drives(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """All drives that I may see, the newest first."""
    assert visitor.actor is not None
    today = day_of(visitor.now)
    lines = [
        (drive, STATES[drive.state], days_left(drive.first_day, drive.last_day, today))
        for drive in list_drives(visitor.actor)
    ]
    runs = not RUNNERS.isdisjoint(visitor.roles)
    return show(request, "desk/drives/page.html", here="drives", lines=lines, runs=runs)


@page("staff:leader", "staff:dispatcher", "staff:unit_head", methods=("GET", "HEAD", "POST"))
def new(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The form for a new drive; sent, it is set up as a draft."""
    assert visitor.actor is not None
    options = plan_options(visitor.actor)
    if not options["unit"]:
        raise Forbidden("not_yours", NOT_YOURS)
    given, fault = (read_form(PLAN, request), None) if request.method == "POST" else ({}, None)
    if request.method == "POST":
        try:
            drive_id = _plan(visitor.actor, given, visitor)
            return HttpResponseRedirect(f"{reverse('desk_drive', args=[drive_id])}?done=new")
        except Fault as found:
            fault = found
    form = form_of(PLAN, values=given, fault=fault, options=options)
    return show(request, "desk/drives/new.html", status=fault.status if fault else 200, here="drives", form=form)


@page("staff")
def drive(request: HttpRequest, visitor: Visitor, drive_id: UUID) -> HttpResponse:
    """One drive: what it needs before the start, its table from then on."""
    return show_drive(request, visitor, drive_id)


def _plan(actor: Actor, given: dict[str, str], visitor: Visitor) -> UUID:
    said = parse_fields(PLAN, given)
    first, last = (date.fromisoformat(said.pop(name)) for name in ("first_day", "last_day"))
    return plan_drive(actor=actor, **said, first=first, last=last, now=visitor.now)
