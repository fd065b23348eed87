"""The second factor: shown while signing in, set up at the first time, looked after later. Not for passwords."""

import io

import segno
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse, reverse_lazy

from maplebridge.doors.account.entering import has_second_factor
from maplebridge.doors.account.owning import WRITE, account_of, answer_with, own_page
from maplebridge.doors.account.second.marking import note_second_factor
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.limits import unpaced
from maplebridge.doors.parts.paging import page
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text

NO_PICTURE = Text("请从设置页面重新开始。", "Start again from the page that sets it up.")


class SetUpApp(ActivateTOTPView):
    """An authenticator app; whoever has set it up is through."""

    template_name = "account/second/app.html"

    def form_valid(self, form: object) -> HttpResponse:
        """Keep it, and let this session pass."""
        response: HttpResponse = super().form_valid(form)
        note_second_factor(self.request, Authenticator.Type.TOTP)
        return response


class SetUpPasskey(AddWebAuthnView):
    """A passkey; whoever has set it up is through."""

    template_name = "account/second/passkey.html"

    def form_valid(self, form: object) -> HttpResponse:
        """Keep it, and let this session pass."""
        response: HttpResponse = super().form_valid(form)
        note_second_factor(self.request, Authenticator.Type.WEBAUTHN)
        return response


@page("public", methods=WRITE)
@unpaced("wrong codes are counted with wrong passwords, and lock")
def show_it(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """After the password: the code, or a passkey."""
    return answer_with(AuthenticateView, request, template_name="account/second/show.html")


@own_page()
def overview(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """What is set up; for staff with nothing yet, the choice."""
    account = account_of(request)
    set_up = is_mfa_enabled(account)
    if set_up and account.kind == "staff" and not has_second_factor(request):
        return HttpResponseRedirect(f"{reverse('mfa_reauthenticate')}?next=/account/home/")
    facts = {"first": not set_up, "must": account.kind == "staff" and not has_second_factor(request)}
    return answer_with(IndexView, request, template_name="account/second/page.html", extra_context=facts)


@own_page(methods=WRITE)
def add_app(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """Set up an authenticator app."""
    return answer_with(SetUpApp, request)


@own_page()
def picture(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The picture that an authenticator app reads."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Missing("no_picture", NO_PICTURE)
    url, drawn = get_adapter().build_totp_url(request.user, secret), io.BytesIO()
    segno.make(url, micro=False).save(drawn, kind="svg", scale=4, border=4, light="#fff")
    return HttpResponse(drawn.getvalue(), "image/svg+xml", headers={"Cache-Control": "private, no-store"})


@own_page(methods=WRITE)
def remove_app(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """Take the authenticator app away."""
    facts = {"what": "app"}
    return answer_with(DeactivateTOTPView, request, template_name="account/second/remove.html", extra_context=facts)


@own_page(methods=WRITE)
def add_passkey(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """Set up a passkey."""
    return answer_with(SetUpPasskey, request)


@own_page(methods=WRITE)
def remove_passkey(request: HttpRequest, visitor: Visitor, pk: int) -> HttpResponseBase:
    """Take a passkey away."""
    return answer_with(
        RemoveWebAuthnView,
        request,
        parts={"pk": pk},
        template_name="account/second/remove.html",
        success_url=reverse_lazy("mfa_index"),
        extra_context={"what": "passkey"},
    )


@own_page()
def recovery(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The codes for the day the phone is lost."""
    return answer_with(ViewRecoveryCodesView, request, template_name="account/second/recovery.html")


@own_page(methods=WRITE)
def new_recovery(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """New codes; the old ones are worth nothing then."""
    return answer_with(GenerateRecoveryCodesView, request, template_name="account/second/new_recovery.html")
