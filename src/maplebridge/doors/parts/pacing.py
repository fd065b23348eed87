"""How much somebody may send in an hour, and how often from one line a secret may be wrong: by account, else by the
address that a request comes from. Not for signing in: the framework and the codes count that."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.asking import Visitor, visitor_of
from maplebridge.doors.parts.suggesting import EMERGENCY, is_urgent
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.words.fault import Missing, TooOften, Unknown
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.pacing.actions import count_try
from maplebridge.services.pacing.lines import line_of


def check_pace(request: HttpRequest, visitor: Visitor, what: str, *, most: int | None = None) -> None:
    """Counts one form more; `most` where fewer are allowed than of other forms. Raises TooOften."""
    hold_back(request, visitor.county, visitor.actor, what, visitor.now, most=most)


def hold_back(
    request: HttpRequest, county: str, actor: Actor | None, what: str, now: datetime, *, most: int | None = None
) -> None:
    """The same for callers of the API, in one count with the pages. Staff and machines are not counted: they answer
    for what they send by name, and the hotline's machine sends what hundreds of people said.

    Raises TooOften, or Missing for a county that is none of ours.
    """
    if actor is not None and actor.kind != "resident":
        return
    county = get_current_pack(county).county
    who, allowed = (actor.id, settings.FORMS_AS_PERSON) if actor else (source_of(request), settings.FORMS_FROM_SOURCE)
    most = allowed if most is None else min(allowed, most)
    until = count_try(county=county, what=what, who=who, most=most, now=now)
    if until is not None:
        raise TooOften("too_often", _too_much(until), until=until)


def check_case(
    request: HttpRequest, county: str, actor: Actor | None, what: str, now: datetime, *, matter: str, text: str
) -> None:
    """Counts one case more that is brought; where these are too many already, an emergency has a count of its own, and
    no flood of other things keeps it out. Raises TooOften or Missing."""
    try:
        hold_back(request, county, actor, what, now)
    except TooOften:
        if not is_urgent(county, matter, text):
            raise
        hold_back(request, county, actor, EMERGENCY, now)


@contextmanager
def wrong_ones_counted(request: HttpRequest, what: str, now: datetime) -> Iterator[None]:
    """Whatever is not found inside counts as one guess more from this line; what is found costs nothing and is never
    refused: secrets are too long to be guessed, and others may share the line. Raises TooOften."""
    try:
        yield
    except (Missing, Unknown):
        count_wrong(request, what, now)
        raise


def count_wrong(request: HttpRequest, what: str, now: datetime) -> None:
    """One wrong secret more from this line. Raises TooOften."""
    county, most = visitor_of(request).county, settings.GUESSES_FROM_SOURCE
    until = count_try(county=county, what=what, who=source_of(request), most=most, now=now)
    if until is not None:
        raise TooOften("too_many_wrong", _too_many_wrong(until), until=until)


def source_of(request: HttpRequest) -> str:
    """The line a request comes from."""
    return source_behind(request.headers.get("X-Forwarded-For", ""), str(request.META.get("REMOTE_ADDR", "")))


def source_behind(forwarded: str, nearest: str) -> str:
    """The line behind TRUSTED_PROXIES proxies, as the outermost of them saw it; what stands before is anybody's."""
    seen = [part.strip() for part in forwarded.split(",") if part.strip()]
    depth = settings.TRUSTED_PROXIES
    told = line_of(seen[-depth]) if depth and len(seen) >= depth else ""
    return told or line_of(nearest) or nearest


def _too_much(until: datetime) -> Text:
    at, phone = f"{until.astimezone(SHANGHAI):%H:%M}", settings.CENTRE_PHONE
    return Text(
        f"这一小时从您这里（或同一个网络）提交的太多了，这一次没有收下。请在 {at} 以后再提交；着急的事请打 {phone}。",
        f"Too much was sent within this hour by you or over the same network, and this was not taken. "
        f"Send it again after {at}; if it cannot wait, telephone {phone}.",
    )


def _too_many_wrong(until: datetime) -> Text:
    at, phone = f"{until.astimezone(SHANGHAI):%H:%M}", settings.CENTRE_PHONE
    return Text(
        f"这一小时从您这里（或同一个网络）输错的次数太多了。请核对后在 {at} 以后再试，或者打 {phone}。",
        f"Too many wrong codes came within this hour from you or over the same network. "
        f"Check yours and try again after {at}, or telephone {phone}.",
    )
