"""What goes with a case over the API: files, the resident's receipt, the suggestion where it may go."""

from dataclasses import asdict
from typing import Annotated, BinaryIO, cast

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import File, Form, Router
from ninja.files import UploadedFile

from maplebridge.cases.actions.attach import attach
from maplebridge.cases.receipt import access_receipt
from maplebridge.cases.viewing import access_view
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import MIB, actor_of, caller_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.journal import ReceiptDocument
from maplebridge.doors.api.v1.shapes.lists import AttachedOut, SuggestionOut
from maplebridge.ground.files.queries import open_file
from maplebridge.ground.words.fault import Forbidden, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.routing.queries import get_lessons
from maplebridge.rulebook.routing.rules import suggest

router = Router(tags=["papers"])
FILE_LONGEST, FORM_LONGEST = 300 * MIB, 301 * MIB
NO_FILE = Text("没有这个附件", "there is no such file")
STAFF_ONLY = Text("只有工作人员可以查看", "only staff may see this")
BYTES = {"responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string"}}}}}}


@operation(
    router,
    "POST",
    "/cases/{number}/attachments",
    "token:act",
    "link",
    returns=AttachedOut,
    status=201,
    longest=FORM_LONGEST,
)
def add_attachment(
    request: HttpRequest,
    number: str,
    file: Annotated[UploadedFile, File()],
    audience: Annotated[str, Form(max_length=20)] = "",
) -> HttpResponse:
    """Put a file on a case, to be named by a later action as evidence or attachment.

    Pictures lose their metadata. `audience` is resident, staff or circle; left out it is resident for residents and
    staff for staff.
    """
    now = caller_of(request).now
    stored = attach(
        actor=actor_of(request),
        number=number,
        source=cast("BinaryIO", file),
        longest=FILE_LONGEST,
        audience=audience,
        now=now,
    )
    return answer({"id": stored.sha256, "mime": stored.mime, "size": stored.size}, 201)


@operation(router, "GET", "/cases/{number}/attachments/{file}", "token:read", "link", returns=None, more=BYTES)
def get_attachment(request: HttpRequest, number: str, file: str) -> HttpResponseBase:
    """A file of a case, as it was stored."""
    view = access_view(actor_of(request), number)
    found = next((each for each in view.files if each.id == file), None)
    if found is None:
        raise Missing("no_such_file", NO_FILE, field="file")
    headers = {"Cache-Control": "private, no-store", "Content-Security-Policy": "default-src 'none'; sandbox"}
    return FileResponse(
        open_file(found.id), as_attachment=True, filename=found.id[:12], content_type=found.mime, headers=headers
    )


@operation(router, "GET", "/cases/{number}/receipt", "token:read", "link", returns=ReceiptDocument)
def get_receipt(request: HttpRequest, number: str) -> HttpResponse:
    """The resident's receipt: milestones chained by hashes and signed, to be checked by anybody without us."""
    receipt = access_receipt(actor_of(request), number, caller_of(request).now)
    return answer(asdict(receipt))


@operation(router, "GET", "/cases/{number}/suggestion", "token:read", returns=SuggestionOut)
def get_suggestion(request: HttpRequest, number: str) -> HttpResponse:
    """Where a case may go, with reasons; a person decides."""
    actor = actor_of(request)
    view = access_view(actor, number)
    if not view.reader.staff:
        raise Forbidden("staff_only", STAFF_ONLY)
    registry, case, pack = get_registry(actor.county), view.stored.facts, view.pack
    said = case.matter != pack.unsorted
    found = suggest(
        pack,
        registry,
        text=f"{view.row['title']} {view.text.text if view.text and view.text.text else ''}",
        matter=case.matter if said else None,
        category=case.category if said or case.category != pack.matters[pack.unsorted].category else None,
        place=case.place,
        language=case.language,
        excluded_units=case.excluded_units,
        lessons=get_lessons(actor.county),
    )
    matter = pack.matters.get(found.matter or "")
    return answer(
        {
            "unit": rendering.unit_named(registry, found.unit),
            "matter": rendering.named(matter.name, matter.title) if matter else None,
            "category": found.category,
            "score": found.score,
            "certain": found.certain,
            "reasons": [rendering.both(reason) for reason in found.reasons],
        }
    )
