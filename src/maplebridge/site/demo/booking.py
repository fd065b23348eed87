"""Times that the demo's notary office offers, what is booked of them, and one mobile tour with its stops.
Not for cases: those have lives of their own."""

from contextlib import suppress
from datetime import datetime, time, timedelta

from maplebridge.directory.people.queries import list_holders
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import list_places
from maplebridge.directory.places.rules import Level
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Conflict
from maplebridge.services.booking.booking import book
from maplebridge.services.booking.naming import Caller
from maplebridge.services.booking.queries import list_free
from maplebridge.services.booking.rules import Series
from maplebridge.services.booking.slots import Offer, make_series
from maplebridge.services.booking.tours import Stop, add_stop, list_tours, make_tour

WINDOW = "县公共法律服务中心一楼公证窗口"
WORKDAYS, SATURDAY = frozenset(range(5)), frozenset({5})
WEEKS, DAY = timedelta(days=13), timedelta(days=1)
Said = tuple[str, str, frozenset[int], time, time, int]
OFFERS: tuple[Said, ...] = (
    ("office", WINDOW, WORKDAYS, time(9), time(11, 30), 30),
    ("office", WINDOW, WORKDAYS, time(17, 30), time(19, 30), 30),
    ("office", WINDOW, SATURDAY, time(9), time(12), 30),
    ("home", "县城和城关各村，行动不便的上门", frozenset({2}), time(14), time(17), 90),
    ("remote", "预约后把视频链接发到您的手机", frozenset({1, 3}), time(14), time(16), 30),
)
"""Way, where, weekdays, from, to, minutes."""
VISITORS = (("杨阿婆", "0857-7620101"), ("罗大爷", "0857-7620102"), ("陈家兄弟", ""))
MATTERS = ("notary_will", "notary_authority", "legal_aid", "legal_advice")
STOPS = 3


def offer_times(county: str, now: datetime) -> int:
    """Two weeks of times with some visitors, and a tour; 0 when they are there already."""
    unit = f"notary-{county}"
    found = list_holders(county, ["handler"], now, unit=unit)
    if not found or list_tours(county, now, past=True):
        return 0
    notary = found[0]
    made = sum(_offer(notary, unit, now, each) for each in OFFERS)
    _expect(notary, unit, now)
    return made + _go_out(notary, unit, now)


def _offer(notary: Actor, unit: str, now: datetime, said: Said) -> int:
    way, where, days, begins, ends, minutes = said
    first = day_of(now) + DAY
    series = Series(first, first + WEEKS, days, begins, ends, minutes)
    return make_series(actor=notary, offer=Offer(unit, way, where), series=series, now=now)


def _expect(notary: Actor, unit: str, now: datetime) -> None:
    slots = list_free(notary.county, now, units=[unit])
    for slot, (name, phone) in zip(slots[::2], VISITORS, strict=False):
        with suppress(Conflict):
            book(actor=notary, slot=slot.id, matter=MATTERS[0], caller=Caller(name, phone), now=now)


def _go_out(notary: Actor, unit: str, now: datetime) -> int:
    day = day_of(now) + 6 * DAY
    tour = make_tour(
        actor=notary,
        title="送考下乡、法律服务进村",
        title_en="Law and services on the road",
        units=[unit, f"legal_aid-{notary.county}"],
        matters=MATTERS,
        first=day,
        last=day + STOPS * DAY,
        now=now,
    )
    villages = list_places(notary.county, level=Level.VILLAGE)
    for number, village in enumerate(villages[:: max(1, len(villages) // STOPS)][:STOPS]):
        stop = Stop(village.code, "村委会院坝", day + number * DAY, time(9), time(12), 60, 6)
        add_stop(actor=notary, tour=tour, stop=stop, now=now)
    return STOPS
