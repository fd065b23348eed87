"""Times that the demo's notary office offers, what is booked of them, and two mobile tours; the last stop of
one is called off. Not for cases: those have lives of their own."""

from contextlib import suppress
from datetime import datetime, time, timedelta
from uuid import UUID

from maplebridge.directory.people.queries import list_holders
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import list_places
from maplebridge.directory.places.rules import Level
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Conflict
from maplebridge.services.booking.booking import book
from maplebridge.services.booking.calling_off import cancel_stop
from maplebridge.services.booking.naming import Caller
from maplebridge.services.booking.queries import list_free
from maplebridge.services.booking.rules import Series
from maplebridge.services.booking.slots import Offer, make_series
from maplebridge.services.booking.tours import Stop, add_stop, get_tour, list_tours, make_tour

WINDOW = "县公共法律服务中心一楼公证窗口"
WORKDAYS, SATURDAY = frozenset(range(5)), frozenset({5})
WEEKS, DAY = timedelta(days=13), timedelta(days=1)
Said = tuple[str, str, frozenset[int], time, time, int]
OFFERS: tuple[Said, ...] = (
    ("office", WINDOW, WORKDAYS, time(9), time(11, 30), 30),
    ("office", WINDOW, WORKDAYS, time(17, 30), time(19, 30), 30),
    ("office", WINDOW, SATURDAY, time(9), time(12), 30),
    ("home", "县城和城关各村，行动不便的上门", frozenset({2}), time(14), time(17), 90),
    ("remote", "视频会议号 520 524 010，到点进入", frozenset({1, 3}), time(14), time(16), 30),
)
"""Way, where, weekdays, from, to, minutes."""
VISITORS = (("杨阿婆", "0857-7620101"), ("罗大爷", "0857-7620102"), ("陈家兄弟", ""))
LAW = ("notary_will", "notary_authority", "legal_aid", "legal_advice")
EXAM = ("driving_theory_exam", "free_clinic_visit", "vehicle_registration")
STOPS, SLID_AWAY = 3, "山路塌方，车进不来；改到下个月，另行通知"


def offer_times(county: str, now: datetime) -> int:
    """Two weeks of times with some visitors, and a tour; 0 when they are there already."""
    unit = f"notary-{county}"
    found = list_holders(county, ["handler"], now, unit=unit)
    if not found or list_tours(county, now, past=True):
        return 0
    notary = found[0]
    made = sum(_offer(notary, unit, now, each) for each in OFFERS)
    _expect(notary, unit, now)
    law = _go_out(notary, "法律服务进村", "Law on the road", [unit, f"legal_aid-{county}"], LAW, 6, now)
    for stop in get_tour(county, law).stops[1:][-1:]:
        cancel_stop(actor=notary, tour=law, stop=stop.number, reason=SLID_AWAY, now=now)
    police = f"traffic_police-{county}"
    for officer in list_holders(county, ["handler"], now, unit=police)[:1]:
        units = [police, f"health-{county}"]
        exam = _go_out(officer, "送考下乡、义诊", "Driving exam and free clinic on the road", units, EXAM, 9, now)
        _join(officer, exam, now)
    return made + 2 * STOPS


def _offer(notary: Actor, unit: str, now: datetime, said: Said) -> int:
    way, where, days, begins, ends, minutes = said
    first = day_of(now) + DAY
    series = Series(first, first + WEEKS, days, begins, ends, minutes)
    return make_series(actor=notary, offer=Offer(unit, way, where), series=series, now=now)


def _expect(notary: Actor, unit: str, now: datetime) -> None:
    slots = list_free(notary.county, now, units=[unit])
    for slot, (name, phone) in zip(slots[::2], VISITORS, strict=False):
        with suppress(Conflict):
            book(actor=notary, slot=slot.id, matter=LAW[0], caller=Caller(name, phone), now=now)


def _go_out(
    actor: Actor, title: str, english: str, units: list[str], matters: tuple[str, ...], ahead: int, now: datetime
) -> UUID:
    """A tour of three days with a stop in three villages far apart."""
    day = day_of(now) + ahead * DAY
    tour = make_tour(
        actor=actor,
        title=title,
        title_en=english,
        units=units,
        matters=matters,
        first=day,
        last=day + STOPS * DAY,
        now=now,
    )
    villages = list_places(actor.county, level=Level.VILLAGE)
    for number, village in enumerate(villages[:: max(1, len(villages) // STOPS)][:STOPS]):
        stop = Stop(village.code, "村委会院坝", day + number * DAY, time(9), time(12), 60, 6)
        add_stop(actor=actor, tour=tour, stop=stop, now=now)
    return tour


def _join(officer: Actor, tour: UUID, now: datetime) -> None:
    """Somebody has had themselves put down for the exam and the clinic."""
    slots = [slot for stop in get_tour(officer.county, tour).stops for slot in stop.slots]
    for slot, matter, (name, phone) in zip(slots, EXAM, VISITORS, strict=False):
        book(actor=officer, slot=slot.id, matter=matter, caller=Caller(name, phone), now=now)
