"""The text of an access token: it names its county, and the rest is chance. Not for storing it."""

import hashlib
import secrets

PREFIX = "mb"
SECRET_BYTES = 32
SECRET_SIGNS = 43
NUMBER_SIGNS = 12


def make(county: str) -> str:
    """A new token text of 256 random bits, shown once."""
    return f"{PREFIX}_{county}_{secrets.token_urlsafe(SECRET_BYTES)}"


def county_of(token: str) -> str | None:
    """The county a token names, or None when the text cannot be a token."""
    head, _, rest = token.partition("_")
    county, _, secret = rest.partition("_")
    sound = head == PREFIX and len(county) == 6 and county.isascii() and county.isdigit()
    return county if sound and len(secret) == SECRET_SIGNS and token.isascii() else None


def digest(token: str) -> str:
    """What is stored of a token: its SHA-256, enough for a text of this much chance."""
    return hashlib.sha256(token.encode()).hexdigest()
