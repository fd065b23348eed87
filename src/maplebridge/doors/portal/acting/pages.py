"""A resident's action on their case, with the form that the rulebook asks for. Not for what actions there are."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.cases.scenes import make_rating_secret
from maplebridge.cases.viewing import CaseView, access_view
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.acting import read_seen, take_sent
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.options import options_for
from maplebridge.doors.parts.forms.reading import read_form
from maplebridge.doors.parts.forms.rows import form_of
from maplebridge.doors.parts.links import actor_for, holds_in_person
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.parts.timeline import Entry, read_timeline
from maplebridge.doors.portal.acting.sentences import sentence_of
from maplebridge.doors.portal.cases.following import list_offers
from maplebridge.doors.portal.cases.listing import title_of
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Conflict, Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Action, FieldType

NOT_NOW = Text("这一步现在不能做，可能已经做过了", "this cannot be done now; perhaps it has been done already")


@page("link", methods=("GET", "HEAD", "POST"))
def act(request: HttpRequest, visitor: Visitor, number: str, action: str) -> HttpResponseBase:
    """The form of one action; sent, it is taken, and the case is shown again."""
    actor = actor_for(request, visitor, number)
    view = access_view(actor, number)
    asked = _find(view, actor, visitor, action, in_person=holds_in_person(request, view.row["number"]))
    if asked is None and request.method == "POST" and _is_residents(view, action):
        return HttpResponseRedirect(reverse("portal_case", args=[view.row["number"]]))  # a second tap came too late
    if asked is None:
        raise Missing("not_now", NOT_NOW, field="action")
    if request.method != "POST":
        return _show(request, visitor, view, asked, actor)
    try:
        take_sent(
            request,
            actor=actor,
            stored=view.stored,
            action=asked,
            now=visitor.now,
            besides=_secrets(view, asked),
        )
    except Fault as fault:
        return _show(request, visitor, view, asked, actor, fault)
    return HttpResponseRedirect(reverse("portal_case", args=[view.row["number"]]))


def _find(view: CaseView, actor: Actor, visitor: Visitor, name: str, *, in_person: bool) -> Action | None:
    offers = list_offers(view, actor, visitor, in_person=in_person)
    rate = (offers.rate,) if offers.rate else ()
    offered: tuple[Action, ...] = (*offers.waited_for, *offers.mild, *offers.last, *rate)
    return next((action for action in offered if action.name == name), None)


def _is_residents(view: CaseView, name: str) -> bool:
    action = view.workflow.actions.get(name)
    return action is not None and "resident" in action.roles


def _secrets(view: CaseView, action: Action) -> dict[str, str]:
    """The secret of the rating, for the person in whose name the case was brought: `list_offers` has seen to that."""
    case = view.stored.facts
    return {
        field.name: make_rating_secret(case.county, case.number, case.rounds)
        for field in action.needs
        if field.type is FieldType.SECRET
    }


def _show(
    request: HttpRequest, visitor: Visitor, view: CaseView, action: Action, actor: Actor, fault: Fault | None = None
) -> HttpResponseBase:
    needs = [field for field in action.needs if field.type is not FieldType.SECRET]
    options = options_for(action, view.stored, actor, view.pack, view.workflow, view.matter, visitor.now)
    typed: Mapping[str, Any] = read_form(needs, request) if request.method == "POST" else {}
    moved_on = isinstance(fault, Conflict)
    return show(
        request,
        "portal/acting/page.html",
        status=fault.status if fault else 200,
        view=view,
        action=action,
        sentence=sentence_of(view.workflow.name, action.name),
        title=title_of(view),
        form=form_of(needs, values=typed, fault=None if moved_on else fault, options=options),
        changes=_changes(request, visitor, view, actor) if moved_on else (),
        moved_on=moved_on,
        key=str(new_id()) if moved_on else request.POST.get("key") or str(new_id()),
    )


def _changes(request: HttpRequest, visitor: Visitor, view: CaseView, actor: Actor) -> list[Entry]:
    """What has happened since the reader saw the case."""
    since = read_seen(request) or 0
    timeline = read_timeline(actor, view.row["number"], visitor.now)
    return [entry for entry in timeline.entries if entry.seq > since]
