"""What the phone needs to keep the field's pages when there is no signal. Not for the pages."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.templatetags.static import static

from maplebridge.doors.parts.asking import Visitor, visitor_of
from maplebridge.doors.parts.paging import page

FRESH = {"Cache-Control": "no-store"}


@page("public")
def token(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """A fresh CSRF token and whose it is, before the outbox sends; 401 when nobody is signed in."""
    actor = visitor_of(request).actor
    if actor is None or actor.kind != "staff":
        return JsonResponse({}, status=401, headers=FRESH)
    return JsonResponse({"token": get_token(request), "who": actor.id}, headers=FRESH)


@page("public")
def worker(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The service worker; its only line loads the built one, so that its own address stays the same."""
    body = f"importScripts({static('dist/field-worker.js')!r});\n"
    headers = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/field/"}
    return HttpResponse(body, content_type="text/javascript; charset=utf-8", headers=headers)


@page("public")
def manifest(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """Name, colours and picture for the start screen of a phone."""
    icon = {"src": static("portal/leaf.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    facts = {
        "name": "枫桥网格",
        "short_name": "网格",
        "start_url": "/field/",
        "scope": "/field/",
        "display": "standalone",
        "background_color": "#ededed",
        "theme_color": "#07803f",
        "icons": [icon],
    }
    return JsonResponse(facts, content_type="application/manifest+json", headers={"Cache-Control": "max-age=3600"})
