"""What every page may know of the site it belongs to. Not for facts about people or cases."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from maplebridge.doors.parts.asking import LANGUAGE_COOKIE, LARGE_COOKIE, Visitor, visitor_of
from maplebridge.doors.parts.links import HELD
from maplebridge.site.feeding import feed_as_seen


def about_the_site(request: HttpRequest) -> dict[str, Any]:
    """Who reads and in which language, where their live feed is; whether this is a demonstration: pages then say so."""
    visitor = visitor_of(request)
    return {
        "demo": settings.DEMO,
        "visitor": visitor,
        "en": visitor.en,
        "path": request.path,
        "kept": _kept(request),
        "centre_phone": settings.CENTRE_PHONE,
        "feed_url": _feed_url(request, visitor),
    }


def _kept(request: HttpRequest) -> str:
    """What a link that changes language or letter size carries on: all else that the page was asked for."""
    asked = request.GET.copy()
    for wish in (LANGUAGE_COOKIE, LARGE_COOKIE):
        asked.pop(wish, None)
    return f"{asked.urlencode()}&" if asked else ""


def _feed_url(request: HttpRequest, visitor: Visitor) -> str:
    """Empty for strangers: nothing would be told to them."""
    session = getattr(request, "session", None) if visitor.county and visitor.actor is None else None
    if visitor.actor is None and not (session and (session.get(HELD) or session.get("wall_device"))):
        return ""
    return feed_as_seen(settings.FEED_URL, settings.SITE_URL, request.get_host().rpartition(":")[0])
