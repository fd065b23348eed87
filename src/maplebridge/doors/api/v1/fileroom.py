"""The file room over the API: ask, grant, refuse, take back, read. Not for who may: the room decides."""

from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Router

from maplebridge.cases.queries import access_case
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import actor_of, caller_of
from maplebridge.doors.api.v1.lists import Many, Mark
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.pages import read_id_mark, write_mark
from maplebridge.doors.api.v1.shapes.fileroom import (
    FileAskIn,
    FileCourseOut,
    FileGrantIn,
    FileLinesOut,
    FileReasonIn,
    FileRequestOut,
    OpeningsOut,
)
from maplebridge.ground.files.queries import open_file
from maplebridge.services.fileroom import actions
from maplebridge.services.fileroom.queries import (
    NEWEST,
    RequestLine,
    access_request,
    list_documents,
    list_held,
    list_openings,
    list_own,
)
from maplebridge.services.fileroom.reading import open_document, open_entries
from maplebridge.services.fileroom.rules import firms_of, holder_of

router = Router(tags=["file room"])
BYTES = {"responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string"}}}}}}


@operation(router, "POST", "/fileroom/requests", "token:act", returns=FileRequestOut, status=201)
def ask_for_file(request: HttpRequest, body: FileAskIn) -> HttpResponse:
    """Ask to read the file of a case, as a lawyer."""
    actor, now = actor_of(request), caller_of(request).now
    request_id = actions.ask(actor=actor, number=body.number, purpose=body.purpose, now=now)
    return _told(request, request_id, 201)


@operation(router, "GET", "/fileroom/requests", "token:read", returns=FileLinesOut)
def list_file_requests(request: HttpRequest, after: Mark = "", many: Many = 50) -> HttpResponse:
    """A lawyer's own requests; for others what waits for the units for which they decide."""
    actor, now = actor_of(request), caller_of(request).now
    lines_of = list_own if firms_of(actor, get_registry(actor.county)) else list_held
    lines = lines_of(actor, now, before=read_id_mark(after) if after else NEWEST, many=many + 1)
    following = write_mark(lines[many - 1].id) if len(lines) > many else None
    return answer({"requests": [_line(actor, line) for line in lines[:many]], "next": following})


@operation(router, "GET", "/fileroom/requests/{request_id}", "token:read", returns=FileRequestOut)
def get_file_request(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """One request, to whoever asked and whoever decides."""
    return _told(request, request_id)


@operation(router, "POST", "/fileroom/requests/{request_id}/grant", "token:act", returns=FileRequestOut)
def grant_file(request: HttpRequest, request_id: UUID, body: FileGrantIn) -> HttpResponse:
    """Let the lawyer read the documents named, until a day."""
    actions.grant(
        actor=actor_of(request),
        request_id=request_id,
        documents=body.documents,
        entries=body.entries,
        until=body.until,
        may_copy=body.may_copy,
        now=caller_of(request).now,
    )
    return _told(request, request_id)


@operation(router, "POST", "/fileroom/requests/{request_id}/refuse", "token:act", returns=FileRequestOut)
def refuse_file(request: HttpRequest, request_id: UUID, body: FileReasonIn) -> HttpResponse:
    """Say no, and why."""
    actions.refuse(actor=actor_of(request), request_id=request_id, reason=body.reason, now=caller_of(request).now)
    return _told(request, request_id)


@operation(router, "POST", "/fileroom/requests/{request_id}/revoke", "token:act", returns=FileRequestOut)
def revoke_file(request: HttpRequest, request_id: UUID, body: FileReasonIn) -> HttpResponse:
    """Take the grant back at once, and say why."""
    actions.revoke(actor=actor_of(request), request_id=request_id, reason=body.reason, now=caller_of(request).now)
    return _told(request, request_id)


@operation(router, "GET", "/fileroom/requests/{request_id}/course", "token:read", returns=FileCourseOut)
def read_course(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """The course of the case, where it was granted. Each reading is logged."""
    actor, now = actor_of(request), caller_of(request).now
    registry = get_registry(actor.county)
    _, entries = open_entries(actor=actor, request_id=request_id, now=now)
    told = [
        {
            "seq": entry.seq,
            "label": rendering.both(entry.label),
            "unit": rendering.unit_named(registry, entry.unit),
            "at": rendering.moment(entry.at),
            "words": [word.text for word in entry.words],
        }
        for entry in entries
    ]
    return answer({"entries": told})


@operation(router, "GET", "/fileroom/requests/{request_id}/files/{document}", "token:read", returns=bytes, more=BYTES)
def read_file(request: HttpRequest, request_id: UUID, document: str) -> HttpResponseBase:
    """A file that was granted with copies allowed: what leaves by the API is a copy. Each one is logged."""
    now = caller_of(request).now
    found = open_document(actor=actor_of(request), request_id=request_id, file=document, saved=True, now=now)
    headers = {"Cache-Control": "no-store"}
    return FileResponse(open_file(found.id), content_type=found.mime, headers=headers)


@operation(router, "GET", "/cases/{number}/openings", "token:read", "link", returns=OpeningsOut)
def list_file_openings(request: HttpRequest, number: str) -> HttpResponse:
    """Which lawyers opened what of a case's file: for whoever brought it, the unit that has it, and auditors."""
    actor = actor_of(request)
    registry = get_registry(actor.county)
    openings = [
        {
            "firm": rendering.unit_named(registry, each.firm),
            "person": each.person if actor.kind == "staff" else None,
            "document": each.document,
            "saved": each.saved,
            "at": rendering.moment(each.at),
        }
        for each in list_openings(actor, access_case(actor, number))
    ]
    return answer({"openings": openings})


def _told(request: HttpRequest, request_id: UUID, status: int = 200) -> HttpResponse:
    actor = actor_of(request)
    sight = access_request(actor, request_id, caller_of(request).now)
    row = sight.row
    line = RequestLine(
        id=row.id,
        number=row.number,
        state=row.state,
        asked_at=row.asked_at,
        until=row.until,
        asker="",
        firm=row.firm,
        unit=holder_of(sight.case.facts),
        open=sight.open,
    )
    grantable = [
        {"id": each.id, "mime": each.mime, "size": each.size, "added_at": rendering.moment(each.added_at)}
        for each in (list_documents(sight.case) if sight.decides else ())
    ]
    words = {"purpose": sight.purpose, "reason": sight.reason, "revoke_reason": sight.revoke_reason}
    granted = {"entries": row.entries, "may_copy": row.may_copy, "documents": row.documents}
    return answer({**_line(actor, line), **words, **granted, "grantable": grantable}, status)


def _line(actor: Actor, line: RequestLine) -> rendering.JSON:
    registry = get_registry(actor.county)
    return {
        "id": str(line.id),
        "number": line.number,
        "state": line.state,
        "asked_at": rendering.moment(line.asked_at),
        "until": line.until.isoformat() if line.until else None,
        "firm": rendering.unit_named(registry, line.firm),
        "unit": rendering.unit_named(registry, line.unit),
        "open": line.open,
    }
