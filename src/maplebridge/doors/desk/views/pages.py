"""Saved views: kept from the inbox, opened beside every page, told about when something enters. Not for what is on
them: the inbox."""

from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import get_place
from maplebridge.doors.desk.inbox.filters import known_place, read_wanted
from maplebridge.doors.desk.inbox.tabs import address_of, label_of, say_count
from maplebridge.doors.desk.naming import LANGUAGES, name_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.viewing.actions import mark_seen, remove_view, save_view, set_alert
from maplebridge.services.viewing.calls import list_calls
from maplebridge.services.viewing.queries import access_view, count_fresh, list_views
from maplebridge.services.viewing.rules import View
from maplebridge.services.viewing.standing import with_desks_below
from maplebridge.services.viewing.tallying import tally_inbox

NEW = "received"
LATE = Text("只看超时", "late only")


@page("staff")
def views(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """All views of mine, to change or remove."""
    return _show(request, visitor)


@page("staff", methods=("POST",))
def save(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Keeps the inbox as it is narrowed down, under a name."""
    actor = cast("Actor", visitor.actor)
    wanted = known_place(actor.county, read_wanted(request, request.POST))
    name, alert = request.POST.get("name", ""), request.POST.get("alert") == "1"
    try:
        save_view(actor=actor, name=name, wanted=wanted, alert=alert, now=visitor.now)
    except Fault as fault:
        return _show(request, visitor, fault=fault)
    return HttpResponseRedirect(address_of(wanted, wanted.place))


@page("staff")
def open_view(request: HttpRequest, visitor: Visitor, view: UUID) -> HttpResponse:
    """Leads to the inbox narrowed down so; what is new there has then been seen."""
    actor = cast("Actor", visitor.actor)
    found = access_view(actor, view)
    mark_seen(actor=actor, view_id=view, now=visitor.now)
    return HttpResponseRedirect(address_of(found.wanted, found.wanted.place))


@page("staff", methods=("POST",))
def change(request: HttpRequest, visitor: Visitor, view: UUID) -> HttpResponse:
    """Turns telling on or off, or removes the view."""
    actor = cast("Actor", visitor.actor)
    found = access_view(actor, view)
    if request.POST.get("do") == "remove":
        remove_view(actor=actor, view_id=found.id)
    else:
        set_alert(actor=actor, view_id=found.id, alert=not found.alert)
    return HttpResponseRedirect("/desk/views/")


@page("staff")
def beside(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """My views with how much is new on each, and how much waits elsewhere, for the side of every page."""
    actor = cast("Actor", visitor.actor)
    views_, tally = list_views(actor), tally_inbox(with_desks_below(actor, visitor.now), visitor.now)
    fresh = count_fresh(actor, views_, visitor.now)
    waiting = sum(call.waits for call in list_calls(actor, visitor.now))
    return show(
        request,
        "desk/views/_beside.html",
        views=[(view, _said(fresh[view.id])) for view in views_],
        inbox=say_count(tally.total, tally.whole) if tally.total else "",
        triage=say_count(tally.states.get(NEW, 0), tally.whole) if tally.states.get(NEW) else "",
        board=_said(waiting),
    )


def _said(count: int) -> str:
    return say_count(count, whole=True) if count else ""


def _show(request: HttpRequest, visitor: Visitor, fault: Fault | None = None) -> HttpResponse:
    actor, pack = cast("Actor", visitor.actor), get_current_pack(visitor.county)
    rows = [(view, _in_words(pack, actor.county, view)) for view in list_views(actor)]
    status = fault.status if fault else 200
    return show(request, "desk/views/page.html", status=status, here="views", rows=rows, fault=fault)


def _in_words(pack: Pack, county: str, view: View) -> list[Text]:
    wanted, found = view.wanted, []
    if wanted.state:
        found.append(label_of(pack, wanted.state))
    if wanted.matter:
        found.append(pack.matters[wanted.matter].title if wanted.matter in pack.matters else _same(wanted.matter))
    if wanted.place:
        found.append(_same(get_place(county, wanted.place).name))
    if wanted.language:
        found.append(name_of(LANGUAGES, wanted.language))
    return [*found, LATE] if wanted.overdue else found


def _same(words: str) -> Text:
    return Text(words, words)
