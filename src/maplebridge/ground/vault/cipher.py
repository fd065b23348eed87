"""Seals fields, blinds them for exact search and derives secrets for links. Not for passwords or files.

A sealed value is: layout version (1 byte), length of the key's id (1), the id, nonce (12), ciphertext, tag.
County and context are bound to it, so a value copied to another row or another county does not open.
"""

import base64
import hmac
import os

from cryptography.exceptions import InvalidTag

from maplebridge.ground.vault.held import ring
from maplebridge.ground.vault.keys import SEALING, Key, frame, subkey
from maplebridge.ground.vault.providers import provider_of
from maplebridge.ground.vault.values import normalise

LAYOUT = 1
NONCE_BYTES = 12
SECRET_BYTES = 15
SECRET_SIGNS = SECRET_BYTES * 4 // 3


class CannotOpen(Exception):
    """A sealed value does not open here: altered, moved, or its key has left the ring."""


def seal(county: str, plain: str, context: str) -> bytes:
    """`plain` encrypted for `county`; `context` names its row and field and is needed to open it."""
    key = ring().sealing
    nonce = os.urandom(NONCE_BYTES)
    body = provider_of(key, county).encrypt(nonce, plain.encode(), frame((county, context)))
    return bytes((LAYOUT, len(key.id))) + key.id.encode() + nonce + body


def open_sealed(county: str, sealed: bytes, context: str) -> str:
    """What was sealed for this county and context. Raises CannotOpen."""
    key, rest = _take_key(bytes(sealed))
    nonce, body = rest[:NONCE_BYTES], rest[NONCE_BYTES:]
    try:
        plain = provider_of(key, county).decrypt(nonce, body, frame((county, context)))
    except (InvalidTag, ValueError):
        raise CannotOpen("altered, or sealed for another place") from None
    return plain.decode()


def reseal(county: str, sealed: bytes, context: str) -> bytes | None:
    """The same value under the active key, or None when it already is. Raises CannotOpen."""
    if _take_key(bytes(sealed))[0] == ring().sealing:
        return None
    return seal(county, open_sealed(county, sealed, context), context)


def blind(county: str, kind: str, value: str) -> bytes:
    """32 bytes, the same for equal values of one kind (`phone`, `id_number`, …) in one county."""
    return _blind_with(ring().sealing, county, kind, value)


def blind_all(county: str, kind: str, value: str) -> list[bytes]:
    """The blind values under every key, the active one first: what a search looks for after a rotation."""
    return [_blind_with(key, county, kind, value) for key in ring().listed(SEALING)]


def derive_secret(county: str, purpose: str, *parts: str) -> str:
    """A secret of 120 bits for a link, the same each time; URL-safe, and it carries the id of its key."""
    return _secret_with(ring().sealing, county, purpose, parts)


def check_secret(county: str, purpose: str, secret: str, *parts: str) -> bool:
    """Whether `secret` was derived for these parts under a key of the ring; compared in constant time."""
    key = ring().find(secret[:-SECRET_SIGNS])
    if key is None or not secret.isascii():
        return False
    return hmac.compare_digest(_secret_with(key, county, purpose, parts), secret)


def _take_key(sealed: bytes) -> tuple[Key, bytes]:
    if len(sealed) < 2 or sealed[0] != LAYOUT:
        raise CannotOpen("not a sealed value of this layout")
    end = 2 + sealed[1]
    key = ring().find(sealed[2:end].decode("ascii", "replace"))
    if key is None:
        raise CannotOpen("its key is not in the ring")
    return key, sealed[end:]


def _blind_with(key: Key, county: str, kind: str, value: str) -> bytes:
    return hmac.digest(subkey(key, "blind", county, kind), normalise(kind, value).encode(), "sha256")


def _secret_with(key: Key, county: str, purpose: str, parts: tuple[str, ...]) -> str:
    digest = hmac.digest(subkey(key, "secret", county, purpose), frame(parts), "sha256")
    return key.id + base64.urlsafe_b64encode(digest[:SECRET_BYTES]).decode()
