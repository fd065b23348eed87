"""Small files for machines that visit: what robots may read, how a phone shows the site among its apps."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from maplebridge.doors.parts.access import declares

ROBOTS = """User-agent: *
Disallow: /account/
Disallow: /api/
Disallow: /c/
Disallow: /cases/
Disallow: /desk/
Disallow: /drafts/
Disallow: /field/
Disallow: /q/
Disallow: /report/
Disallow: /wall/
"""


@require_safe
@declares("public")
def robots(request: HttpRequest) -> HttpResponse:
    """Guides and open figures may be found by search engines; nothing about cases or places."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")


@require_safe
@declares("public")
def manifest(request: HttpRequest) -> HttpResponseBase:
    """Name, colours and picture for the start screen of a phone."""
    icon = {"src": static("portal/leaf.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    facts = {
        "name": "枫桥 Maplebridge",
        "short_name": "枫桥",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ededed",
        "theme_color": "#07803f",
        "icons": [icon],
    }
    return JsonResponse(facts, content_type="application/manifest+json")
