"""What an administrator does with a ring: make one, put a new key in front, see its ids. Not for sealed rows.

Each room that keeps sealed rows walks them with `cipher.reseal` once a new key is in front.
"""

import secrets
from dataclasses import dataclass

from maplebridge.ground.vault.keys import KEY_BYTES, Key, KeyRing, Use, parse_ring, write_ring


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """What may be shown of a key."""

    id: str
    use: Use
    active: bool


def generate_ring(use: Use = "aes") -> str:
    """The text of a new ring: one key that seals (`aes` or `sm4`) and one that signs."""
    return write_ring(KeyRing((_new_key("k1", use), _new_key("s1", "sign"))))


def rotate(text: str, use: Use = "aes") -> str:
    """The ring in `text` with a new active key for `use` in front; none goes away. Raises KeyRingError."""
    ring = parse_ring(text)
    key = _new_key(_next_id(ring, "s" if use == "sign" else "k"), use)
    return write_ring(KeyRing((key, *ring.keys)))


def list_keys(text: str) -> list[KeyFacts]:
    """The keys in `text`, newest first, without their secrets. Raises KeyRingError."""
    ring = parse_ring(text)
    active = {ring.sealing, *ring.listed(("sign",))[:1]}
    return [KeyFacts(key.id, key.use, key in active) for key in ring.keys]


def _new_key(key_id: str, use: Use) -> Key:
    return Key(key_id, use, secrets.token_bytes(KEY_BYTES))


def _next_id(ring: KeyRing, letter: str) -> str:
    taken = {key.id for key in ring.keys}
    return next(name for count in range(1, len(taken) + 2) if (name := f"{letter}{count}") not in taken)
