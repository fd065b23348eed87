"""One spelling of each value that is searched exactly, so that two ways of writing meet. Not for display."""

import re
import unicodedata


def normalise(kind: str, value: str) -> str:
    """`value` as compared: a `phone` is digits, an `id_number` upper-case; others lose case and spaces."""
    plain = unicodedata.normalize("NFKC", value)
    if kind == "phone":
        return _phone_digits(plain)
    if kind == "id_number":
        return re.sub(r"[^0-9A-Z]", "", plain.upper())
    return " ".join(plain.casefold().split())


def _phone_digits(plain: str) -> str:
    digits = re.sub(r"[^0-9]", "", plain)
    return re.sub(r"^(?:00)?86(?=1[0-9]{10}$)", "", digits)
