"""The times that my unit offers, and who comes today. Not for tours: touring.py."""

from datetime import date, datetime, time, timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.desk.booking import reading
from maplebridge.doors.desk.booking.reading import title_of, unit_asked, units_of
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import SHANGHAI, day_of, midnight_after
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.booking.booking import book, cancel, note_coming, note_walk_in
from maplebridge.services.booking.calling_off import list_to_phone
from maplebridge.services.booking.naming import Caller
from maplebridge.services.booking.queries import SlotSight, list_coming, list_offered, next_free
from maplebridge.services.booking.rules import OFFERED, WAYS, Series
from maplebridge.services.booking.slots import Offer, cancel_slot, make_series

Colleagues = list[tuple[str, str]]
DAY, FURTHEST = timedelta(days=1), timedelta(days=3660)


@page("staff", methods=("GET", "HEAD", "POST"))
def times(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The times of a unit of mine from today on; a series is made, a time called off."""
    actor, fault = actor_of(visitor), None
    unit = unit_asked(request, actor)
    colleagues = reading.colleagues_of(visitor, unit)
    if request.method == "POST":
        try:
            _change(request, actor, unit, colleagues, visitor.now)
            return HttpResponseRedirect(f"/desk/times/?unit={unit}")
        except Fault as found:
            fault = found
    known, slots = get_registry(visitor.county).unit(unit), _offered(visitor, unit)
    return show(
        request,
        "desk/booking/times.html",
        status=fault.status if fault else 200,
        here="times",
        unit=unit,
        units=units_of(actor),
        slots=slots,
        phone=list_to_phone(visitor.county, [slot for slot, _ in slots if slot.tour is None]),
        matters=reading.matters_of(visitor.county, known.kind) if known else [],
        colleagues=colleagues,
        ways=[(name, WAYS[name]) for name in OFFERED],
        weekdays=list(enumerate(reading.WEEKDAYS)),
        fault=fault,
        said=request.POST,
        chosen_days=request.POST.getlist("weekdays"),
        chosen_matters=request.POST.getlist("matters"),
        today=day_of(visitor.now),
    )


@page("staff", methods=("GET", "HEAD", "POST"))
def coming(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Who comes to my units on a day; noted as come, not come, called off, or written down."""
    actor, fault, day = actor_of(visitor), None, _day_asked(request, visitor)
    if request.method == "POST":
        try:
            _note(request, actor, visitor.now)
            return HttpResponseRedirect(f"/desk/bookings/?day={day.isoformat()}")
        except Fault as found:
            fault = found
    units, since = units_of(actor), _midnight(day)
    rows = list_coming(visitor.county, since, midnight_after(day), units=units) if units else []
    matters = get_current_pack(visitor.county).matters
    times = _of_day(visitor.county, units, since, midnight_after(day))
    return show(
        request,
        "desk/booking/coming.html",
        status=fault.status if fault else 200,
        here="bookings",
        day=day,
        before=day - DAY,
        after=day + DAY,
        today=day_of(visitor.now),
        rows=[(row, title_of(matters, row.matter)) for row in rows],
        free=[slot for slot in times if slot.left and slot.starts_at > visitor.now],
        times=times if day <= day_of(visitor.now) else [],
        offered=reading.matters_of_units(visitor.county, units),
        next_free=next_free(visitor.county, visitor.now, units=units) if units else None,
        fault=fault,
        said=request.POST,
        now=visitor.now,
    )


def _offered(visitor: Visitor, unit: str) -> list[tuple[SlotSight, list[Text]]]:
    """The times of a unit from today on, each with what it is for; nothing where it is for all."""
    known = get_current_pack(visitor.county).matters
    slots = list_offered(visitor.county, [unit], _midnight(day_of(visitor.now))) if unit else []
    return [(slot, [title_of(known, name) for name in slot.matters]) for slot in slots]


def _of_day(county: str, units: list[str], since: datetime, until: datetime) -> list[SlotSight]:
    """The times of some units on a day, without those of tours; whoever comes unbooked comes to any of them."""
    found = list_offered(county, units, since, until=until) if units else []
    return [slot for slot in found if not slot.cancelled and slot.tour is None]


def _change(request: HttpRequest, actor: Actor, unit: str, colleagues: Colleagues, now: datetime) -> None:
    said = request.POST
    match said.get("do"):
        case "make":
            days = frozenset(int(each) for each in said.getlist("weekdays") if each in set("0123456"))
            series = Series(
                first=reading.read_day(said, "first"),
                last=reading.read_day(said, "last"),
                weekdays=days,
                begins=reading.read_time(said, "begins"),
                ends=reading.read_time(said, "ends"),
                minutes=reading.read_whole(said, "minutes"),
                people=reading.read_whole(said, "people"),
            )
            offer = Offer(
                unit=unit,
                way=said.get("way", ""),
                address=said.get("address", ""),
                matters=tuple(said.getlist("matters")),
                person=reading.read_colleague(said, "person", [id_ for id_, _ in colleagues]),
                room=said.get("room", ""),
            )
            make_series(actor=actor, offer=offer, series=series, now=now)
        case "cancel":
            cancel_slot(actor=actor, slot=reading.read_id(said, "slot"), reason=said.get("reason", ""), now=now)
        case _:
            raise Fault("not_understood", reading.NOT_UNDERSTOOD, field="do")


def _note(request: HttpRequest, actor: Actor, now: datetime) -> None:
    said = request.POST
    match said.get("do"):
        case "came" | "missed" as what:
            note_coming(actor=actor, booking=reading.read_id(said, "booking"), came=what == "came", now=now)
        case "cancel":
            cancel(actor=actor, booking=reading.read_id(said, "booking"), reason=said.get("reason", ""), now=now)
        case "book" | "walk_in" as what:
            slot, number = reading.read_id(said, "slot"), said.get("number", "").strip()
            caller = Caller(said.get("name", ""), said.get("phone", ""))
            matter = said.get("matter", "")
            if what == "walk_in":
                note_walk_in(actor=actor, slot=slot, caller=caller, matter=matter, now=now)
            else:
                book(actor=actor, slot=slot, number=number, matter=matter, caller=caller, now=now)
        case _:
            raise Fault("not_understood", reading.NOT_UNDERSTOOD, field="do")


def _day_asked(request: HttpRequest, visitor: Visitor) -> date:
    today = day_of(visitor.now)
    try:
        asked = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return today
    return asked if abs(asked - today) <= FURTHEST else today


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)
