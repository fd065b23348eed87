"""A resident's messages, and what they wish of them. Not for what is sent when."""

from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.directory.people.rules import Actor, ties_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.reading import read_form
from maplebridge.doors.parts.forms.rows import Form, form_of
from maplebridge.doors.parts.links import NOT_HELD, actor_for, list_held
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.numbers.ids import read_id
from maplebridge.ground.words.fault import Fault, Unknown
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.definition import Field
from maplebridge.services.sending.channels import open_ways
from maplebridge.services.sending.mailbox import NEWEST, addresses_of, list_letters, mark_read
from maplebridge.services.sending.wishes import get_wishes, keep_wishes
from maplebridge.services.sending.wishing import read_wishes, said_of, wish_fields

MANY, HELD_SHOWN = 30, 10


@page("public")
def messages(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The messages of whoever is signed in, and of the cases that this browser holds; the newest first."""
    actors = _actors(request, visitor)
    addresses = [address for actor in actors for address in addresses_of(actor)]
    ties = {tie for actor in actors for tie in ties_of(actor)}
    before = read_id(request.GET.get("before", "")) or NEWEST
    letters = list_letters(visitor.county, addresses, ties=ties, before=before, many=MANY + 1) if addresses else []
    if any(letter.new for letter in letters):
        mark_read(county=visitor.county, addresses=addresses, ties=ties, now=visitor.now)
    older = letters[MANY - 1].id if len(letters) > MANY else None
    facts: dict[str, Any] = {"letters": letters[:MANY], "older": older, "later": before != NEWEST}
    return show(request, "portal/messages/page.html", known=bool(actors), **facts)


@page("link", methods=("GET", "HEAD", "POST"))
def wishes(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """What to send, how, and when not."""
    holders = [_holder(actor) for actor in _actors(request, visitor)]
    if not holders:
        raise Unknown("not_signed_in", NOT_HELD)
    fields = _fields(visitor)
    if request.method == "POST":
        return _keep(request, visitor, holders, fields)
    said = said_of(get_wishes(visitor.county, holders[0]), fields)
    return _form(request, visitor, form_of(fields, values=said))


def _keep(request: HttpRequest, visitor: Visitor, holders: list[str], fields: tuple[Field, ...]) -> HttpResponseBase:
    given = read_form(fields, request)
    try:
        said = read_wishes(fields, given)
    except Fault as fault:
        return _form(request, visitor, form_of(fields, values=given, fault=fault), status=fault.status)
    for holder in holders:
        keep_wishes(county=visitor.county, holder=holder, wishes=said, now=visitor.now)
    return HttpResponseRedirect(f"{reverse('portal_wishes')}?kept")


def _form(request: HttpRequest, visitor: Visitor, form: Form, *, status: int = 200) -> HttpResponseBase:
    rules, kept = get_current_pack(visitor.county).messages, "kept" in request.GET
    return show(request, "portal/messages/wishes.html", status=status, form=form, kept=kept, rules=rules)


def _fields(visitor: Visitor) -> tuple[Field, ...]:
    return wish_fields("resident", open_ways())


def _actors(request: HttpRequest, visitor: Visitor) -> list[Actor]:
    """The resident who is signed in, and the holders of the links that this browser holds."""
    signed_in = [visitor.actor] if visitor.actor is not None and not visitor.staff else []
    held = list_held(request)[: -HELD_SHOWN - 1 : -1] if not visitor.staff else []
    return [*signed_in, *(actor for number in held if (actor := _held(request, visitor, number)) is not None)]


def _held(request: HttpRequest, visitor: Visitor, number: str) -> Actor | None:
    try:
        return actor_for(request, visitor, number)
    except Fault:
        return None


def _holder(actor: Actor) -> str:
    return actor.id if actor.id.startswith("case:") else f"person:{actor.id}"
