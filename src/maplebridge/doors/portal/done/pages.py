"""What somebody takes away who has just brought a case: number, secret link, promise. Not for following it."""

import segno
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.cases.rights import brought
from maplebridge.cases.scenes import make_access_secret
from maplebridge.cases.viewing import access_view
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.links import actor_for
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.portal.cases.following import centre_of, promises_of
from maplebridge.doors.portal.joining.alike import list_alike_of
from maplebridge.doors.portal.spacing import spaced


@page("link")
def done(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponseBase:
    """The number, large; for residents the link that opens the case elsewhere; what happens next."""
    actor = actor_for(request, visitor, number)
    view = access_view(actor, number)
    case = view.stored.facts
    secret = make_access_secret(case.county, case.id) if actor.kind == "resident" and brought(actor, case) else ""
    link = request.build_absolute_uri(reverse("portal_open_link", args=[case.number, secret])) if secret else ""
    return show(
        request,
        "portal/done/page.html",
        view=view,
        centre=centre_of(view),
        number=spaced(case.number),
        secret=secret,
        link=link,
        qr=draw_qr(link) if link else "",
        promises=promises_of(view),
        without_files=request.GET.get("without") == "files",
        alike=list_alike_of(view, visitor.now) if actor.kind == "resident" else (),
    )


def draw_qr(text: str) -> str:
    """A QR code as the address of a picture, black on white."""
    return segno.make(text, error="m").svg_data_uri(scale=4, border=2, dark="#000", light="#fff")
