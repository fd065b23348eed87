"""Many book at once, with real commits, each over a connection of its own: no time is ever overfull."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from tests.conftest import truncate_all
from tests.services.booking.offering import NOTARY, offer
from tests.world import COUNTY, VILLAGE, World, forget_all, found_county

from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.booking.booking import book, cancel, move
from maplebridge.services.booking.calling_off import cancel_tour
from maplebridge.services.booking.models import Booking, BookingHold, BookingSlot
from maplebridge.services.booking.naming import Caller
from maplebridge.services.booking.rules import MOST_HELD
from maplebridge.services.booking.slots import cancel_slot
from maplebridge.services.booking.tours import Stop, add_stop, get_tour, make_tour

THREADS, ROOM = 16, 5


@pytest.fixture
def real_county(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The county with real commits."""
    from tests.cases.clock_of_database import disbelieve

    with django_db_blocker.unblock():
        disbelieve()
        yield found_county()
        truncate_all()
        forget_all()


def at_once(acts: list[Callable[[], UUID | None]]) -> Counter[str]:
    """What becomes of the acts, begun together: done, or the code of the fault."""
    start = threading.Barrier(len(acts))

    def run(act: Callable[[], UUID | None]) -> str:
        start.wait(timeout=30)
        try:
            act()
        except Fault as fault:
            return fault.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return Counter(pool.map(run, acts))


def behind(first: Callable[[], object], then: Callable[[], UUID | None]) -> str:
    """What becomes of `then` if it begins after `first` was done and before that is committed: it is let go as soon as
    it waits for that, or at once if it does not wait at all."""
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            outcome = pool.submit(at_once, [then])
            while not outcome.done() and not waiting():
                wait([outcome], timeout=0.01)
        (code,) = outcome.result(timeout=30)
    return code


def waiting() -> bool:
    """Whether some session waits for another one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


def counted(slot: UUID) -> tuple[int, int]:
    """What the time says of itself, and how many rows there are."""
    says = BookingSlot.objects.of(COUNTY).values_list("taken", flat=True).get(id=slot)
    return says, Booking.objects.of(COUNTY).filter(slot=slot, state="booked").count()


def test_sixteen_want_five_places_then_all_give_back_and_move_at_once(real_county: World) -> None:
    now = datetime.now(UTC)
    day = day_of(now + timedelta(days=2))
    one, other = offer(real_county, now, day=day, begins=time(9), ends=time(10), people=ROOM)
    notary = real_county.actor("menglin", now)

    def booking(number: int) -> Callable[[], UUID | None]:
        return lambda: book(actor=notary, slot=one, caller=Caller(f"来人{number}"), now=now)

    assert at_once([booking(n) for n in range(THREADS)]) == {"done": ROOM, "full": THREADS - ROOM}
    assert counted(one) == (ROOM, ROOM)

    first, *rest = Booking.objects.of(COUNTY).filter(slot=one).values_list("id", flat=True)
    alice = real_county.actor("alice", now)
    acts: list[Callable[[], UUID | None]] = [lambda: cancel(actor=notary, booking=first, now=now) for _ in range(4)]
    acts += [lambda id_=id_: move(actor=notary, booking=id_, slot=other, now=now) for id_ in rest for _ in range(2)]  # type: ignore[misc] # mypy does not infer a lambda with a default
    acts += [lambda: book(actor=alice, slot=one, matter="notary_will", now=now) for _ in range(4)]
    found = at_once(acts)
    # One of four gives back, each of four bookings is moved once, Alice may have been quick enough to take a place.
    assert found["done"] in (5, 6)
    assert found["not_waiting"] == 3 + 4
    assert counted(one)[0] == counted(one)[1] <= 1
    assert counted(other) == (4, 4)


def test_who_comes_while_a_time_is_called_off_or_given_back_is_told_how_it_stands_then(real_county: World) -> None:
    now = datetime.now(UTC)
    day = day_of(now + timedelta(days=2))
    one, other = offer(real_county, now, day=day, begins=time(9), ends=time(10))
    notary = real_county.actor("menglin", now)
    kept = book(actor=notary, slot=one, caller=Caller("甲"), now=now)

    def booking(slot: UUID) -> Callable[[], UUID | None]:
        return lambda: book(actor=notary, slot=slot, caller=Caller("乙"), now=now)

    assert behind(lambda: cancel(actor=notary, booking=kept, now=now), booking(one)) == "done"
    assert counted(one) == (1, 1)
    assert behind(lambda: booking(other)(), booking(other)) == "full"
    assert behind(lambda: cancel_slot(actor=notary, slot=one, reason="停电", now=now), booking(one)) == "called_off"


def test_those_who_change_places_with_one_another_while_the_unit_calls_off_do_not_wait_for_ever(
    real_county: World,
) -> None:
    now = datetime.now(UTC)
    day = day_of(now + timedelta(days=4))
    one, other = offer(real_county, now, day=day, begins=time(9), ends=time(10), people=8)
    notary = real_county.actor("menglin", now)
    here = [book(actor=notary, slot=one, caller=Caller("甲"), now=now) for _ in range(4)]
    there = [book(actor=notary, slot=other, caller=Caller("乙"), now=now) for _ in range(4)]

    def moving(booking: UUID, to: UUID) -> Callable[[], UUID | None]:
        return lambda: move(actor=notary, booking=booking, slot=to, now=now)

    def calling_off() -> None:
        cancel_slot(actor=notary, slot=other, reason="停电", now=now)

    acts = [*(moving(each, other) for each in here), *(moving(each, one) for each in there), calling_off]
    assert set(at_once(acts)) <= {"done", "called_off", "not_waiting"}
    assert counted(one)[0] == counted(one)[1]
    assert counted(other)[1] == 0


def test_two_who_make_times_for_one_person_at_once_do_not_put_them_in_two_places(real_county: World) -> None:
    now = datetime.now(UTC)
    day = day_of(now + timedelta(days=3))

    def making() -> None:
        offer(real_county, now, day=day, begins=time(9), ends=time(10), person="menglin")

    assert at_once([making] * 4) == {"done": 1, "busy": 3}
    assert BookingSlot.objects.of(COUNTY).filter(unit=NOTARY, person="menglin").count() == 2


def test_who_books_many_times_at_once_holds_no_more_than_five(real_county: World) -> None:
    now = datetime.now(UTC)
    day = day_of(now + timedelta(days=5))
    slots = offer(real_county, now, day=day, begins=time(9), ends=time(13))
    alice, matters = real_county.actor("alice", now), sorted(get_current_pack(COUNTY).matters)[: len(slots)]

    def booking(slot: UUID, matter: str) -> Callable[[], UUID | None]:
        return lambda: book(actor=alice, slot=slot, matter=matter, now=now)

    # Eight times, each for another matter.
    assert at_once([booking(*each) for each in zip(slots, matters, strict=True)]) == {"done": MOST_HELD, "enough": 3}
    assert BookingHold.objects.of(COUNTY).count() == 0


def test_nobody_is_left_with_a_time_of_a_tour_that_two_call_off_while_many_book_and_move(real_county: World) -> None:
    now = datetime.now(UTC)
    day = day_of(now + timedelta(days=6))
    notary = real_county.actor("menglin", now)
    tour = make_tour(
        actor=notary, title="法律服务进村", title_en="", units=[NOTARY], matters=["notary_will"], first=day, last=day,
        now=now,
    )  # fmt: skip
    for begins in (time(9), time(14)):
        stop = Stop(VILLAGE, "院坝", day, begins, time(begins.hour + 1), 60, 8)
        add_stop(actor=notary, tour=tour, stop=stop, now=now)
    here, there = (slot.id for stop in get_tour(COUNTY, tour).stops for slot in stop.slots)

    def booking(slot: UUID) -> UUID:
        return book(actor=notary, slot=slot, matter="notary_will", caller=Caller("来人"), now=now)

    def moving(one: UUID, to: UUID) -> Callable[[], UUID | None]:
        return lambda: move(actor=notary, booking=one, slot=to, now=now)

    def calling_off() -> None:
        cancel_tour(actor=notary, tour=tour, reason="塌方", now=now)

    acts = [moving(booking(here), there) for _ in range(3)] + [moving(booking(there), here) for _ in range(3)]
    found = at_once([*acts, *([lambda: booking(here)] * 3), calling_off, calling_off])
    assert set(found) <= {"done", "called_off", "full", "not_waiting"}
    assert found["done"] >= 1
    assert (counted(here)[1], counted(there)[1]) == (0, 0)
    assert {stop.cancelled for stop in get_tour(COUNTY, tour).stops} == {True}
