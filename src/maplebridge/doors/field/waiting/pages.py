"""What lies in this phone's outbox: waiting, sent, or in conflict. The list itself is only in the phone."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show


@page("staff")
def waiting(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """An empty page that the phone fills."""
    return show(request, "field/waiting/page.html")
