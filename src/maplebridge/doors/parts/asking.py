"""Finds out who asks for a page: a person signed in, or nobody in particular; in which language and letter size.
Not for API callers, and not for what somebody may see of a case: rooms say that."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from maplebridge.directory.accounts.queries import get_signed_in
from maplebridge.directory.people.agents import is_only_agent
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.problems import language_of
from maplebridge.ground.clock import time
from maplebridge.ground.words.text import Language
from maplebridge.rulebook.publishing.queries import list_counties

LANGUAGE_COOKIE, LARGE_COOKIE = "lang", "large"
KEPT = "maplebridge_visitor"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who reads a page: `actor` is None for a stranger; `large` is whether they want large type."""

    county: str
    actor: Actor | None
    name: str
    language: Language
    now: datetime
    large: bool = False

    @property
    def en(self) -> bool:
        """Whether this reader gets English."""
        return self.language == "en"

    @property
    def staff(self) -> bool:
        """Whether this is a member of staff with a duty today."""
        return self.actor is not None and self.actor.kind == "staff" and bool(self.actor.duties)

    @property
    def agent(self) -> bool:
        """Whether this is somebody who serves at an agent outlet and nowhere else."""
        return self.actor is not None and is_only_agent(self.actor)

    @property
    def roles(self) -> frozenset[str]:
        """The roles held today."""
        return frozenset(duty.role for duty in self.actor.duties) if self.actor else frozenset()


def visitor_of(request: HttpRequest) -> Visitor:
    """Whoever asks, found out once a request."""
    known: Visitor | None = getattr(request, KEPT, None)
    if known is None:
        known = _find_out(request)
        setattr(request, KEPT, known)
    return known


def actor_of(visitor: Visitor) -> Actor:
    """Who signed in: a page that asks for somebody lets nobody else in."""
    assert visitor.actor is not None
    return visitor.actor


def ask_nothing(request: HttpRequest) -> None:
    """Takes whoever asks for a stranger and looks nothing up: for pages that must work when nothing else does."""
    setattr(request, KEPT, Visitor("", None, "", wanted_language(request), time.now()))


def home_county() -> str:
    """The county whose doors this site opens to strangers: the one set, else the first whose rules are published."""
    return settings.COUNTY or next(iter(list_counties()), "")


def wanted_language(request: HttpRequest) -> Language:
    """`?lang=`, else what was chosen before, else what the browser asks for, else Chinese."""
    for wish in (request.GET.get("lang"), request.COOKIES.get(LANGUAGE_COOKIE)):
        if wish in ("zh", "en"):
            return "zh" if wish == "zh" else "en"
    return language_of(request)


def _find_out(request: HttpRequest) -> Visitor:
    now, user = time.now(), getattr(request, "user", None)
    signed_in = get_signed_in(user, now) if user is not None and user.is_authenticated else None
    return Visitor(
        county=signed_in.county if signed_in else home_county(),
        actor=signed_in.actor if signed_in else None,
        name=signed_in.name if signed_in else "",
        language=wanted_language(request),
        now=now,
        large=request.GET.get("large", request.COOKIES.get(LARGE_COOKIE)) == "1",
    )
