"""The ring of secret keys and the keys derived from it. Not for sealing (cipher.py) or signing.

A ring is text: `id:use:base64` entries on lines or between commas, or a JSON list of `{"id", "use", "key"}`.
The first entry of a use is the active one; older ones stay below it, so that what they sealed still opens.
"""

import base64
import binascii
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal, cast, get_args

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

Use = Literal["aes", "sm4", "sign"]
SEALING: tuple[Use, ...] = ("aes", "sm4")
KEY_BYTES = 32
ID_SHAPE = re.compile(r"[a-z0-9]{1,8}")


class KeyRingError(ValueError):
    """The ring cannot be used; the message says which entry and why, never the key itself."""


@dataclass(frozen=True, slots=True)
class Key:
    """One secret of 32 bytes. `use` says what it is for: `aes` and `sm4` seal, `sign` signs."""

    id: str
    use: Use
    material: bytes = field(repr=False)


@dataclass(frozen=True)
class KeyRing:
    """All keys that this installation knows, newest first."""

    keys: tuple[Key, ...]

    @cached_property
    def sealing(self) -> Key:
        """The active key that seals, blinds and derives secrets."""
        return self._first(SEALING)

    @cached_property
    def signing(self) -> Key:
        """The active key that signs."""
        return self._first(("sign",))

    def find(self, key_id: str, uses: Iterable[Use] = SEALING) -> Key | None:
        """The key named `key_id` when it is for one of `uses`, else None."""
        return next((key for key in self.keys if key.id == key_id and key.use in uses), None)

    def listed(self, uses: Iterable[Use]) -> tuple[Key, ...]:
        """Every key for one of `uses`, the active one first."""
        return tuple(key for key in self.keys if key.use in uses)

    def _first(self, uses: tuple[Use, ...]) -> Key:
        found = self.listed(uses)
        if not found:
            raise KeyRingError(f"the key ring has no key for {' or '.join(uses)}")
        return found[0]


def parse_ring(text: str) -> KeyRing:
    """The ring that `text` spells. Raises KeyRingError naming the entry at fault."""
    entries = _json_entries(text) if text.lstrip().startswith("[") else _line_entries(text)
    keys = tuple(_read_key(place, entry) for place, entry in enumerate(entries, 1))
    if not any(key.use in SEALING for key in keys):
        raise KeyRingError("the key ring needs a key for aes or sm4; make a ring with `maplebridge keys new`")
    _refuse_twins(keys)
    return KeyRing(keys)


def write_ring(ring: KeyRing) -> str:
    """The ring as lines that `parse_ring` reads."""
    return "".join(f"{key.id}:{key.use}:{base64.b64encode(key.material).decode()}\n" for key in ring.keys)


@lru_cache(maxsize=8192)
def subkey(key: Key, *purpose: str) -> bytes:
    """32 bytes derived from `key` for one purpose (HKDF-SHA256, RFC 5869); cached, as it is on every path."""
    info = b"maplebridge\0" + frame(purpose)
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(key.material)


def frame(parts: Iterable[str]) -> bytes:
    """Texts joined with their lengths, so that no two lists of parts look the same."""
    coded = [part.encode() for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in coded)


def _json_entries(text: str) -> list[Mapping[str, str]]:
    try:
        entries = json.loads(text)
    except json.JSONDecodeError as error:
        raise KeyRingError(f"the key ring is not valid JSON (line {error.lineno})") from None
    if not all(isinstance(entry, dict) for entry in entries):
        raise KeyRingError("the key ring in JSON is a list of objects with id, use and key")
    return cast("list[Mapping[str, str]]", entries)


def _line_entries(text: str) -> list[Mapping[str, str]]:
    lines = re.split(r"[\s,;]+", re.sub(r"#.*", "", text).strip())
    return [_split_line(place, line) for place, line in enumerate(lines, 1) if line]


def _split_line(place: int, line: str) -> Mapping[str, str]:
    parts = line.split(":")
    if len(parts) == 2:
        return {"id": parts[0], "key": parts[1]}
    if len(parts) == 3:
        return {"id": parts[0], "use": parts[1], "key": parts[2]}
    raise KeyRingError(f"key {place}: expected id:base64 or id:use:base64")


def _read_key(place: int, entry: Mapping[str, str]) -> Key:
    key_id, use = str(entry.get("id", "")), str(entry.get("use", "aes"))
    if not ID_SHAPE.fullmatch(key_id):
        raise KeyRingError(f"key {place}: the id has 1 to 8 small letters or digits")
    if use not in get_args(Use):
        raise KeyRingError(f"key {place} ({key_id}): the use is one of {', '.join(get_args(Use))}")
    return Key(key_id, cast("Use", use), _read_material(place, key_id, str(entry.get("key", ""))))


def _read_material(place: int, key_id: str, coded: str) -> bytes:
    try:
        material = base64.b64decode(coded, validate=True)
    except (binascii.Error, ValueError):
        raise KeyRingError(f"key {place} ({key_id}): the key is not base64") from None
    if len(material) != KEY_BYTES:
        raise KeyRingError(f"key {place} ({key_id}): {len(material)} bytes instead of {KEY_BYTES}")
    if len(set(material)) < 8:
        raise KeyRingError(f"key {place} ({key_id}): the key is not random")
    return material


def _refuse_twins(keys: tuple[Key, ...]) -> None:
    if len({key.id for key in keys}) < len(keys):
        raise KeyRingError("two keys of the ring have the same id")
    if len({key.material for key in keys}) < len(keys):
        raise KeyRingError("two ids of the ring have the same key")
