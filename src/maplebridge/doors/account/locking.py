"""Who is locked out for how long, and what they read then. Not for counting: the framework does that in the database."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from maplebridge.doors.parts.paging import show


def name_of(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The login name that is tried."""
    given = credentials or {}
    return str(given.get("username") or given.get("login") or request.POST.get("login", ""))


def source_of(request: HttpRequest) -> str:
    """The address a request comes from; behind TRUSTED_PROXIES proxies, what the outermost of them saw."""
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    depth = settings.TRUSTED_PROXIES
    nearest = str(request.META.get("REMOTE_ADDR", ""))
    return seen[-depth] if depth and len(seen) >= depth else nearest


def locked(request: HttpRequest, credentials: Mapping[str, Any] | None = None, *args: Any) -> HttpResponse:
    """The page for somebody who failed too often."""
    return show(request, "account/locked/page.html", status=429)
