"""What a reader sees when a page is not there or failed: two sentences and a way back, never a trace."""

from django.http import HttpRequest, HttpResponse

from maplebridge.doors.parts.problems import TITLES
from maplebridge.doors.portal.showing import show


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _page(request, 400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, the same for what does not exist and for what this reader may not know of."""
    return _page(request, 404)


def failed(request: HttpRequest) -> HttpResponse:
    """500."""
    return _page(request, 500)


def _page(request: HttpRequest, status: int) -> HttpResponse:
    return show(request, "portal/mishaps/page.html", status=status, title=TITLES[status])
