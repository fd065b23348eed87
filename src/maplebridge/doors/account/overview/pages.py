"""One's own account at a glance. Not for settings of others."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.directory.accounts.models import Account
from maplebridge.doors.account.entering import door_of
from maplebridge.doors.account.owning import account_of, own_page
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import show


@own_page()
def overview(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """Name, devices, password, second factor, sign out."""
    account = account_of(request)
    facts: dict[str, Any] = {
        "account": account,
        "factors": _factors(account),
        "door": door_of(visitor.actor),
        "changed": "changed" in request.GET,
        "keeps_screens": bool(visitor.roles & {"system_admin", "leader"}),
    }
    return show(request, "account/overview/page.html", has_password=account.has_usable_password(), **facts)


def _factors(account: Account) -> int:
    if account.kind != "staff":
        return 0
    found = Authenticator.objects.filter(user=account).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return int(found.count())
