"""A pack as it is stored: its body, its digest, and the pack rebuilt from them. Not for tables."""

from hashlib import sha256
from typing import Any

import orjson

from maplebridge.rulebook.publishing.codec import decode, encode
from maplebridge.rulebook.publishing.pack import Pack

FORMAT = 1
_ABOUT_THE_VERSION = ("county", "number", "digest")


def body_of(pack: Pack) -> dict[str, Any]:
    """Everything that the pack says, as plain JSON; not which county's it is nor which version."""
    rules = {name: value for name, value in encode(pack).items() if name not in _ABOUT_THE_VERSION}
    return {"format": FORMAT, "rules": rules}


def digest_of(body: dict[str, Any]) -> str:
    """SHA-256 of the canonical JSON of a body, in hex."""
    return sha256(orjson.dumps(body, option=orjson.OPT_SORT_KEYS)).hexdigest()


def rebuild(county: str, number: int, digest: str, body: dict[str, Any]) -> Pack:
    """The pack of a stored version."""
    pack: Pack = decode(Pack, {"county": county, "number": number, "digest": digest, **body["rules"]})
    return pack
