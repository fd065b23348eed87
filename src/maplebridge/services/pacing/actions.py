"""Counts tries by the hour and refuses what comes too often, also when it comes all at once. Not for who may try."""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from django.db.models import F

from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.vault.cipher import blind
from maplebridge.ground.words.fault import TooOften
from maplebridge.ground.words.text import Text
from maplebridge.services.pacing.models import Tries

HOUR, KEPT = timedelta(hours=1), timedelta(days=1)
HOUSE_BITS = 64  # of an IPv6 address: whoever has one line has all addresses behind these


def count_try(*, county: str, what: str, who: str, most: int, now: datetime) -> None:
    """One try more of `what` by `who`, an account or the address of a line; `most` in an hour. Raises TooOften."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    here = {"hour": hour, "source": blind(county, "source", _line_of(who)).hex(), "what": what}
    Tries.objects.insert([Tries(county=county, **here)], ignore_conflicts=True)
    if not Tries.objects.of(county).filter(**here, many__lt=most).update(many=F("many") + 1):
        until = hour + HOUR
        at = f"{until.astimezone(SHANGHAI):%H:%M}"
        words = Text(
            f"从您这里提交得太频繁，请在 {at} 以后再试，或者直接打电话。",
            f"Too much was sent from where you are: try again after {at}, or telephone.",
        )
        raise TooOften("too_often", words, until=until)


def forget_tries_once(county: str, now: datetime) -> int:
    """Deletes counts of hours that lie a day back; returns 0: once a round is enough."""
    Tries.objects.of(county).filter(hour__lt=now - KEPT).delete()
    return 0


def _line_of(who: str) -> str:
    """An address without what its owner may choose freely; anything else as it is."""
    try:
        address = ip_address(who)
    except ValueError:
        return who
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return f"{int(address) >> HOUSE_BITS:x}::/{HOUSE_BITS}"
    return str(address)
