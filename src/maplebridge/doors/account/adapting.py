"""Fits the framework's sign-in to this house: where people go, how secrets lie, who may come. Not for pages."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest, HttpResponseRedirect

from maplebridge.directory.accounts.queries import find_by_login
from maplebridge.doors.account.locking import source_of
from maplebridge.ground.vault.cipher import open_sealed, seal

EVERY_COUNTY, SECRETS = "000000", "second factor"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # comes without types
    """Accounts are opened by administrators and by phone codes, never by signing up here."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up with a password."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The source, as the lockout counts it."""
        return source_of(request)

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """The pages say themselves what happened."""


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # comes without types
    """Secrets of authenticators are sealed; the site goes by the house's name."""

    def encrypt(self, text: str) -> str:
        """Sealed with the ring's key."""
        return base64.b64encode(seal(EVERY_COUNTY, text, SECRETS)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What was sealed."""
        return open_sealed(EVERY_COUNTY, base64.b64decode(encrypted_text), SECRETS)

    def get_totp_issuer(self) -> str:
        """What authenticator apps show above the code."""
        return "枫桥 Maplebridge"


class CountySignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # comes without types
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
