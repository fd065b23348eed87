"""How often a form that strangers may send is taken: by account, else by the address that a request comes from.
Not for signing in: the framework and the codes count that."""

from django.conf import settings
from django.http import HttpRequest

from maplebridge.doors.parts.asking import Visitor
from maplebridge.services.pacing.actions import count_try

OF_A_PERSON, OF_A_LINE = 30, 60
"""In an hour; behind one line may be a hall, a school or a village."""


def check_pace(request: HttpRequest, visitor: Visitor, what: str) -> None:
    """Counts one form more. Raises a Fault when too many were sent in this hour."""
    known = visitor.actor is not None
    who = visitor.actor.id if visitor.actor is not None else source_of(request)
    most = OF_A_PERSON if known else OF_A_LINE
    count_try(county=visitor.county, what=what, who=who, most=most, now=visitor.now)


def source_of(request: HttpRequest) -> str:
    """The address a request comes from; behind TRUSTED_PROXIES proxies, what the outermost of them saw."""
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    depth = settings.TRUSTED_PROXIES
    nearest = str(request.META.get("REMOTE_ADDR", ""))
    return seen[-depth] if depth and len(seen) >= depth else nearest
