"""Who listens, and at which addresses: the bearer of a token, whoever is signed in with this browser, the holder of a
case's link, a wall screen. Blocking: it asks tables. Not for what an event says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from importlib import import_module
from typing import Any, cast
from urllib.parse import parse_qs

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest

from maplebridge.cases.queries import access_case
from maplebridge.cases.rights import audiences
from maplebridge.directory.accounts.models import Account
from maplebridge.directory.people.queries import get_actor_by_token
from maplebridge.directory.people.rules import Actor, ties_of
from maplebridge.doors.feed.meaning import case_address, out_of
from maplebridge.doors.parts.asking import visitor_of
from maplebridge.doors.parts.links import actor_for, open_link
from maplebridge.doors.parts.pacing import source_behind
from maplebridge.ground.clock.time import now
from maplebridge.ground.words.fault import Fault

CASES_AT_MOST = 50
LONGEST_GAP = 3600.0


@dataclass(frozen=True, slots=True)
class Asking:
    """What a request for the feed says: credentials, the cases it follows, and since when it has heard nothing."""

    token: str = ""
    session: str = field(default="", repr=False)
    origin: str = ""
    source: str = ""
    cases: tuple[str, ...] = ()
    counts: bool = False
    missing: float = 0.0
    last: str = ""

    @property
    def anonymous(self) -> bool:
        """Whether it brings nothing by which anybody could be known."""
        return not (self.token or self.session or any(":" in case for case in self.cases))


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who may listen: where, and by what to count their connections."""

    who: str
    addresses: frozenset[str]


def read_asking(scope: Any) -> Asking:
    """What the request says. A gap is in seconds; a case is a number, or `number:secret`."""
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    forwarded = ",".join(value.decode("latin-1") for name, value in scope["headers"] if name == b"x-forwarded-for")
    wanted = parse_qs(scope.get("query_string", b"").decode("latin-1"), max_num_fields=2 * CASES_AT_MOST)
    scheme, _, token = headers.get(b"authorization", "").partition(" ")
    return Asking(
        token=token.strip() if scheme.lower() == "bearer" else "",
        session=_session_of(headers.get(b"cookie", "")),
        origin=headers.get(b"origin", ""),
        source=source_behind(forwarded, str((scope.get("client") or ("",))[0])),
        cases=tuple(wanted.get("case", ())[:CASES_AT_MOST]),
        counts=wanted.get("counts") == ["1"],
        missing=_seconds(wanted.get("gap", [""])[0]),
        last=headers.get(b"last-event-id", "")[:200],
    )


def find_guest(asking: Asking) -> Guest | None:
    """Whoever asks, with all addresses at which they may listen now; None for somebody who may not."""
    if asking.token:
        actor = get_actor_by_token(asking.token, now())
        sound = actor is not None and bool(actor.duties) and "read" in actor.scopes
        return _guest_of(actor, asking) if sound and actor is not None else None
    request = _request_of(asking)
    visitor = visitor_of(request)
    if visitor.staff and not _more_than_a_password(request):
        return None
    addresses = set(_own(visitor.actor)) if visitor.actor else set()
    for number in asking.cases:
        addresses |= set(_by_browser(request, number))
    if request.session.get("wall_device") or (asking.counts and visitor.staff):
        addresses.add(f"{visitor.county}/counts")
    who = visitor.actor.id if visitor.actor else asking.session or asking.source
    return Guest(who, frozenset(addresses)) if addresses else None


def _guest_of(actor: Actor, asking: Asking) -> Guest:
    addresses = set(_own(actor)) | ({f"{actor.county}/counts"} if asking.counts else set())
    for number in asking.cases:
        addresses |= set(_of_case(actor, number))
    return Guest(actor.id, frozenset(addresses))


def _own(actor: Actor) -> Iterator[str]:
    """The actor's own name, their units, where messages reach them, and by what a case may keep them out."""
    yield from out_of(actor.county, ties_of(actor)) if actor.kind == "staff" else ()
    yield from (f"{actor.county}/person:{actor.id}", f"{actor.county}/to:person:{actor.id}")
    for duty in actor.duties if actor.kind == "staff" else ():
        for unit in (duty.unit, f"centre-{duty.place}"):
            yield f"{actor.county}/to:unit:{unit}:{duty.role}"
        if duty.unit:
            yield from (f"{actor.county}/{duty.unit}", f"{actor.county}/to:unit:{duty.unit}")


def _by_browser(request: HttpRequest, case: str) -> Iterator[str]:
    number, _, secret = case.partition(":")
    try:
        actor = open_link(number, secret) if secret else actor_for(request, visitor_of(request), number)
    except Fault:
        return
    yield from _of_case(actor, number)


def _of_case(actor: Actor, number: str) -> Iterator[str]:
    """Where to hear of a case, for each of the audiences to which the actor belongs; nowhere when it is not theirs."""
    try:
        case = access_case(actor, number).facts
    except Fault:
        return
    for audience in audiences(actor, case):
        yield f"{actor.county}/{case_address(case.id, audience)}"


def _request_of(asking: Asking) -> HttpRequest:
    """What the rest of the house takes for a request of this browser; nothing is written to its session."""
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(asking.session or None)
    request.user = get_user(request)
    return request


def _more_than_a_password(request: HttpRequest) -> bool:
    """Whether staff signed in all the way: until then there is one page for them, and no feed."""
    records = get_authentication_records(request, cast("Account", request.user))
    return any(record["method"] != "password" for record in records)


def _session_of(cookies: str) -> str:
    try:
        found = SimpleCookie(cookies).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return ""
    return found.value if found else ""


def _seconds(text: str) -> float:
    return min(float(text), LONGEST_GAP) if text.isdecimal() and len(text) < 10 else 0.0
