"""Signs people of the test county in: in Django's client, and for browsers as a cookie."""

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from django.conf import settings
from django.test import Client
from tests.world import COUNTY, World

from maplebridge.directory.accounts.actions import open_account
from maplebridge.directory.accounts.models import Account
from maplebridge.doors.account.entering import BACKEND

SECOND_FACTOR = {"method": "mfa", "type": "totp", "at": 0.0}


def sign_in(client: Client, world: World, code: str, *, second_factor: bool = True) -> Account:
    """Let one of the cast sign in with `client`, second factor included."""
    account = open_account(county=COUNTY, person_id=world.ids[code])
    client.force_login(account, backend=BACKEND)
    if second_factor:
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [SECOND_FACTOR]
        session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(account.pk)
        session.save()
    return account


def cookie_for(world: World, code: str, url: str) -> dict[str, str]:
    """A cookie that signs a browser in as one of the cast: `context.add_cookies([cookie_for(…)])`."""
    client = Client()
    sign_in(client, world, code)
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": url,
    }
