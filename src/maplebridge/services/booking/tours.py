"""Mobile tours: units that go out with some matters to stops on given days; what was booked, who came, which cases
were opened there. Figures are counted from rows. Not for the cases themselves."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Count, Max

from maplebridge.cases.queries import access_case
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import get_place
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Conflict, Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.booking.models import Booking, BookingSlot, Tour, TourCase, TourStop
from maplebridge.services.booking.queries import SlotSight, sight_of
from maplebridge.services.booking.rules import ARRIVED, BOOKED, MISSED, STOP, Series, lay_out
from maplebridge.services.booking.slots import NO_MATTER, NO_UNIT, Offer, check_keeper, keep, row_of

LONGEST_TITLE = 60
NO_TOUR = Text("没有这次流动服务", "there is no such tour")
NO_STOP = Text("没有这个站点", "there is no such stop")
TOUR_GONE = Text("这次流动服务已经取消", "that tour was called off")
NO_TITLE = Text("请写名称", "please give it a name")
NO_MATTERS = Text("请至少选一个事项", "please choose one matter at least")
NO_ADDRESS = Text("请写明在哪里停", "please say where it stops")
PAST_DAYS = Text("日期已经过去，或者先后颠倒", "those days are over, or the last lies before the first")
NOT_THAT_DAY = Text("不在这次流动服务的日期内", "not within the days of this tour")
NOTED = Text("这个案件已经记在一次流动服务里", "that case is noted for a tour already")
WHOLE_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class StopSight:
    """One stop with its bookable times."""

    number: int
    place: str
    address: str
    starts_at: datetime
    ends_at: datetime
    cancelled: bool
    why: str = ""
    slots: tuple[SlotSight, ...] = ()

    @property
    def left(self) -> int:
        """How many more may book."""
        return sum(slot.left for slot in self.slots if not slot.cancelled)

    def held(self, now: datetime) -> bool:
        """Whether there is a time of it, now or later, that is not called off."""
        return not self.cancelled and any(not slot.cancelled and slot.ends_at > now for slot in self.slots)

    def bookable(self, now: datetime) -> tuple[SlotSight, ...]:
        """The times for which somebody may still book."""
        open_ = (slot for slot in self.slots if slot.left > 0 and not slot.cancelled and slot.starts_at > now)
        return () if self.cancelled else tuple(open_)


@dataclass(frozen=True, slots=True)
class TourSight:
    """A tour as anybody may see it."""

    id: UUID
    title: Text
    units: tuple[str, ...]
    matters: tuple[str, ...]
    first: date
    last: date
    stops: tuple[StopSight, ...] = ()
    cancelled: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class TourFigures:
    """What a tour came to: bookings, who came (unbooked ones among them), who did not, cases opened by matter."""

    booked: int
    came: int
    unbooked: int
    missed: int
    cases: Mapping[str, int]

    @property
    def opened(self) -> int:
        """How many cases were opened in all."""
        return sum(self.cases.values())


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop to be made: where, on which day from when to when, how many people at a time of so many minutes."""

    place: str
    address: str
    day: date
    begins: time
    ends: time
    minutes: int
    people: int


def make_tour(
    *,
    actor: Actor,
    title: str,
    title_en: str,
    units: Collection[str],
    matters: Collection[str],
    first: date,
    last: date,
    now: datetime,
) -> UUID:
    """Plans a tour; the unit named first keeps its times. Raises Fault or Forbidden."""
    pack, registry = get_current_pack(actor.county), get_registry(actor.county)
    if not title.strip():
        raise Fault("no_title", NO_TITLE, field="title")
    if not units or any(registry.unit(unit) is None for unit in units):
        raise Fault("no_unit", NO_UNIT, field="units")
    check_keeper(actor, next(iter(units)))
    if not matters:
        raise Fault("no_matters", NO_MATTERS, field="matters")
    if any(matter not in pack.matters for matter in matters):
        raise Fault("no_matter", NO_MATTER, field="matters")
    if last < first or last < day_of(now):
        raise Fault("past_days", PAST_DAYS, field="last")
    row = Tour(
        county=actor.county,
        id=new_id(),
        title=title.strip()[:LONGEST_TITLE],
        title_en=title_en.strip()[:LONGEST_TITLE],
        units=list(units),
        matters=list(matters),
        first=first,
        last=last,
        made_by=actor.id,
        made_at=now,
    )
    Tour.objects.insert([row])
    return row.id


def add_stop(*, actor: Actor, tour: UUID, stop: Stop, now: datetime) -> int:
    """Adds a stop with its bookable times; returns its number. Raises Missing, Forbidden or Fault."""
    with transaction.atomic():
        row = Tour.objects.of(actor.county).select_for_update().filter(id=tour).first()
        if row is None:
            raise Missing("no_tour", NO_TOUR)
        check_keeper(actor, row.units[0])
        if row.cancelled_at is not None:
            raise Conflict("called_off", TOUR_GONE)
        if not stop.address.strip():
            raise Fault("no_address", NO_ADDRESS, field="address")
        if not row.first <= stop.day <= row.last:
            raise Fault("not_that_day", NOT_THAT_DAY, field="day")
        get_place(actor.county, stop.place)
        number = (TourStop.objects.of(actor.county).filter(tour=tour).aggregate(last=Max("number"))["last"] or 0) + 1
        slots = _slots(actor, row, stop, number, now)
        made = TourStop(
            county=actor.county,
            tour=tour,
            number=number,
            place=stop.place,
            address=slots[0].address,
            starts_at=slots[0].starts_at,
            ends_at=slots[-1].ends_at,
        )
        TourStop.objects.insert([made])
        keep(actor.county, slots)
    return number


def list_tours(county: str, now: datetime, *, place: str = "", past: bool = False) -> list[TourSight]:
    """The tours that are not over (or all), the next first, each with its stops, or those at or below a place."""
    rows = Tour.objects.of(county)
    rows = rows if past else rows.filter(last__gte=day_of(now))
    tours = list(rows.order_by("-first" if past else "first", "id")[:50])
    stops = TourStop.objects.of(county).filter(tour__in=[tour.id for tour in tours]).order_by("starts_at")
    here = [stop for stop in stops if stop.place.startswith(place)]
    found = [_tour(tour, [_stop(stop) for stop in here if stop.tour == tour.id]) for tour in tours]
    return [tour for tour in found if tour.stops or not place]


def get_tour(county: str, tour: UUID) -> TourSight:
    """One tour with its stops and their times. Raises Missing."""
    row = Tour.objects.of(county).filter(id=tour).first()
    if row is None:
        raise Missing("no_tour", NO_TOUR)
    slots = [sight_of(slot) for slot in BookingSlot.objects.of(county).filter(tour=tour).order_by("starts_at")]
    stops = TourStop.objects.of(county).filter(tour=tour).order_by("starts_at")
    return _tour(row, [_stop(stop, [slot for slot in slots if slot.stop == stop.number]) for stop in stops])


def note_case(*, actor: Actor, tour: UUID, stop: int, number: str, now: datetime) -> None:
    """Notes that a case was opened at a stop; one that is sealed or keeps a unit out stands in no figure of a tour.

    Raises Missing, Forbidden or Conflict.
    """
    sight = get_tour(actor.county, tour)
    if stop not in {each.number for each in sight.stops}:
        raise Missing("no_stop", NO_STOP)
    if not set(sight.units) & {duty.unit for duty in actor.duties}:
        check_keeper(actor, sight.units[0])
    case = access_case(actor, number).facts
    if case.secrecy != "ordinary" or case.excluded_units:
        return
    row = TourCase(county=actor.county, case_id=case.id, tour=tour, stop=stop, matter=case.matter, opened_at=now)
    try:
        with transaction.atomic():
            TourCase.objects.insert([row])
    except IntegrityError:
        raise Conflict("noted", NOTED) from None


def count_tour(county: str, tour: UUID) -> TourFigures:
    """What a tour came to, counted from its rows. Two round trips."""
    slots = BookingSlot.objects.of(county).filter(tour=tour).values("id")
    rows = Booking.objects.of(county).filter(slot__in=slots).values_list("state", "walk_in")
    counts: Counter[tuple[str, bool]] = Counter()
    for state, walk_in, many in rows.annotate(many=Count("id")).values_list("state", "walk_in", "many"):
        counts[state, walk_in] = many
    cases = TourCase.objects.of(county).filter(tour=tour).values_list("matter").annotate(many=Count("case_id"))
    return TourFigures(
        booked=sum(counts[state, False] for state in (BOOKED, ARRIVED, MISSED)),
        came=counts[ARRIVED, False] + counts[ARRIVED, True],
        unbooked=counts[ARRIVED, True],
        missed=counts[MISSED, False],
        cases=dict(sorted(cases.values_list("matter", "many"))),
    )


def _slots(actor: Actor, tour: Tour, stop: Stop, number: int, now: datetime) -> list[BookingSlot]:
    series = Series(stop.day, stop.day, WHOLE_DAY, stop.begins, stop.ends, stop.minutes, stop.people)
    offer = Offer(tour.units[0], STOP, stop.address, tuple(tour.matters), stop.place)
    rows = [row_of(actor, offer, start, end, STOP, stop.people, now) for start, end in lay_out(series, now)]
    for row in rows:
        row.tour, row.stop = tour.id, number
    return rows


def _tour(row: Tour, stops: list[StopSight]) -> TourSight:
    title = Text(row.title, row.title_en or row.title)
    return TourSight(
        id=row.id,
        title=title,
        units=tuple(row.units),
        matters=tuple(row.matters),
        first=row.first,
        last=row.last,
        stops=tuple(stops),
        cancelled=row.cancelled_at is not None,
        why=row.cancelled_why,
    )


def _stop(row: TourStop, slots: Collection[SlotSight] = ()) -> StopSight:
    return StopSight(
        number=row.number,
        place=row.place,
        address=row.address,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        cancelled=row.cancelled_at is not None,
        why=row.cancelled_why,
        slots=tuple(slots),
    )
