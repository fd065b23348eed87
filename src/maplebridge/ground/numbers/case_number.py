"""Case numbers people read over the phone: digits only, not sequential, with a check digit. Not the case's key."""

import secrets

RANDOM_DIGITS = 9


def make(county: str) -> str:
    """A new number of 16 digits: county code (6), random digits (9), ISO 7064 MOD 11,10 check digit."""
    body = county + f"{secrets.randbelow(10**RANDOM_DIGITS):0{RANDOM_DIGITS}d}"
    return body + check_digit(body)


def check(text: str) -> str | None:
    """The number in `text` without spaces and dashes, or None when its length or check digit is wrong."""
    digits = "".join(sign for sign in text if sign not in " -\u3000")
    if len(digits) != 7 + RANDOM_DIGITS or not (digits.isascii() and digits.isdigit()):
        return None
    return digits if check_digit(digits[:-1]) == digits[-1] else None


def check_digit(digits: str) -> str:
    """The ISO 7064 MOD 11,10 check digit: finds every wrong digit and nearly every swap of neighbours."""
    product = 10
    for sign in digits:
        total = (int(sign) + product) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)
