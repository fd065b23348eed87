"""The residents' home page: four large ways in, and a search. Not for single services."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.links import list_held
from maplebridge.doors.parts.paging import page, show


@page("public")
def start(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What a resident may do here."""
    centre_phone, held = settings.CENTRE_PHONE, len(list_held(request))
    return show(request, "portal/start/page.html", centre_phone=centre_phone, held=held)
