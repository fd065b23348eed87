"""Ed25519 signatures over what the county publishes, such as a day's Merkle root. Not for secrets."""

import base64
import binascii
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from maplebridge.ground.vault.held import ring
from maplebridge.ground.vault.keys import Key, subkey


def sign(purpose: str, message: bytes) -> str:
    """`<key id>:<base64>`: the active signing key's signature over purpose, a zero byte and message."""
    key = ring().signing
    return f"{key.id}:{base64.b64encode(_private(key).sign(_framed(purpose, message))).decode()}"


def verify(purpose: str, message: bytes, signature: str) -> bool:
    """Whether a signing key of the ring, active or older, signed this message for this purpose."""
    key_id, _, coded = signature.partition(":")
    key = ring().find(key_id, ("sign",))
    return key is not None and verify_with(_public_bytes(key), purpose, message, coded)


def verify_with(public: bytes, purpose: str, message: bytes, coded: str) -> bool:
    """The same check with a published key (32 raw bytes) and the base64 part, for readers without a ring."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(
            base64.b64decode(coded, validate=True), _framed(purpose, message)
        )
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def export_public_keys() -> dict[str, str]:
    """The public signing keys by id, base64 of 32 raw bytes, the active one first; these may be published."""
    return {key.id: base64.b64encode(_public_bytes(key)).decode() for key in ring().listed(("sign",))}


@lru_cache(maxsize=32)
def _private(key: Key) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(subkey(key, "sign"))


def _public_bytes(key: Key) -> bytes:
    return _private(key).public_key().public_bytes_raw()


def _framed(purpose: str, message: bytes) -> bytes:
    return purpose.encode() + b"\0" + message
