"""What every page may know of the site it belongs to. Not for facts about people or cases."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from maplebridge.doors.parts.asking import visitor_of


def about_the_site(request: HttpRequest) -> dict[str, Any]:
    """Who reads and in which language; whether this is a demonstration: pages then say so on top."""
    visitor = visitor_of(request)
    return {"demo": settings.DEMO, "visitor": visitor, "en": visitor.en, "feed_url": settings.FEED_URL}
