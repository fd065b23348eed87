"""Lets an account in: a session of its own, listed among the person's devices. Not for checking who it is."""

from typing import cast

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from maplebridge.directory.accounts.models import Account
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.links import HELD_AS_PARTY

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FIELD_ROLES = frozenset({"grid_worker", "group_head"})
SUFFICIENT = frozenset({"mfa", "socialaccount", "demo"})  # the county's own sign-on has its own second factor


def enter(request: HttpRequest, account: Account, *, method: str) -> None:
    """Sign `account` in; `method` says how it was known: `demo` or `code`."""
    login(request, account, backend=BACKEND)
    request.session.pop(HELD_AS_PARTY, None)  # on a shared browser, whoever signs in is not the party of before
    record_authentication(request, account, method)
    UserSession.objects.create_from_request(request)


def door_of(actor: Actor | None) -> str:
    """Where somebody's day begins."""
    if actor is None or actor.kind != "staff":
        return "/"
    roles = {duty.role for duty in actor.duties}
    return "/field/" if roles and roles <= FIELD_ROLES else "/desk/"


def way_on(request: HttpRequest, default: str = "/account/home/") -> str:
    """The page that was wanted before signing in, if it is one of this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    sound = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if sound else default


def has_second_factor(request: HttpRequest) -> bool:
    """Whether this session was opened with more than a password, or with what stands for it."""
    records = get_authentication_records(request, cast("Account", request.user))
    return any(record["method"] in SUFFICIENT for record in records)
