"""Finds out at the door who calls: the bearer of a token, the holder of a case's secret link, or nobody in particular.
Not for what they may see of a case: that is the rooms' to say."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from maplebridge.directory.people.queries import get_actor_by_token
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.links import open_link
from maplebridge.doors.parts.pacing import wrong_ones_counted
from maplebridge.ground.clock import time
from maplebridge.ground.words.fault import Fault, Forbidden, TooLarge, Unknown
from maplebridge.ground.words.text import Text

KIB, MIB = 1024, 1024 * 1024
COUNTY_DIGITS = 6
WHO = Text("请提供访问令牌或案件编号与密码", "give an access token, or a case number with its secret")
NOT_KNOWN = Text("令牌无效或已过期", "the token is not valid or has expired")
NO_SCOPE = Text("令牌没有此项权限", "the token was not given for this")
NOT_BY_LINK = Text("凭案件密码不能这样做", "a case's secret does not open this")
COUNTY = Text("请写明县代码（6 位数字）", "say which county: six digits")
OTHER_COUNTY = Text("与令牌所属的县不符", "not the county of the token")


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, and when; `actor` is None for somebody who said nothing of themselves."""

    actor: Actor | None
    now: datetime


class Keeper:
    """Lets in those whom `access` names (words of `declares`), with a body of at most `longest` bytes."""

    def __init__(self, access: tuple[str, ...], longest: int) -> None:
        self.access, self.longest = access, longest
        self._scopes = frozenset(word.removeprefix("token:") for word in access if word.startswith("token:"))

    def __call__(self, request: HttpRequest) -> Caller:
        """Who calls. Raises Unknown, Forbidden or TooLarge."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > self.longest:
            raise too_large(self.longest)
        now = time.now()
        scheme, _, rest = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        return Caller(self._actor(request, scheme.lower(), rest.strip(), now), now)

    def _actor(self, request: HttpRequest, scheme: str, rest: str, now: datetime) -> Actor | None:
        if scheme == "bearer":
            return self._bearer(rest, now)
        if scheme == "case":
            with wrong_ones_counted(request, "case_secret", now):
                return self._holder(rest)
        if scheme or "public" not in self.access:
            raise Unknown("not_signed_in", WHO)
        return None

    def _bearer(self, token: str, now: datetime) -> Actor:
        actor = get_actor_by_token(token, now)
        if actor is None:
            raise Unknown("unknown_token", NOT_KNOWN)
        open_to_all = "public" in self.access and "read" in self._scopes
        if self._scopes.isdisjoint(actor.scopes) and not open_to_all:
            raise Forbidden("scope_missing", NO_SCOPE, extra={"scopes": sorted(self._scopes)})
        return actor

    def _holder(self, rest: str) -> Actor:
        number, _, secret = rest.partition(":")
        actor = open_link(number, secret)
        if "link" not in self.access:
            raise Forbidden("not_by_link", NOT_BY_LINK)
        return actor


def caller_of(request: HttpRequest) -> Caller:
    """Who the keeper let in."""
    caller: Caller = request.auth  # type: ignore[attr-defined] # the keeper put it there
    return caller


def actor_of(request: HttpRequest) -> Actor:
    """The actor at an address that lets nobody else in. Raises Unknown."""
    actor = caller_of(request).actor
    if actor is None:
        raise Unknown("not_signed_in", WHO)
    return actor


def county_of(caller: Caller, named: str) -> str:
    """The county meant: the caller's own, else the one named. Raises Fault when they differ or none is meant."""
    if caller.actor is None:
        if len(named) != COUNTY_DIGITS or not (named.isascii() and named.isdigit()):
            raise Fault("county_missing", COUNTY, field="county")
        return named
    if named and named != caller.actor.county:
        raise Fault("other_county", OTHER_COUNTY, field="county")
    return caller.actor.county


def too_large(longest: int) -> TooLarge:
    """More than is taken here."""
    size = f"{longest // MIB} MiB" if longest >= MIB else f"{longest // KIB} KiB"
    return TooLarge("too_large", Text(f"内容超过 {size}", f"more than {size}"), extra={"longest": longest})
