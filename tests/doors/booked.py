"""What the pages of times, bookings and tours show: times of the notary office, somebody expected, a tour."""

from datetime import UTC, datetime, time, timedelta
from itertools import count
from uuid import UUID

from django.test import Client
from tests.services.booking.offering import NOTARY, NOTARY_HAND, offer
from tests.world import COUNTY, VILLAGE, World

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Intake
from maplebridge.cases.queries import get_case
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of, midnight_after
from maplebridge.services.booking.booking import book, note_walk_in
from maplebridge.services.booking.calling_off import cancel_tour
from maplebridge.services.booking.models import Booking, BookingSlot, Tour
from maplebridge.services.booking.naming import Caller
from maplebridge.services.booking.queries import list_offered
from maplebridge.services.booking.tours import Stop, add_stop, make_tour

WILL = "notary_will"
SAID = {"applicant": "杨阿婆", "at_home": False}
HELD: dict[str, str] = {}


def times(world: World, *, ahead: int = 2) -> list[UUID]:
    """Four times in the evening of a day ahead, made once."""
    now = datetime.now(UTC)
    day = day_of(now + timedelta(days=ahead))
    offered = list_offered(COUNTY, [NOTARY], midnight_after(day - timedelta(days=1)))
    known = [each.id for each in offered if day_of(each.starts_at) == day and not (each.cancelled or each.tour)]
    return known or offer(world, now, day=day, begins=time(18), ends=time(20))


def tour(world: World) -> UUID:
    """A tour with one stop."""
    known = Tour.objects.of(COUNTY).filter(cancelled_at=None).values_list("id", flat=True).first()
    return known or _tour(world)


def _tour(world: World) -> UUID:
    now = datetime.now(UTC)
    notary, day = world.actor(NOTARY_HAND, now), day_of(now + timedelta(days=5))
    said = {"title": "送考下乡、法律服务进村", "title_en": "Services on the road", "units": [NOTARY], "matters": [WILL]}
    made = make_tour(actor=notary, first=day, last=day, now=now, **said)  # type: ignore[arg-type] # one mapping of several types
    add_stop(actor=notary, tour=made, stop=Stop(VILLAGE, "村委会院坝", day, time(9), time(12), 60, 6), now=now)
    slot = BookingSlot.objects.of(COUNTY).filter(tour=made).order_by("starts_at").values_list("id", flat=True)[0]
    note_walk_in(actor=notary, slot=slot, caller=Caller("路过的老人"), now=now)
    return made


def called_off(world: World) -> UUID:
    """Another tour, called off, with somebody who is to be phoned."""
    known = Tour.objects.of(COUNTY).exclude(cancelled_at=None).values_list("id", flat=True).first()
    return known or _called_off(world)


def _called_off(world: World) -> UUID:
    made, now = _tour(world), datetime.now(UTC)
    notary = world.actor(NOTARY_HAND, now)
    slot = BookingSlot.objects.of(COUNTY).filter(tour=made).order_by("starts_at").values_list("id", flat=True)[1]
    book(actor=notary, slot=slot, matter=WILL, caller=Caller("罗大爷", "0857-7620002"), now=now)
    cancel_tour(actor=notary, tour=made, reason="大雪封山，改期再来", now=now)
    return made


def case_held(client: Client, world: World) -> None:
    """Let a browser hold a request for a will to be certified."""
    said = Intake(text="想立一份遗嘱", matter=WILL, place=VILLAGE, fields=SAID)
    receipt = submit(county=COUNTY, intake=said, sender=None, now=datetime.now(UTC))
    client.get(f"/c/{receipt.number}/{receipt.secret}")
    HELD["number"] = receipt.number


def booked(client: Client, world: World) -> None:
    """The same, with a time booked for it."""
    case_held(client, world)
    slot = _free(world)
    holder = Actor(COUNTY, f"case:{_case_id()}", "resident", "")
    book(actor=holder, slot=slot, number=HELD["number"], caller=Caller("阿婆"), now=datetime.now(UTC))


def _free(world: World) -> UUID:
    """A time that nobody has booked, on the first day that has one: a town is looked at more often than four times."""
    days = (times(world, ahead=days) for days in count(2))
    return next(each for day in days for each in day if not BookingSlot.objects.of(COUNTY).get(id=each).taken)


def _case_id() -> UUID:
    return get_case(COUNTY, HELD["number"]).facts.id


def expected(world: World) -> str:
    """The day on which somebody comes to the notary office."""
    known = Booking.objects.of(COUNTY).filter(state="booked", holder="").values_list("slot", flat=True).first()
    slot = known or _free(world)
    if known is None:
        notary = world.actor(NOTARY_HAND)
        book(actor=notary, slot=slot, caller=Caller("李大爷", "0857-7620001"), now=datetime.now(UTC))
    return f"/desk/bookings/?day={day_of(BookingSlot.objects.of(COUNTY).get(id=slot).starts_at).isoformat()}"
