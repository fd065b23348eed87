"""The residents' home page. Not for single services."""

from django.http import HttpRequest, HttpResponse

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show


@page("public")
def start(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What a resident may do here."""
    return show(request, "portal/start/page.html")
