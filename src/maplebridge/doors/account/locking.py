"""Who is locked out until when, and what they read then. Not for counting: the framework does that in the database."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse

from maplebridge.doors.parts.pacing import source_of
from maplebridge.doors.parts.paging import show


def name_of(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The login name that is tried."""
    given = credentials or {}
    return str(given.get("username") or given.get("login") or request.POST.get("login", ""))


def locked(
    request: HttpRequest, response: HttpResponse, credentials: Mapping[str, Any] | None = None, *rest: Any
) -> HttpResponse:
    """The page for somebody who failed too often; it says when to try again."""
    until = locked_until(name_of(request, credentials), source_of(request))
    page = show(request, "account/locked/page.html", status=429, until=until)
    if until is not None:
        page.headers["Retry-After"] = format_datetime(until.astimezone(UTC), usegmt=True)
    return page


def locked_until(name: str, source: str) -> datetime | None:
    """When the pause of this name from this source ends."""
    tries = AccessAttempt.objects.filter(username=name, ip_address=source)
    last: datetime | None = tries.aggregate(last=Max("attempt_time"))["last"]
    return last + settings.AXES_COOLOFF_TIME if last else None
