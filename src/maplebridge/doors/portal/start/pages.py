"""The start page: what this site is and where machines find its API. Not yet the residents' home."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from maplebridge.doors.parts.access import declares
from maplebridge.doors.portal.showing import show


@require_safe
@declares("public")
def start(request: HttpRequest) -> HttpResponse:
    """The page in the reader's language."""
    return show(request, "portal/start/page.html")
