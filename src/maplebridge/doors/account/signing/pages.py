"""Signing in, as a resident or as staff, and signing out. Not for the second factor and not for phone codes."""

from allauth.account.views import LoginView, LogoutView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from maplebridge.directory.accounts.models import Account
from maplebridge.doors.account.entering import way_on
from maplebridge.doors.account.owning import WRITE, answer_with
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.limits import unpaced
from maplebridge.doors.parts.paging import page, show

STAFF_DOORS = ("/desk/", "/field/", "/wall/")


@page("public", methods=WRITE)
@unpaced("wrong passwords are counted by name and line, and lock")
def sign_in(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """By phone for residents, by login name for staff; which comes first depends on where they were going."""
    if request.method != "POST" and isinstance(request.user, Account):
        return HttpResponseRedirect(way_on(request))
    as_staff = wants_staff(request)
    facts = {
        "begun": "begun" in request.GET,
        "next": way_on(request, ""),
        "county_sign_on": settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS"),
        "failed": "county" in request.GET,
    }
    if not as_staff:
        return show(request, "account/phone/page.html", **facts)
    return answer_with(LoginView, request, template_name="account/signing/page.html", extra_context=facts)


@page("public", methods=WRITE)
@unpaced("nothing short of the device's own signature lets in")
def by_passkey(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """With a passkey alone: it is a second factor in itself."""
    return answer_with(LoginWebAuthnView, request)


@page("public", methods=WRITE)
@unpaced("ends one's own session")
def sign_out(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """Ask, then end this session."""
    return answer_with(LogoutView, request, template_name="account/signing/out.html")


@page("public")
def signed_out(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """What one reads afterwards."""
    return show(request, "account/signing/ended.html")


@page("public")
def no_account(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """For those who are known elsewhere and have no open account here."""
    return show(request, "account/signing/no_account.html")


def wants_staff(request: HttpRequest) -> bool:
    """Whether somebody comes to sign in as staff: they said so, or were on their way to a door of staff."""
    wish = request.GET.get("as")
    if wish in ("staff", "resident"):
        return wish == "staff"
    return request.method == "POST" or way_on(request, "").startswith(STAFF_DOORS)
