"""The page of one request, for whoever asked and for whoever decides. Not for deciding: deeds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.fileroom.forms import COURSE, READ_ONLY, REASON, grant_fields, title_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.rows import form_of
from maplebridge.doors.parts.paging import show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.fileroom.queries import (
    Document,
    Opening,
    RequestSight,
    access_request,
    list_documents,
    list_openings,
)
from maplebridge.services.fileroom.rules import ASKED, ENTRIES, GRANTED

USUAL = timedelta(days=30)
STATES: Mapping[str, tuple[Text, str]] = {
    "asked": (Text("等待决定", "Waits to be decided"), "amber"),
    "granted": (Text("已准许", "Granted"), "green"),
    "refused": (Text("未准许", "Refused"), "grey"),
    "revoked": (Text("已收回", "Taken back"), "red"),
}
RUN_OUT = (Text("已到期", "Run out"), "grey")


@dataclass(frozen=True, slots=True)
class Shown:
    """A document of a request as the page names it."""

    id: str
    title: Text
    document: Document | None = None


def state_of(state: str, *, open_: bool) -> tuple[Text, str]:
    """A request's state in words, with its colour."""
    return RUN_OUT if state == GRANTED and not open_ else STATES[state]


def show_request(
    request: HttpRequest,
    visitor: Visitor,
    request_id: UUID,
    *,
    fault: Fault | None = None,
    typed: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The page of a request, with what was typed and what is wrong with it."""
    actor = cast("Actor", visitor.actor)
    sight = access_request(actor, request_id, visitor.now)
    documents = list_documents(sight.case)
    asker = get_actor(actor.county, str(sight.row.asker), visitor.now)
    return show(
        request,
        "desk/fileroom/request.html",
        status=fault.status if fault else 200,
        here="fileroom",
        sight=sight,
        state=state_of(sight.row.state, open_=sight.open),
        asker=asker.name if asker else "",
        granted=granted_of(sight, documents),
        openings=_openings(actor, sight, documents),
        fault=fault,
        **_forms(sight, documents, visitor, fault, typed or {}),
    )


def granted_of(sight: RequestSight, documents: list[Document]) -> list[Shown]:
    """What was granted and is still there."""
    course = [Shown(ENTRIES, COURSE)] if sight.row.entries else []
    return course + [Shown(each.id, title_of(each), each) for each in documents if each.id in sight.row.documents]


def title_in(documents: list[Document], name: str) -> Text:
    """What a document of the log is called; the beginning of its id once it is not on the case any more."""
    found = next((title_of(each) for each in documents if each.id == name), Text(name[:8], name[:8]))
    return COURSE if name == ENTRIES else found


def _openings(actor: Actor, sight: RequestSight, documents: list[Document]) -> list[tuple[Opening, Text]]:
    found = list_openings(actor, sight.case, request=sight.row.id) if sight.decides else []
    return [(each, title_in(documents, each.document)) for each in found]


def _forms(
    sight: RequestSight, documents: list[Document], visitor: Visitor, fault: Fault | None, typed: Mapping[str, Any]
) -> dict[str, Any]:
    if not sight.decides:
        return {}
    at_grant = typed.get("documents") is not None or typed.get("until") is not None
    usual = {"until": (day_of(visitor.now) + USUAL).isoformat(), "copying": READ_ONLY}
    if sight.row.state == ASKED:
        return {
            "grant": form_of(grant_fields(documents), values={**usual, **typed}, fault=fault if at_grant else None),
            "refusal": form_of(REASON, values=typed, fault=None if at_grant else fault),
        }
    return {"revocation": form_of(REASON, values=typed, fault=fault)} if sight.open else {}
