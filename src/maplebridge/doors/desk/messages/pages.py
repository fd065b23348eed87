"""The messages of a member of staff, those that reached nobody, and what they wish. Not for what is sent when."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.directory.people.rules import ties_of
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.forms.reading import read_form
from maplebridge.doors.parts.forms.rows import form_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.sending.channels import open_ways
from maplebridge.services.sending.failing import list_failed
from maplebridge.services.sending.mailbox import NEWEST, addresses_of, list_letters, mark_read
from maplebridge.services.sending.wishes import get_wishes, keep_wishes
from maplebridge.services.sending.wishing import read_wishes, said_of, wish_fields

MANY = 50


@page("staff", "staff:agent")
def messages(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """My messages and those of my duties, the newest first; for dispatchers also what reached nobody."""
    actor = actor_of(visitor)
    before = _as_id(request.GET.get("before", ""))
    letters = list_letters(actor.county, addresses_of(actor), ties=ties_of(actor), before=before, many=MANY + 1)
    facts: dict[str, Any] = {
        "letters": letters[:MANY],
        "older": letters[MANY - 1].id if len(letters) > MANY else None,
        "later": before != NEWEST,
        "new": any(letter.new for letter in letters),
        "failed": list_failed(actor),
        "places_groups": bool({"dispatcher", "system_admin"} & visitor.roles),
    }
    return show(request, "desk/messages/page.html", here="messages", **facts)


@page("staff", "staff:agent", methods=("POST",))
def read(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """Note that what is there was read, and back."""
    actor = actor_of(visitor)
    mark_read(county=actor.county, addresses=addresses_of(actor), ties=ties_of(actor), now=visitor.now)
    return HttpResponseRedirect(reverse("desk_messages"))


@page("staff", "staff:agent", methods=("GET", "HEAD", "POST"))
def wishes(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """What to send me, how, and when not."""
    actor = actor_of(visitor)
    holder, fault = f"person:{actor.id}", None
    fields = wish_fields("staff", open_ways())
    given = read_form(fields, request) if request.method == "POST" else None
    if given is not None:
        try:
            said = read_wishes(fields, given)
            keep_wishes(county=actor.county, holder=holder, wishes=said, now=visitor.now)
            return HttpResponseRedirect(f"{reverse('desk_wishes')}?kept")
        except Fault as found:
            fault = found
    values = given if given is not None else said_of(get_wishes(actor.county, holder), fields)
    form = form_of(fields, values=values, fault=fault)
    status = fault.status if fault else 200
    kept = "kept" in request.GET
    facts = {"form": form, "kept": kept, "rules": get_current_pack(actor.county).messages}
    return show(request, "desk/messages/wishes.html", status=status, here="messages", **facts)


def _as_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return NEWEST
