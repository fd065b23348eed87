"""Asks who it is once more before something weighty: by password, by code or by passkey. Not for signing in."""

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.doors.account.owning import WRITE, answer_with, own_page
from maplebridge.doors.parts.asking import Visitor

PAGE = "account/again/page.html"


@own_page(methods=WRITE)
def by_password(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The password."""
    return answer_with(ReauthenticateView, request, template_name=PAGE, extra_context={"way": "password"})


@own_page(methods=WRITE)
def by_code(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """A code of the authenticator app."""
    return answer_with(CodeView, request, template_name=PAGE, extra_context={"way": "code"})


@own_page(methods=WRITE)
def by_passkey(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """A passkey."""
    return answer_with(ReauthenticateWebAuthnView, request, template_name=PAGE, extra_context={"way": "passkey"})
