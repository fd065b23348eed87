"""Fits the framework's sign-in to this house: where people go, how secrets lie, who may come. Not for pages."""

import base64
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect

from maplebridge.directory.accounts.queries import find_by_login
from maplebridge.doors.account.wording import later
from maplebridge.doors.parts.pacing import source_of
from maplebridge.ground.vault.cipher import open_sealed, seal
from maplebridge.ground.words.text import Text

EVERY_COUNTY, SECRETS = "000000", "second factor"
WRONG_PASSWORD = Text("登录名或密码不对。", "The login name or the password is wrong.")
WRONG_CODE = Text("验证码不对，或已经用过。", "The code is wrong, or was used already.")
WRONG_OLD = Text("当前密码不对。", "The current password is wrong.")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are opened by administrators and by phone codes, never by signing up here."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": later(WRONG_PASSWORD),
        "incorrect_password": later(WRONG_OLD),
        "enter_current_password": later(WRONG_OLD),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up with a password."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The source, as the lockout counts it."""
        return source_of(request)

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """The pages say themselves what happened."""

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not for some minutes after signing in."""
        records = get_authentication_records(context.request, context.request.user)
        fresh = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return all(record["at"] < fresh for record in records)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own account."""
        return "/account/?changed=1"


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of authenticators are sealed; the site goes by the house's name."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": later(WRONG_CODE)}

    def encrypt(self, text: str) -> str:
        """Sealed with the ring's key."""
        return base64.b64encode(seal(EVERY_COUNTY, text, SECRETS)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What was sealed."""
        return open_sealed(EVERY_COUNTY, base64.b64decode(encrypted_text), SECRETS)

    def get_totp_issuer(self) -> str:
        """What authenticator apps show above the code."""
        return "枫桥 Maplebridge"

    def build_totp_svg(self, url: str) -> str:
        """Nothing: the picture has an address of its own."""
        return ""


class CountySignOnAdapter(DefaultSocialAccountAdapter):
    """Whoever the county's own sign-on vouches for finds the account of that login name; nobody gets a new one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Link to the account of that login name, at the first time; without one, say so."""
        if sociallogin.is_existing:
            return
        account = find_by_login(sociallogin.account.uid)
        if account is None or account.kind != "staff":
            raise ImmediateHttpResponse(HttpResponseRedirect("/account/no-account/"))
        sociallogin.connect(request, account)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **details: Any) -> None:
        """Back to the first page of signing in, which says that it did not work."""
        raise ImmediateHttpResponse(HttpResponseRedirect("/account/login/?as=staff&county=failed"))
