"""Calling off a stop of a mobile tour or a whole tour: nothing of it can be booked any more, and everybody who had is
told; who cannot be, stands on a list to phone. Not for calling off a single time: slots.py."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction

from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.fault import Conflict, Missing
from maplebridge.ground.words.text import Text
from maplebridge.services.booking.models import BookingSlot, Tour, TourStop
from maplebridge.services.booking.naming import Caller, open_caller
from maplebridge.services.booking.queries import SlotSight
from maplebridge.services.booking.slots import call_off, check_keeper, reason_of
from maplebridge.services.booking.tours import NO_STOP, NO_TOUR, TOUR_GONE

SQL = Path(__file__).parent / "sql"
STOP_GONE = Text("这一站已经取消了", "that stop was called off already")
OVER = Text("已经结束，不能再取消", "it is over and cannot be called off any more")


@dataclass(frozen=True, slots=True)
class ToPhone:
    """Somebody whose time was called off and whom no message reaches: to be phoned by the unit."""

    booking: UUID
    caller: Caller
    slot: UUID
    starts_at: datetime
    stop: int


def cancel_stop(*, actor: Actor, tour: UUID, stop: int, reason: str, now: datetime) -> int:
    """Calls off a stop with all its times; returns how many people had booked. Raises Missing, Fault or Conflict."""
    why = reason_of(reason)
    with transaction.atomic():
        _led(actor, tour)
        found = TourStop.objects.of(actor.county).filter(tour=tour, number=stop).first()
        if found is None:
            raise Missing("no_stop", NO_STOP, field="stop")
        if found.cancelled_at is not None:
            raise Conflict("called_off", STOP_GONE, field="stop")
        if found.ends_at <= now:
            raise Conflict("over", OVER, field="stop")
        return _call_off(actor.county, tour, [stop], why, now)


def cancel_tour(*, actor: Actor, tour: UUID, reason: str, now: datetime) -> int:
    """Calls off all that is left of a tour; stops that are over stay as they were. As `cancel_stop`."""
    why = reason_of(reason)
    with transaction.atomic():
        row = _led(actor, tour)
        if row.last < day_of(now):
            raise Conflict("over", OVER)
        left = TourStop.objects.of(actor.county).filter(tour=tour, cancelled_at=None, ends_at__gt=now)
        many = _call_off(actor.county, tour, list(left.values_list("number", flat=True)), why, now)
        Tour.objects.of(actor.county).filter(id=tour).update(cancelled_at=now, cancelled_why=why)
    return many


def list_to_phone(county: str, slots: Iterable[SlotSight]) -> list[ToPhone]:
    """Whom of those times that were called off no message reaches, the next time first. For the times' units alone."""
    called_off = [slot.id for slot in slots if slot.cancelled]
    rows = fetch(SQL / "to_phone.sql", {"county": county, "slots": called_off}) if called_off else []
    return [ToPhone(id_, open_caller(county, id_, sealed), *when) for id_, sealed, *when in rows]


def _led(actor: Actor, tour: UUID) -> Tour:
    """The tour, held until all is written, if the actor's unit leads it and it is not called off yet."""
    row = Tour.objects.of(actor.county).select_for_update().filter(id=tour).first()
    if row is None:
        raise Missing("no_tour", NO_TOUR)
    check_keeper(actor, row.units[0])
    if row.cancelled_at is not None:
        raise Conflict("called_off", TOUR_GONE)
    return row


def _call_off(county: str, tour: UUID, stops: Collection[int], why: str, now: datetime) -> int:
    """The times are locked in one order, as wherever several are."""
    times = BookingSlot.objects.of(county).select_for_update().filter(tour=tour, stop__in=stops, cancelled_at=None)
    many = call_off(county, list(times.filter(ends_at__gt=now).order_by("id")), why, now)
    marked = TourStop.objects.of(county).filter(tour=tour, number__in=stops)
    marked.update(cancelled_at=now, cancelled_why=why)
    return many
