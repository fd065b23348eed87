"""What is done with a request to read a file: grant it, refuse it, take the grant back."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.fileroom.forms import COPY, REASON, grant_fields
from maplebridge.doors.desk.fileroom.showing import show_request
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.reading import read_form
from maplebridge.doors.parts.paging import page
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.rulebook.workflows.definition import Field
from maplebridge.rulebook.workflows.parsing import parse_fields
from maplebridge.services.fileroom import actions, words
from maplebridge.services.fileroom.queries import access_request, list_documents
from maplebridge.services.fileroom.rules import ENTRIES

Deed = Callable[[dict[str, Any]], None]


@page("staff", methods=("POST",))
def grant(request: HttpRequest, visitor: Visitor, request_id: UUID) -> HttpResponse:
    """Let the lawyer read."""
    actor = cast("Actor", visitor.actor)
    sight = access_request(actor, request_id, visitor.now)
    if not sight.decides:
        raise Missing("no_request", words.NO_REQUEST)

    def act(said: dict[str, Any]) -> None:
        actions.grant(
            actor=actor,
            request_id=request_id,
            documents=[each for each in said["documents"] if each != ENTRIES],
            entries=ENTRIES in said["documents"],
            until=date.fromisoformat(said["until"]),
            may_copy=said["copying"] == COPY,
            now=visitor.now,
        )

    return _done(request, visitor, request_id, grant_fields(list_documents(sight.case)), act)


@page("staff", methods=("POST",))
def refuse(request: HttpRequest, visitor: Visitor, request_id: UUID) -> HttpResponse:
    """Say no, and why."""

    def act(said: dict[str, Any]) -> None:
        actor = cast("Actor", visitor.actor)
        actions.refuse(actor=actor, request_id=request_id, reason=said["reason"], now=visitor.now)

    return _done(request, visitor, request_id, REASON, act)


@page("staff", methods=("POST",))
def revoke(request: HttpRequest, visitor: Visitor, request_id: UUID) -> HttpResponse:
    """Take the grant back at once, and say why."""

    def act(said: dict[str, Any]) -> None:
        actor = cast("Actor", visitor.actor)
        actions.revoke(actor=actor, request_id=request_id, reason=said["reason"], now=visitor.now)

    return _done(request, visitor, request_id, REASON, act)


def _done(
    request: HttpRequest, visitor: Visitor, request_id: UUID, fields: tuple[Field, ...], act: Deed
) -> HttpResponse:
    typed = {field.name: "" for field in fields} | read_form(fields, request)
    try:
        act(parse_fields(fields, typed))
    except Missing:
        raise
    except Fault as fault:
        return show_request(request, visitor, request_id, fault=fault, typed=typed)
    return HttpResponseRedirect(reverse("desk_file_request", args=[request_id]))
