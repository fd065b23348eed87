"""Steps of signing in that several tests take: a member of staff with a password, the code of their app."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.test import Client
from tests.world import COUNTY, World

from maplebridge.directory.accounts.actions import open_account
from maplebridge.directory.accounts.models import Account

PASSWORD = "drei Linden am Bach"
LOGIN, SECOND = "/account/login/?as=staff", "/account/login/second/"


def staff(world: World, code: str = "luolan") -> Account:
    """An account with a password, and no second factor yet."""
    return open_account(county=COUNTY, person_id=world.ids[code], password=PASSWORD)


def with_app(account: Account) -> Account:
    """The same, with an authenticator app."""
    TOTP.activate(account, generate_totp_secret())
    return account


def code_of(account: Account, *, later: int = 0) -> str:
    """What the app shows now, or `later` half minutes on."""
    app = Authenticator.objects.get(user=account, type="totp")
    return code_for(decrypt(app.data["secret"]), later=later)


def code_for(secret: str, *, later: int = 0) -> str:
    """What an app with that secret shows."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def wrong_code_of(account: Account) -> str:
    """Six digits that are right neither now nor soon."""
    right = {code_of(account, later=steps) for steps in range(-2, 4)}
    return next(
        code for code in ("000000", "111111", "222222", "333333", "444444", "555555", "666666") if code not in right
    )


def try_password(client: Client, name: str, password: str = PASSWORD, **extra: str) -> int:
    """The status of an attempt."""
    return client.post(LOGIN, {"login": name, "password": password}, **extra).status_code


def is_in(client: Client) -> bool:
    """Whether somebody is signed in with this client."""
    return "_auth_user_id" in client.session
