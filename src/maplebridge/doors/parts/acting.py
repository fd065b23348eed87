"""Takes an action that a form has sent. Not for showing the form, nor for deciding who may."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, BinaryIO, cast

from django.core.files.base import File
from django.http import HttpRequest

from maplebridge.cases.actions.attach import attach
from maplebridge.cases.actions.take import Taken, take
from maplebridge.cases.rights import audiences
from maplebridge.cases.stored import StoredCase
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.forms.reading import keep_files, read_form
from maplebridge.rulebook.workflows.definition import Action

FILE_LONGEST = 300 * 1024 * 1024
KEY_LONGEST = 100


def take_sent(
    request: HttpRequest,
    *,
    actor: Actor,
    stored: StoredCase,
    action: Action,
    now: datetime,
    besides: Mapping[str, Any] | None = None,
) -> Taken:
    """Puts the files of the form on the case, then takes `action` with its fields and `besides`. Raises Fault."""
    fields = read_sent(request, actor=actor, stored=stored, action=action, now=now)
    return take_read(request, actor=actor, stored=stored, action=action, now=now, fields=fields | dict(besides or {}))


def read_sent(
    request: HttpRequest, *, actor: Actor, stored: StoredCase, action: Action, now: datetime
) -> dict[str, Any]:
    """The fields of the form, its files put on the case. Raises Fault."""
    return read_form(action.needs, request) | keep_files(action.needs, request, _keeper(actor, stored, action, now))


def take_read(
    request: HttpRequest,
    *,
    actor: Actor,
    stored: StoredCase,
    action: Action,
    now: datetime,
    fields: Mapping[str, Any],
) -> Taken:
    """Takes `action` with `fields`. `seen` of the form is the version that its reader saw, `key` makes it safe to send
    twice. Raises Fault."""
    return take(
        actor=actor,
        number=stored.facts.number,
        action=action.name,
        fields=fields,
        seen=read_seen(request),
        now=now,
        key=request.POST.get("key", "")[:KEY_LONGEST],
    )


def read_seen(request: HttpRequest) -> int | None:
    """The version of the case that the form was made from."""
    said = request.POST.get("seen", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None


def _keeper(actor: Actor, stored: StoredCase, action: Action, now: datetime) -> Any:
    may_read = audiences(actor, stored.facts)
    audience = action.audience if action.audience in may_read else "staff"

    def keep(file: "File[bytes]") -> str:
        source = cast("BinaryIO", file)
        kept = attach(
            actor=actor, number=stored.facts.number, source=source, longest=FILE_LONGEST, audience=audience, now=now
        )
        return kept.sha256

    return keep
