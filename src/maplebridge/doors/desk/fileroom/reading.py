"""Shows what was granted, each page with the name of whoever reads it across. Not for granting."""

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.desk.fileroom.forms import title_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.files.queries import open_file
from maplebridge.services.fileroom.reading import find_document, look_at, open_document, open_entries

PRIVATE = {
    "Cache-Control": "private, no-store",
    "Pragma": "no-cache",
    "X-Robots-Tag": "noindex",
}
ALONE = "default-src 'none'; sandbox"
PDF_ALONE = "default-src 'none'; style-src 'unsafe-inline'"  # browsers show no PDF in a sandbox
ACROSS = range(24)


@page("staff")
def course(request: HttpRequest, visitor: Visitor, request_id: UUID) -> HttpResponse:
    """The course of the case; that it was opened is noted first."""
    sight, entries = open_entries(actor=_actor(visitor), request_id=request_id, now=visitor.now)
    mark = mark_of(visitor, sight.row.firm)
    return show(request, "desk/fileroom/course.html", here="fileroom", sight=sight, entries=entries, **mark)


@page("staff")
def look(request: HttpRequest, visitor: Visitor, request_id: UUID, document: str) -> HttpResponse:
    """A page around one document. Nothing of it is on the page yet: the document is opened, and noted, by itself."""
    sight = look_at(_actor(visitor), request_id, visitor.now)
    found = find_document(sight, document)
    facts = {"sight": sight, "document": found, "title": title_of(found), **mark_of(visitor, sight.row.firm)}
    return show(request, "desk/fileroom/look.html", here="fileroom", **facts)


@page("staff")
def file(request: HttpRequest, visitor: Visitor, request_id: UUID, document: str) -> HttpResponseBase:
    """The document itself; with `?save` a copy to keep, where that was granted. Noted each time."""
    saved = "save" in request.GET
    actor = _actor(visitor)
    found = open_document(actor=actor, request_id=request_id, file=document, saved=saved, now=visitor.now)
    return FileResponse(
        open_file(found.id),
        as_attachment=saved,
        filename=f"file-{found.order}-{found.id[:8]}",
        content_type=found.mime,
        headers=PRIVATE | {"Content-Security-Policy": PDF_ALONE if found.mime == "application/pdf" else ALONE},
    )


def mark_of(visitor: Visitor, firm: str) -> dict[str, Any]:
    """Whose name stands across the page, of which firm, and when."""
    unit = get_registry(visitor.county).unit(firm)
    name = unit.name.say(visitor.language) if unit else firm
    return {"firm_name": name, "at": said(visitor.now), "across": ACROSS}


def said(at: datetime) -> str:
    """A moment as a watermark has it, in full."""
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


def _actor(visitor: Visitor) -> Actor:
    return cast("Actor", visitor.actor)
