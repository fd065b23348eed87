"""People on the desk: who has which duty today, who is away and who stands in. Not for accounts, and without phones."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from maplebridge.doors.desk.people.reading import MANY, Asked, get_member, list_colleagues, list_members
from maplebridge.doors.desk.people.rights import may_end, may_record_leave
from maplebridge.doors.desk.people.words import ROLES
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault

LONGEST = 60
SUGGESTED = 50


@page("staff")
def people(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """A page of members of staff: all, or those whom words, a role, a unit, a place name."""
    asked = read_asked(request)
    found = list_members(visitor.county, asked, day_of(visitor.now))
    return show(
        request,
        "desk/people/page.html",
        here="people",
        asked=asked,
        members=found[:MANY],
        roles=[(name, text) for name, text in ROLES.items() if name != "machine"],
        first=_address(replace(asked, after="")) if asked.after else "",
        more=_address(replace(asked, after=found[MANY - 1].code)) if len(found) > MANY else "",
    )


@page("staff")
def person(request: HttpRequest, visitor: Visitor, person: UUID) -> HttpResponse:
    """One member of staff."""
    return show_person(request, visitor, person)


def show_person(request: HttpRequest, visitor: Visitor, who: UUID, fault: Fault | None = None) -> HttpResponse:
    """The page of a person; with a fault, what could not be done stands above."""
    actor, day = actor_of(visitor), day_of(visitor.now)
    member = get_member(visitor.county, who, day)
    duties = [(duty, may_end(actor, member, duty, day)) for duty in member.duties]
    facts: dict[str, Any] = {"member": member, "duties": duties, "fault": fault, "day": day, "said": request.POST}
    if may_record_leave(actor, member):
        facts["colleagues"] = list_colleagues(visitor.county, member, day, SUGGESTED)
        facts["may_record"] = True
    status = fault.status if fault else 200
    return show(request, "desk/people/one.html", here="people", status=status, **facts)


def read_asked(request: HttpRequest) -> Asked:
    """What the address asks for."""
    said = request.GET
    role, place = said.get("role", ""), said.get("place", "")
    return Asked(
        words=said.get("words", "").strip()[:LONGEST],
        role=role if role in ROLES else "",
        unit=said.get("unit", "")[:LONGEST],
        place=place if place.isascii() and place.isdigit() else "",
        after=said.get("after", "")[:LONGEST],
    )


def _address(asked: Asked) -> str:
    said = {"words": asked.words, "role": asked.role, "unit": asked.unit, "place": asked.place, "after": asked.after}
    return f"?{urlencode({name: value for name, value in said.items() if value})}"
