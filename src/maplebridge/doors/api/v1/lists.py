"""Lists over the API: the inbox of staff, the own cases of whoever brought them, messages."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from maplebridge.cases.listing import FIRST, CaseLine, Wanted, labels_of, list_inbox, list_own
from maplebridge.cases.listing import NEWEST as NEWEST_CASE
from maplebridge.directory.people.rules import Actor, ties_of
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.api.v1 import cases, rendering
from maplebridge.doors.api.v1.entrance import actor_of, caller_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.pages import read_due_mark, read_id_mark, write_mark
from maplebridge.doors.api.v1.shapes.cases import Code, PlaceCode
from maplebridge.doors.api.v1.shapes.lists import CasesOut, MessagesOut
from maplebridge.ground.post.actions import mark_shown
from maplebridge.ground.post.queries import MessageLine
from maplebridge.ground.words.fault import Forbidden
from maplebridge.ground.words.text import Text
from maplebridge.services.sending.mailbox import NEWEST, addresses_of, list_messages

router = Router(tags=["lists"])
Many = Annotated[int, Field(ge=1, le=200)]
Mark = Annotated[str, Field(max_length=200)]
STAFF_ONLY = Text("只有工作人员有收件箱", "only staff have an inbox")


@operation(router, "GET", "/inbox", "token:read", returns=CasesOut)
def get_inbox(
    request: HttpRequest,
    state: Code = "",
    matter: Code = "",
    place: PlaceCode = "",
    language: Code = "",
    overdue: bool = False,
    after: Mark = "",
    many: Many = 50,
) -> HttpResponse:
    """The cases on the desks of your units in which one of your roles can act, the most urgent first.

    `place` is a place code and covers what was merged into it.
    """
    actor, now = actor_of(request), caller_of(request).now
    if actor.kind != "staff":
        raise Forbidden("staff_only", STAFF_ONLY)
    wanted = Wanted(state, matter, place, language, overdue)
    start = read_due_mark(after) if after else FIRST
    lines = list_inbox(actor, wanted, now=now, after=start, many=many)
    following = write_mark(*lines[-1].cursor) if len(lines) == many else None
    return answer({"cases": [line_shown(actor, line, now) for line in lines], "next": following})


@operation(cases.router, "GET", "/cases", "token:read", returns=CasesOut)
def list_my_cases(request: HttpRequest, after: Mark = "", many: Many = 50) -> HttpResponse:
    """The cases that you brought, the newest first."""
    actor, now = actor_of(request), caller_of(request).now
    lines = list_own(actor, before=read_id_mark(after) if after else NEWEST_CASE, many=many)
    following = write_mark(lines[-1].id) if len(lines) == many else None
    return answer({"cases": [line_shown(actor, line, now) for line in lines], "next": following})


@operation(router, "GET", "/messages", "token:read", "link", returns=MessagesOut)
def get_messages(request: HttpRequest, after: Mark = "", many: Many = 50) -> HttpResponse:
    """The messages to you and to your duties, the newest first. Each is `new` once."""
    actor, now = actor_of(request), caller_of(request).now
    before = read_id_mark(after) if after else NEWEST
    addresses = addresses_of(actor)
    lines = list_messages(actor.county, addresses, ties=ties_of(actor), before=before, many=many)
    unseen = {line.id: line.recipient for line in lines if line.shown_at is None}
    if unseen:
        mark_shown(county=actor.county, shown=unseen, now=now)
    following = write_mark(lines[-1].id) if len(lines) == many else None
    return answer({"messages": [_message(line) for line in lines], "next": following})


def line_shown(actor: Actor, line: CaseLine, now: datetime) -> rendering.JSON:
    """One case of a list."""
    _, matter, state = labels_of(actor.county, line)
    same = ("number", "version", "title", "category", "kind", "centre", "language", "secrecy", "marks")
    staff, registry = actor.kind == "staff", get_registry(actor.county)
    return {
        **{name: getattr(line, name) for name in same},
        **{name: rendering.moment(getattr(line, name)) for name in ("opened_at", "changed_at", "ended_at")},
        "matter": rendering.named(matter.name, matter.title),
        "state": rendering.state_for(state, staff),
        "place": rendering.place_named(actor.county, line.place[:15]) | {"code": line.place},
        "unit": rendering.unit_named(registry, line.unit),
        "person": line.person if staff else None,
        "next_due_at": rendering.moment(line.due_at),
        "overdue": line.due_at is not None and line.due_at <= now,
    }


def _message(line: MessageLine) -> rendering.JSON:
    return {
        "id": str(line.id),
        "to": line.recipient,
        "template": line.template,
        "params": line.params,
        "made_at": rendering.moment(line.made_at),
        "new": line.shown_at is None,
    }
