"""The code of an authenticator app or of the recovery list. Wrong ones count towards the lockout like passwords."""

from collections.abc import Callable

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError

from maplebridge.doors.account.second.stepping import take_step


class CodeForm(AuthenticateForm):
    """A code while signing in."""

    def clean_code(self) -> str:
        """The code, once it is right, was not used before, and its account is not locked out."""
        return _checked(self, super().clean_code)


class CodeAgainForm(ReauthenticateForm):
    """A code before something weighty."""

    def clean_code(self) -> str:
        """The same."""
        return _checked(self, super().clean_code)


def _checked(form: BaseAuthenticateForm, check: Callable[[], str]) -> str:
    request, credentials = context.request, {"username": form.user.get_username()}
    wrong = get_adapter().validation_error("incorrect_code")
    if not AxesProxyHandler.is_allowed(request, credentials):
        request.axes_locked_out, request.axes_credentials = True, credentials
        raise wrong
    try:
        code = check()
        if form.authenticator.type == Authenticator.Type.TOTP and not take_step(form.authenticator, code):
            raise wrong
    except ValidationError:
        user_login_failed.send(__name__, credentials=credentials, request=request)
        raise
    return code
