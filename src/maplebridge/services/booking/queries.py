"""Reads of bookable times and bookings: what is free, what is mine, who comes to a unit. What is free says nothing of
people; who comes is for the unit they come to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.db.models import F, Min, Q, QuerySet

from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.booking.models import BookingSlot
from maplebridge.services.booking.naming import Caller, open_caller
from maplebridge.services.booking.rules import ARRIVED, BOOKED, REMOTE, STATES, WAYS

SQL = Path(__file__).parent / "sql"
AHEAD = timedelta(days=60)
MANY = 500


@dataclass(frozen=True, slots=True)
class SlotSight:
    """A time as anybody may see it: how to get on the line of a remote one is for its unit and whoever booked."""

    id: UUID
    unit: str
    matters: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    capacity: int
    left: int
    way: str
    place: str
    address: str
    cancelled: bool = False
    why: str = ""
    tour: UUID | None = None
    stop: int = 0

    @property
    def taken(self) -> int:
        """How many have booked."""
        return self.capacity - self.left

    @property
    def way_label(self) -> Text:
        """How it is done, in words."""
        return WAYS[self.way]


@dataclass(frozen=True, slots=True)
class MineSight:
    """A booking as whoever made it sees it."""

    id: UUID
    state: str
    matter: str
    case_id: UUID | None
    number: str | None
    reason: str
    slot: UUID
    unit: str
    starts_at: datetime
    ends_at: datetime
    way: str
    place: str
    address: str
    tour: UUID | None

    @property
    def state_label(self) -> Text:
        """How it stands, in words."""
        return STATES[self.state]

    @property
    def way_label(self) -> Text:
        """How it is done, in words."""
        return WAYS[self.way]

    @property
    def where(self) -> str:
        """Its address; how to get on the line of a remote one as long as the booking holds."""
        return self.address if self.way != REMOTE or self.state in (BOOKED, ARRIVED) else ""

    def waits(self, now: datetime) -> bool:
        """Whether it may still be called off or moved."""
        return self.state == BOOKED and self.starts_at > now


@dataclass(frozen=True, slots=True)
class ComingSight:
    """A booking as the unit to which somebody comes sees it; `number` is of the case, if there is one to be seen."""

    id: UUID
    state: str
    matter: str
    walk_in: bool
    caller: Caller
    reachable: bool
    number: str | None
    slot: UUID
    unit: str
    starts_at: datetime
    ends_at: datetime
    way: str
    place: str
    address: str
    person: str
    stop: int

    @property
    def state_label(self) -> Text:
        """How it stands, in words."""
        return STATES[self.state]

    @property
    def way_label(self) -> Text:
        """How it is done, in words."""
        return WAYS[self.way]


def list_free(
    county: str,
    now: datetime,
    *,
    units: Collection[str] = (),
    matter: str = "",
    tour: UUID | None = None,
    until: datetime | None = None,
) -> list[SlotSight]:
    """The times with room left, the next first: of some units, for a matter, at a tour's stops, before a moment. One
    round trip."""
    rows = _free(county, now, units, matter, tour)
    return [sight_of(row) for row in (rows if until is None else rows.filter(starts_at__lt=until))[:MANY]]


def list_first_free(county: str, now: datetime) -> list[tuple[str, tuple[str, ...], datetime]]:
    """When each unit has room next for the same matters, the next first: unit, matters, moment. One round trip."""
    rows = _free(county, now, (), "", None).order_by().values_list("unit", "matters").annotate(first=Min("starts_at"))
    return [(unit, tuple(matters), first) for unit, matters, first in rows.order_by("first", "unit")]


def next_free(county: str, now: datetime, *, units: Collection[str], matter: str = "") -> datetime | None:
    """When there is room next; None when no time is offered. One round trip."""
    return _free(county, now, units, matter, None).values_list("starts_at", flat=True).first()


def list_offered(
    county: str, units: Collection[str], since: datetime, *, until: datetime | None = None, many: int = MANY
) -> list[SlotSight]:
    """All times of some units from a moment on, or to a moment, as these see them, those called off too. One round
    trip."""
    rows = BookingSlot.objects.of(county).filter(unit__in=list(units), starts_at__gte=since)
    rows = rows if until is None else rows.filter(starts_at__lt=until)
    return [sight_of(row, whole=True) for row in rows.order_by("starts_at", "id")[:many]]


def list_mine(county: str, holder: str = "", cases: Collection[UUID] = (), *, many: int = 50) -> list[MineSight]:
    """The bookings of a holder, and those of cases they hold, the latest time first. One round trip."""
    values = {"county": county, "holder": holder, "cases": sorted(cases), "many": many}
    return [MineSight(*row) for row in fetch(SQL / "held.sql", values)]


def list_coming(
    county: str, since: datetime, until: datetime, *, units: Collection[str] = (), tour: UUID | None = None
) -> list[ComingSight]:
    """Who is to come to some units, or to a tour's stops, from a moment to a moment; for those units alone."""
    values = {"county": county, "since": since, "until": until, "units": sorted(units), "tour": tour, "many": MANY}
    found = []
    for id_, state, matter, walk_in, sealed, holder, number, *rest in fetch(SQL / "coming.sql", values):
        caller = open_caller(county, id_, sealed)
        found.append(ComingSight(id_, state, matter, walk_in, caller, bool(holder), number, *rest))
    return found


def units_for(county: str, matter: str) -> list[str]:
    """The units whose times serve a matter without naming it: those of the kind that leads it."""
    known = get_current_pack(county).matters.get(matter)
    return [unit.code for unit in get_registry(county).of_kind(known.lead) if unit.active] if known else []


def sight_of(row: BookingSlot, *, whole: bool = False) -> SlotSight:
    """A time as anybody may see it, or `whole` for its unit."""
    return SlotSight(
        id=row.id,
        unit=row.unit,
        matters=tuple(row.matters),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        capacity=row.capacity,
        left=row.capacity - row.taken,
        way=row.way,
        place=row.place,
        address=row.address if whole or row.way != REMOTE else "",
        cancelled=row.cancelled_at is not None,
        why=row.cancelled_why,
        tour=row.tour,
        stop=row.stop,
    )


def _free(county: str, now: datetime, units: Collection[str], matter: str, tour: UUID | None) -> QuerySet[BookingSlot]:
    open_ = BookingSlot.objects.of(county).filter(
        cancelled_at=None, taken__lt=F("capacity"), starts_at__gt=now, starts_at__lt=now + AHEAD, tour=tour
    )
    if matter:
        led = Q(matters=[], unit__in=[*units_for(county, matter), *units])
        open_ = open_.filter(Q(matters__contains=[matter]) | led)
    if units:
        open_ = open_.filter(unit__in=list(units))
    return open_.order_by("starts_at", "id")
