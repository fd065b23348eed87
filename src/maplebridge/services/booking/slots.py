"""Making and calling off the times that a unit offers. Not for booking them: booking.py."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import get_place
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.rulebook.deadlines.spec import OfficeHours
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.booking.models import Booking, BookingHold, BookingSlot, Tour, TourStop
from maplebridge.services.booking.rules import (
    BOOKED,
    CANCELLED,
    OFFERED,
    STOP,
    Series,
    SlotFacts,
    Span,
    clashing,
    lay_out,
    way_of,
)
from maplebridge.services.booking.telling import tell_called_off

LONGEST_LINE, LONGEST_REASON = 200, 500
NOT_YOUR_UNIT = Text("只能管理本单位的时间", "only the times of your own unit are yours to keep")
NO_SLOT = Text("没有这个时间", "there is no such time")
NO_UNIT = Text("没有这个单位", "there is no such unit")
NO_MATTER = Text("没有这个事项", "there is no such matter")
NO_WAY = Text("请选择办理方式", "please choose how it is done")
NO_ADDRESS = Text("请写明地点或者怎么连线", "please say where, or how to get on the line")
NO_REASON = Text("请写明原因，会告诉已经约了的人", "please give a reason: those who booked are told it")
BUSY = Text("这个人或这个房间在 {zh} 已经有安排", "that person or room is taken at {en}")
GONE = Text("这个时间已经取消了", "that time was called off already")


@dataclass(frozen=True, slots=True)
class Offer:
    """What a unit offers at each time of a series."""

    unit: str
    way: str
    address: str
    matters: tuple[str, ...] = ()
    place: str = ""
    person: str = ""
    room: str = ""


def make_series(*, actor: Actor, offer: Offer, series: Series, now: datetime) -> int:
    """Makes the times of a series; returns how many. Raises Fault, or Conflict where somebody or some room is taken."""
    check_keeper(actor, offer.unit)
    if offer.way not in OFFERED:
        raise Fault("no_way", NO_WAY, field="way")
    _check(actor.county, offer)
    pack, calendar = get_current_pack(actor.county), get_calendar(actor.county)
    office = office_of(pack)
    spans = lay_out(series, now)
    rows = [
        row_of(actor, offer, start, end, way_of(offer.way, start, end, calendar, office), series.people, now)
        for start, end in spans
    ]
    keep(actor.county, rows)
    return len(rows)


def cancel_slot(*, actor: Actor, slot: UUID, reason: str, now: datetime) -> int:
    """Calls a time off and tells everybody who had booked it; returns how many. Raises Missing, Fault or Conflict."""
    why = reason_of(reason)
    with transaction.atomic():
        found = BookingSlot.objects.of(actor.county).select_for_update().filter(id=slot).first()
        if found is None:
            raise Missing("no_slot", NO_SLOT, field="slot")
        check_keeper(actor, found.unit)
        if found.cancelled_at is not None:
            raise Conflict("called_off", GONE, field="slot")
        many = call_off(actor.county, [found], why, now)
        if found.tour is not None:
            _close_stop(actor.county, found.tour, found.stop, why, now)
    return many


def call_off(county: str, slots: Collection[BookingSlot], why: str, now: datetime) -> int:
    """Calls times off that are locked, and tells everybody who had booked them; returns how many."""
    starts = {slot.id: slot.starts_at for slot in slots}
    waiting = list(Booking.objects.of(county).select_for_update().filter(slot__in=starts, state=BOOKED).order_by("id"))
    here = Booking.objects.of(county).filter(id__in=[booking.id for booking in waiting])
    here.update(state=CANCELLED, reason=why, changed_at=now)
    BookingSlot.objects.of(county).filter(id__in=starts).update(cancelled_at=now, cancelled_why=why)
    for slot, starts_at in starts.items():
        tell_called_off(county, [booking for booking in waiting if booking.slot == slot], starts_at, now)
    return len(waiting)


def reason_of(said: str) -> str:
    """Why something is called off. Raises Fault when nothing is said."""
    if not (why := said.strip()[:LONGEST_REASON]):
        raise Fault("no_reason", NO_REASON, field="reason")
    return why


def check_keeper(actor: Actor, unit: str) -> None:
    """Whether the times of a unit are somebody's to keep: those on duty in it. Raises Forbidden."""
    if actor.kind != "staff" or unit not in {duty.unit for duty in actor.duties if duty.unit}:
        raise Forbidden("not_your_unit", NOT_YOUR_UNIT, field="unit")


def check_present(actor: Actor, slot: BookingSlot) -> None:
    """Whether somebody may note who came to a time: its keepers, on a tour all who go along. Raises Forbidden."""
    mine = {duty.unit for duty in actor.duties if duty.unit}
    tour = Tour.objects.of(actor.county).filter(id=slot.tour).first() if slot.tour and slot.unit not in mine else None
    if actor.kind != "staff" or tour is None or not mine & set(tour.units):
        check_keeper(actor, slot.unit)


def keep(county: str, rows: list[BookingSlot]) -> None:
    """Writes new times unless a person or a room of theirs is taken then. Raises Conflict."""
    with transaction.atomic(), holding(county, _names(rows)):
        clash = clashing([_span(row) for row in rows], _known(county, rows))
        if clash is not None:
            when = f"{clash.starts_at:%m-%d %H:%M}"
            raise Conflict("busy", Text(BUSY.zh.format(zh=when), BUSY.en.format(en=when)), field="begins")
        BookingSlot.objects.insert(rows)


@contextmanager
def holding(county: str, names: Iterable[str]) -> Iterator[None]:
    """Waits until nobody else holds these people and rooms and holds them, within the transaction; leaves no trace."""
    rows = [BookingHold(county=county, name=name) for name in sorted(names)]
    BookingHold.objects.insert(rows, ignore_conflicts=True)  # waits for whoever has put the same there
    held = BookingHold.objects.of(county).filter(name__in=[row.name for row in rows])
    list(held.select_for_update().order_by("name"))
    yield
    held.delete()


def row_of(
    actor: Actor, offer: Offer, start: datetime, end: datetime, way: str, people: int, now: datetime
) -> BookingSlot:
    """One time as it is kept."""
    return BookingSlot(
        county=actor.county,
        id=new_id(),
        unit=offer.unit,
        matters=list(offer.matters),
        starts_at=start,
        ends_at=end,
        capacity=people,
        way=way,
        place=offer.place,
        address=offer.address.strip()[:LONGEST_LINE],
        person=offer.person,
        room=offer.room.strip()[:LONGEST_LINE],
        series=new_id(),
        made_by=actor.id,
        made_at=now,
    )


def facts_of(row: BookingSlot) -> SlotFacts:
    """What decides about booking it."""
    return SlotFacts(
        id=row.id,
        unit=row.unit,
        matters=tuple(row.matters),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        capacity=row.capacity,
        taken=row.taken,
        cancelled=row.cancelled_at is not None,
    )


def office_of(pack: Pack) -> OfficeHours:
    """The office hours of the county's rules."""
    return next(iter(pack.workflows.values())).office_hours


def _close_stop(county: str, tour: UUID, number: int, why: str, now: datetime) -> None:
    """A stop of a tour of which no time is left stands called off; locked, so that of two the last sees it."""
    stop = TourStop.objects.of(county).filter(tour=tour, number=number)
    list(stop.select_for_update())
    times = BookingSlot.objects.of(county).filter(tour=tour, stop=number, cancelled_at=None)
    if not times.filter(ends_at__gt=now).exists():
        stop.filter(cancelled_at=None).update(cancelled_at=now, cancelled_why=why)


def _check(county: str, offer: Offer) -> None:
    pack = get_current_pack(county)
    if get_registry(county).unit(offer.unit) is None:
        raise Fault("no_unit", NO_UNIT, field="unit")
    if any(matter not in pack.matters for matter in offer.matters):
        raise Fault("no_matter", NO_MATTER, field="matters")
    if not offer.address.strip():
        raise Fault("no_address", NO_ADDRESS, field="address")
    if offer.place:
        get_place(county, offer.place)


def _names(rows: list[BookingSlot]) -> set[str]:
    """Under what the people and the rooms of these times are held."""
    spans = [_span(row) for row in rows]
    return {f"person:{each.person}" for each in spans if each.person} | {each.room for each in spans if each.room}


def _known(county: str, rows: list[BookingSlot]) -> Iterable[Span]:
    """What the people and the rooms of these times are taken by already."""
    first, last = min(row.starts_at for row in rows), max(row.ends_at for row in rows)
    people, units = {row.person for row in rows if row.person}, {row.unit for row in rows if row.room}
    open_ = BookingSlot.objects.of(county).filter(cancelled_at=None, starts_at__lt=last, ends_at__gt=first)
    return [_span(row) for row in open_.filter(Q(person__in=people) | (Q(unit__in=units) & ~Q(room="")))]


def _span(row: BookingSlot) -> Span:
    room = f"{row.unit}:{row.room}" if row.room and row.way != STOP else ""
    return Span(row.starts_at, row.ends_at, row.person, room)
