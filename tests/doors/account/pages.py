"""The pages of sign-in and of one's own account, with who opens them and how many queries they take."""

import time
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.urls import reverse
from tests.doors.account.walking import LOGIN, PASSWORD, staff, with_app, with_passkey
from tests.doors.page import Page
from tests.doors.signing import sign_in
from tests.world import COUNTY, World

from maplebridge.directory.accounts.actions import open_account
from maplebridge.directory.accounts.models import Account

WHO = "wujie"


def with_factors(client: Client, world: World) -> None:
    """Signed in a moment ago, with password, app, passkey and recovery codes."""
    account = _account(world)
    if not account.authenticator_set.exists():
        RecoveryCodes.activate(with_passkey(with_app(account)))
    _enter(client, world)


def without_factors(client: Client, world: World) -> None:
    """Signed in a moment ago, with a password alone."""
    _account(world).authenticator_set.all().delete()
    _enter(client, world)


def setting_up(client: Client, world: World) -> None:
    """The same, looking at the page with the picture."""
    without_factors(client, world)
    client.get(reverse("mfa_activate_totp"))


def between(client: Client, world: World) -> None:
    """Past the password, before the code."""
    with_factors(Client(), world)
    client.post(LOGIN, {"login": WHO, "password": PASSWORD})


def first_link(world: World) -> str:
    """The link for a first password."""
    account = open_account(county=COUNTY, person_id=world.ids["tangwei"])
    return reverse("account_begin", args=[account.pk, default_token_generator.make_token(account)])


def a_passkey(world: World) -> str:
    """The page that removes one."""
    key = Authenticator.objects.get(user__login=WHO, type="webauthn")
    return reverse("mfa_remove_webauthn", args=[key.pk])


def _account(world: World) -> Account:
    found = Account.objects.filter(login=WHO).first()
    return found if found is not None and found.has_usable_password() else staff(world, WHO)


def _enter(client: Client, world: World) -> None:
    sign_in(client, world, WHO)
    session: Any = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    session.save()


PAGES = [
    Page("account_overview", WHO, "/account/", 3),
    Page("account_overview", "alice", "/account/", 2, name="resident"),
    Page("account_home", "luolan", "/account/home/", 2),
    Page("account_login", None, "/account/login/", 1),
    Page("account_login", None, "/account/login/?as=staff", 1, name="staff"),
    Page("account_phone", None, "/account/login/phone/", 1),
    Page("account_code", None, "/account/login/code/", 1),
    Page("account_logout", "luolan", "/account/logout/", 2),
    Page("account_signed_out", None, "/account/signed-out/", 1),
    Page("account_inactive", None, "/account/no-account/", 1),
    Page("account_begin", None, first_link, 2),
    Page("account_change_password", with_factors, "/account/password/", 2),
    Page("account_reauthenticate", with_factors, "/account/again/", 8),
    Page("account_devices", with_factors, "/account/devices/", 3),
    Page("account_screens", "jike", "/account/screens/", 3),
    Page("account_totp_picture", setting_up, "/account/second/app/picture.svg", 2),
    Page("mfa_authenticate", between, "/account/login/second/", 8),
    Page("mfa_login_webauthn", None, "/account/login/passkey/", 1),
    Page("mfa_reauthenticate", with_factors, "/account/again/code/", 8),
    Page("mfa_reauthenticate_webauthn", with_factors, "/account/again/passkey/", 12),
    Page("mfa_index", with_factors, "/account/second/", 5),
    Page("mfa_index", without_factors, "/account/second/", 5, name="empty"),
    Page("mfa_activate_totp", without_factors, "/account/second/app/", 7),
    Page("mfa_deactivate_totp", with_factors, "/account/second/app/remove/", 4),
    Page("mfa_add_webauthn", without_factors, "/account/second/passkey/", 8),
    Page("mfa_remove_webauthn", with_factors, a_passkey, 3),
    Page("mfa_view_recovery_codes", with_factors, "/account/second/recovery/", 3),
    Page("mfa_generate_recovery_codes", with_factors, "/account/second/recovery/new/", 3),
]
