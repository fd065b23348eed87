"""How sign-in codes are made and how long they hold; what a phone number looks like. Pure, no tables."""

import re
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

DIGITS = 6
GOOD_FOR = timedelta(minutes=5)
MOST_TRIES = 5
PAUSE = timedelta(seconds=60)
WINDOW = timedelta(hours=1)
MOST_A_PHONE, MOST_A_SOURCE = 5, 30
KEPT_FOR = timedelta(days=1)
MOBILE = re.compile(r"1[3-9][0-9]{9}")


@dataclass(frozen=True, slots=True)
class Asked:
    """When codes were asked for within the last hour: for this phone, and from this source."""

    for_phone: Sequence[datetime]
    from_source: Sequence[datetime]


def make_code() -> str:
    """Six digits by chance."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def read_phone(text: str) -> str | None:
    """A mobile number of the mainland without spaces, dashes and country code; None for anything else."""
    digits = re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", text)).removeprefix("+86").removeprefix("0086")
    return digits if MOBILE.fullmatch(digits) else None


def wait_until(asked: Asked, now: datetime) -> datetime | None:
    """When the next code may be sent; None for now."""
    waits = [moment + PAUSE for moment in asked.for_phone]
    waits += _full(asked.for_phone, MOST_A_PHONE) + _full(asked.from_source, MOST_A_SOURCE)
    latest = max(waits, default=now)
    return latest if latest > now else None


def mask_phone(phone: str) -> str:
    """138****0001: enough for its owner to know it."""
    return f"{phone[:3]}****{phone[-4:]}"


def _full(moments: Sequence[datetime], most: int) -> list[datetime]:
    """When the oldest of the last `most` leaves the window."""
    return [sorted(moments)[-most] + WINDOW] if len(moments) >= most else []
