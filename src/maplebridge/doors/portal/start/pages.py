"""The start page: what this site is and where machines find its API. Not yet the residents' home."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from maplebridge.doors.parts.access import declares
from maplebridge.doors.portal.start.language import choose


@require_safe
@declares("public")
def start(request: HttpRequest) -> HttpResponse:
    """The page in the reader's language: `?lang=`, else what the browser asks for, else Chinese."""
    language = choose(request.GET.get("lang", ""), request.headers.get("Accept-Language", ""))
    response = render(request, "portal/start/page.html", {"en": language == "en"})
    response.headers["Vary"] = "Accept-Language"
    response.headers["Content-Language"] = "en" if language == "en" else "zh-Hans"
    return response
