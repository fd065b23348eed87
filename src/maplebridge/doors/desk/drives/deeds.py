"""What is done to a drive from its page: each deed is one address, takes one form and leads back to the page, where
what was refused is said. Not for deciding: the room does."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.drives.forms import FIELDS
from maplebridge.doors.desk.drives.showing import Failed, show_drive
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.reading import read_form
from maplebridge.doors.parts.paging import page
from maplebridge.ground.clock import time
from maplebridge.ground.words.fault import Conflict, Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.parsing import parse_fields
from maplebridge.services.drives.actions import listing, opening, planning, running
from maplebridge.services.drives.words import BAD_FILE

NO_DEED = Text("没有这个操作", "There is no such deed")
Said = Mapping[str, Any]
Deed = Callable[[Actor, UUID, Said, Visitor], listing.Listed | None]


@page("staff", methods=("POST",))
def do(request: HttpRequest, visitor: Visitor, drive_id: UUID, deed: str) -> HttpResponse:
    """Does one thing and goes back to the drive."""
    assert visitor.actor is not None
    if deed in ("file", "open"):
        return _file(request, visitor, drive_id) if deed == "file" else _open(request, visitor, drive_id)
    if deed not in DEEDS:
        raise Missing("no_deed", NO_DEED)
    fields = FIELDS.get(deed, ())
    given: dict[str, Any] = read_form(fields, request)
    if deed == "leave":
        given = {"person": request.POST.get("person", "")}
    try:
        listed = DEEDS[deed](visitor.actor, drive_id, parse_fields(fields, given) if fields else given, visitor)
    except Missing:
        raise
    except Fault as fault:
        return show_drive(request, visitor, drive_id, Failed(deed, fault, given))
    return _told(request, visitor, drive_id, deed, listed)


def _file(request: HttpRequest, visitor: Visitor, drive_id: UUID) -> HttpResponse:
    """The numbers of a file."""
    assert visitor.actor is not None
    sent = request.FILES.get("file")
    try:
        if sent is None:
            raise Fault("bad_file", BAD_FILE, field="file")
        listed = listing.list_from_file(actor=visitor.actor, drive_id=drive_id, data=sent.read())
    except Missing:
        raise
    except Fault as fault:
        return show_drive(request, visitor, drive_id, Failed("file", fault))
    return _told(request, visitor, drive_id, "file", listed)


def _told(
    request: HttpRequest, visitor: Visitor, drive_id: UUID, deed: str, listed: listing.Listed | None
) -> HttpResponse:
    """Back to the drive; when some cases were not put on the list, the page says which and why."""
    if listed is not None and listed.wrong:
        return show_drive(request, visitor, drive_id, Failed(deed, added=listed.added, wrong=listed.wrong))
    return _back(drive_id, deed)


def _open(request: HttpRequest, visitor: Visitor, drive_id: UUID) -> HttpResponse:
    assert visitor.actor is not None
    refused: dict[str, Text] = {}
    done, left = 0, 1
    try:
        while left:
            opened = opening.open_to_teams(actor=visitor.actor, drive_id=drive_id, now=time.now(), but=refused)
            refused |= dict(opened.wrong)
            done, left = done + opened.done, opened.left
    except Conflict as fault:
        return show_drive(request, visitor, drive_id, Failed("open", fault))
    if refused:
        wrong = tuple(listing.Wrong(0, number, text) for number, text in refused.items())
        return show_drive(request, visitor, drive_id, Failed("open", added=done, wrong=wrong))
    return _back(drive_id, "open")


def _back(drive_id: UUID, deed: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('desk_drive', args=[drive_id])}?done={deed}")


def _days(actor: Actor, drive_id: UUID, said: Said, visitor: Visitor) -> None:
    first, last = (date.fromisoformat(said[name]) for name in ("first_day", "last_day"))
    planning.change_days(actor=actor, drive_id=drive_id, first=first, last=last)


def _team(actor: Actor, drive_id: UUID, said: Said, visitor: Visitor) -> None:
    planning.add_team(actor=actor, drive_id=drive_id, **said)


def _member(actor: Actor, drive_id: UUID, said: Said, visitor: Visitor) -> None:
    planning.add_member(actor=actor, drive_id=drive_id, **said, now=visitor.now)


def _leave(actor: Actor, drive_id: UUID, said: Said, visitor: Visitor) -> None:
    planning.drop_member(actor=actor, drive_id=drive_id, person=said["person"])


def _matter(actor: Actor, drive_id: UUID, said: Said, visitor: Visitor) -> listing.Listed:
    return listing.list_by_matter(actor=actor, drive_id=drive_id, matter=said["matter"], place=said.get("place", ""))


def _clear(actor: Actor, drive_id: UUID, said: Said, visitor: Visitor) -> None:
    listing.clear_list(actor=actor, drive_id=drive_id)


def _changes(change: Callable[..., listing.Listed | None]) -> Deed:
    def do_it(actor: Actor, drive_id: UUID, said: Said, visitor: Visitor) -> listing.Listed | None:
        return change(actor=actor, drive_id=drive_id, **said, now=visitor.now)

    return do_it


DEEDS: Mapping[str, Deed] = {
    "days": _days,
    "team": _team,
    "member": _member,
    "leave": _leave,
    "matter": _matter,
    "clear": _clear,
    "start": _changes(running.start),
    "add": _changes(running.add_case),
    "move": _changes(running.move_case),
    "remove": _changes(running.remove_case),
    "back": _changes(running.put_back),
    "end": _changes(running.end),
    "publish": _changes(running.publish),
}
