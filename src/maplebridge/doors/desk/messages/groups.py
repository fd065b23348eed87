"""The chat groups that address the centre: what each is called and where its cases lie. Not for what they ask."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import list_children
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.forms.reading import read_form
from maplebridge.doors.parts.forms.rows import Option, form_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Field, FieldType
from maplebridge.rulebook.workflows.parsing import parse_fields
from maplebridge.services.sending.groups import list_groups, place_group
from maplebridge.services.sending.models import ChatGroup

FIELDS = (
    Field("name", FieldType.TEXT, Text("群名", "Name of the group"), longest=60),
    Field("place", FieldType.PLACE, Text("属于哪里", "Where it belongs"), False),
)
ROLES = ("dispatcher", "system_admin")
NO_GROUP = Text("没有这个群", "There is no such group")
ELSEWHERE = Text("这个地方不归您管", "That place is not in your charge")


@page("staff:dispatcher", "staff:system_admin")
def groups(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The groups in my charge."""
    return show(request, "desk/messages/groups.html", here="messages", groups=_mine(actor_of(visitor)))


@page("staff:dispatcher", "staff:system_admin", methods=("GET", "HEAD", "POST"))
def group(request: HttpRequest, visitor: Visitor, group_id: str) -> HttpResponseBase:
    """One group: its name and place."""
    actor = actor_of(visitor)
    found = next((each for each in _mine(actor) if each.id == group_id), None)
    if found is None:
        raise Missing("no_group", NO_GROUP)
    given, fault = {"name": found.name, "place": found.place}, None
    if request.method == "POST":
        given = read_form(FIELDS, request)
        try:
            _keep(actor, found, parse_fields(FIELDS, given))
            return HttpResponseRedirect(reverse("desk_groups"))
        except Fault as odd:
            fault = odd
    form = form_of(FIELDS, values=given, fault=fault, options={"place": _places(actor)})
    status = fault.status if fault else 200
    return show(request, "desk/messages/group.html", status=status, here="messages", form=form, group=found)


def _keep(actor: Actor, found: ChatGroup, said: dict[str, str]) -> None:
    place = said.get("place", "")
    if place and place not in {option.value for option in _places(actor)}:
        raise Fault("elsewhere", ELSEWHERE, field="fields.place")
    place_group(county=actor.county, group_id=found.id, name=said["name"], place=place)


def _mine(actor: Actor) -> list[ChatGroup]:
    """Groups without a place are for those in charge of the whole county."""
    charges = tuple(_charges(actor))
    return [each for each in list_groups(actor.county) if (each.place or actor.county).startswith(charges)]


def _places(actor: Actor) -> Sequence[Option]:
    """The towns in charge, each with its villages."""
    found: list[Option] = []
    charges = tuple(_charges(actor))
    for town in list_children(actor.county, actor.county):
        if town.code.startswith(charges):
            villages = list_children(actor.county, town.code)
            heading = Text(town.name, town.name)
            found += [Option(each.code, Text(each.name, each.name), heading) for each in (town, *villages)]
    return found


def _charges(actor: Actor) -> list[str]:
    return [duty.place for duty in actor.duties if duty.role in ROLES and duty.place]
