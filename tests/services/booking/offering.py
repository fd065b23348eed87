"""Times that the notary office of the small county offers, for tests that book them."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from tests.world import COUNTY, World

from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.services.booking.queries import list_offered
from maplebridge.services.booking.rules import Series
from maplebridge.services.booking.slots import Offer, make_series

NOTARY = f"notary-{COUNTY}"
WINDOW = "县公共法律服务中心一楼公证窗口"


def offer(world: World, now: datetime, *, day: date, begins: time, ends: time, **more: Any) -> list[UUID]:
    """The times made on one day, the earliest first."""
    minutes, people = more.pop("minutes", 30), more.pop("people", 1)
    series = Series(day, day, frozenset(range(7)), begins, ends, minutes, people)
    said = Offer(**{"unit": NOTARY, "way": "office", "address": WINDOW} | more)
    known = {sight.id for sight in list_offered(COUNTY, [said.unit], now)}
    make_series(actor=world.actor(NOTARY_HAND, now), offer=said, series=series, now=now)
    since = datetime.combine(day, begins, SHANGHAI)
    return [sight.id for sight in list_offered(COUNTY, [said.unit], since) if sight.id not in known]


NOTARY_HAND = "menglin"
