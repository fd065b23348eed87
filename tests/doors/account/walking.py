"""Steps of signing in that several tests take: a member of staff with a password, the code of their app."""

import hashlib
import secrets
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData
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


def with_passkey(account: Account) -> Account:
    """The same, with a passkey whose device nobody has."""
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    name = secrets.token_bytes(16)
    credential = AttestedCredentialData.create(b"\0" * 16, name, ES256.from_cryptography_key(public))
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    data = AuthenticatorData.create(hashlib.sha256(b"localhost").digest(), flags, 0, credential)
    said = {
        "clientDataJSON": websafe_encode(
            CollectedClientData.create("webauthn.create", b"challenge", "http://localhost")
        ),
        "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
    }
    answer = {"id": websafe_encode(name), "rawId": websafe_encode(name), "type": "public-key", "response": said}
    kept = {"name": "我的通行密钥", "credential": answer | {"clientExtensionResults": {}}}
    Authenticator.objects.create(user=account, type="webauthn", data=kept)
    return account


def make_staff(world: World, who: str) -> str:
    """Inside the town: one of the cast with the password; their login name."""
    Authenticator.objects.filter(user__login=who).delete()
    return staff(world, who).login
