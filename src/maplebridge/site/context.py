"""What every page may know of the site it belongs to. Not for facts about people or cases."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def about_the_site(request: HttpRequest) -> dict[str, Any]:
    """Whether this is a demonstration: pages then say so on top."""
    return {"demo": settings.DEMO}
