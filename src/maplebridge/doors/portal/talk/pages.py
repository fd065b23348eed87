"""The screen across which two people type to each other at the window. Nothing is sent and nothing is kept."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show


@page("public")
def talk(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """Two halves, one upside down for the person opposite."""
    return show(request, "portal/talk/page.html")
