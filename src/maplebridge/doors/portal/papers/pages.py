"""What goes with a case: its files, its receipt as a file and on paper. Not for checking receipts: verify."""

from dataclasses import asdict

import orjson
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.cases.receipt import access_receipt
from maplebridge.cases.rights import brought
from maplebridge.cases.scenes import make_access_secret
from maplebridge.cases.viewing import access_view
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.links import actor_for
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.portal.cases.following import centre_of, promises_of
from maplebridge.doors.portal.cases.listing import title_of
from maplebridge.doors.portal.done.pages import draw_qr
from maplebridge.doors.portal.spacing import spaced
from maplebridge.ground.files.queries import open_file
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text

NO_FILE = Text("没有这个附件", "there is no such file")
SHOWN = ("image/", "audio/", "video/")
ALONE = {"Cache-Control": "private, no-store", "Content-Security-Policy": "default-src 'none'; sandbox"}


@page("link")
def file(request: HttpRequest, visitor: Visitor, number: str, file_id: str) -> HttpResponseBase:
    """A file of the case: pictures and sounds to look at and hear, papers to save."""
    view = access_view(actor_for(request, visitor, number), number)
    found = next((each for each in view.files if each.id == file_id), None)
    if found is None:
        raise Missing("no_such_file", NO_FILE, field="file")
    return FileResponse(
        open_file(found.id),
        as_attachment=not found.mime.startswith(SHOWN),
        filename=f"{number}-{found.id[:8]}",
        content_type=found.mime,
        headers=ALONE,
    )


@page("link")
def receipt(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponseBase:
    """The receipt as a file that `verify` checks without us."""
    told = access_receipt(actor_for(request, visitor, number), number, visitor.now)
    name = f"receipt-{told.number}.json"
    headers = {"Cache-Control": "private, no-store", "Content-Disposition": f'attachment; filename="{name}"'}
    body = orjson.dumps(asdict(told), option=orjson.OPT_INDENT_2)
    return HttpResponse(body, content_type="application/json", headers=headers)


@page("link")
def paper(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponseBase:
    """The receipt to print: number, milestones, and a code that leads back here."""
    actor = actor_for(request, visitor, number)
    view, told = access_view(actor, number), access_receipt(actor, number, visitor.now)
    case = view.stored.facts
    secret = make_access_secret(case.county, case.id) if actor.kind == "resident" and brought(actor, case) else ""
    link = request.build_absolute_uri(reverse("portal_open_link", args=[case.number, secret])) if secret else ""
    return show(
        request,
        "portal/papers/page.html",
        view=view,
        centre=centre_of(view),
        title=title_of(view),
        number=spaced(case.number),
        receipt=told,
        promises=promises_of(view),
        qr=draw_qr(link) if link else "",
    )
