"""The codes on door plates: short, signed, telling nothing but the county. Not for what they stand for.

A code has 20 signs of Crockford's base 32: the county (4), a random serial (8) and a signature over both (8). Nobody
can make one up, and a number that was never given out is refused without asking a table.
"""

import hmac
import secrets

from maplebridge.ground.vault.cipher import blind, blind_all

SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
MEANT = str.maketrans("ilo", "110", "- \u3000")
COUNTY_SIGNS, SERIAL_SIGNS, SIGNATURE_SIGNS = 4, 8, 8
LENGTH = COUNTY_SIGNS + SERIAL_SIGNS + SIGNATURE_SIGNS
BITS_A_SIGN = 5
COUNTIES = 10**6
GROUP = 4


def make(county: str) -> str:
    """A new code for a plate of `county`."""
    serial = secrets.randbelow(1 << (BITS_A_SIGN * SERIAL_SIGNS))
    body = _spell(int(county), COUNTY_SIGNS) + _spell(serial, SERIAL_SIGNS)
    return body + _signature(blind(county, "plate", body))


def tidy(text: str) -> str:
    """A code as people type it, in one spelling: no gaps, small letters, I and L as 1, O as 0."""
    return text.strip().lower().translate(MEANT)


def county_of(text: str) -> str | None:
    """The county in a genuine code; None when it is no code or its signature is not ours."""
    code = tidy(text)
    if len(code) != LENGTH or not set(code) <= set(SIGNS):
        return None
    number, body, signature = _value(code[:COUNTY_SIGNS]), code[:-SIGNATURE_SIGNS], code[-SIGNATURE_SIGNS:]
    county = f"{number:06d}"
    genuine = number < COUNTIES and any(
        hmac.compare_digest(_signature(digest), signature) for digest in blind_all(county, "plate", body)
    )
    return county if genuine else None


def show(code: str) -> str:
    """The code as printed under the QR sign, in groups of four that can be read over the phone."""
    return " ".join(code[start : start + GROUP] for start in range(0, LENGTH, GROUP)).upper()


def _signature(digest: bytes) -> str:
    return _spell(int.from_bytes(digest[: SIGNATURE_SIGNS * BITS_A_SIGN // 8], "big"), SIGNATURE_SIGNS)


def _spell(number: int, width: int) -> str:
    return "".join(SIGNS[number >> (BITS_A_SIGN * place) & 31] for place in range(width - 1, -1, -1))


def _value(signs: str) -> int:
    number = 0
    for sign in signs:
        number = number << BITS_A_SIGN | SIGNS.index(sign)
    return number
