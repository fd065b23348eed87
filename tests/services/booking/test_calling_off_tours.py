"""A stop of a tour, or a whole tour, is called off: nobody books it any more, and everybody who had is told why."""

from datetime import date, time
from uuid import UUID

import pytest
from tests.cases.stage import Stage, moment
from tests.services.booking.offering import NOTARY
from tests.world import COUNTY, VILLAGE

from maplebridge.ground.post.models import Message
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden, Missing
from maplebridge.services.booking.booking import book, cancel, move, note_coming
from maplebridge.services.booking.calling_off import cancel_stop, cancel_tour, list_to_phone
from maplebridge.services.booking.naming import Caller
from maplebridge.services.booking.queries import list_mine
from maplebridge.services.booking.slots import cancel_slot
from maplebridge.services.booking.tours import Stop, add_stop, get_tour, list_tours, make_tour

NOW = moment("09-17 10:00")
FIRST, SECOND = date(2026, 9, 18), date(2026, 9, 19)
WILL, AID = "notary_will", f"legal_aid-{COUNTY}"
LANDSLIDE = "道路塌方，车进不来"


@pytest.fixture
def tour(stage: Stage) -> UUID:
    """A tour of the notary office with legal aid, two stops on two days, two times of an hour at each."""
    notary = stage.world.actor("menglin", NOW)
    made = make_tour(
        actor=notary, title="法律服务进村", title_en="", units=[NOTARY, AID], matters=[WILL],
        first=FIRST, last=SECOND, now=NOW,
    )  # fmt: skip
    for day in (FIRST, SECOND):
        add_stop(actor=notary, tour=made, stop=Stop(VILLAGE, "村委会院坝", day, time(9), time(11), 60, 2), now=NOW)
    return made


def slots_of(tour: UUID, stop: int) -> list[UUID]:
    return [slot.id for each in get_tour(COUNTY, tour).stops if each.number == stop for slot in each.slots]


def to_phone(tour: UUID) -> list[tuple[int, str, str]]:
    slots = [slot for stop in get_tour(COUNTY, tour).stops for slot in stop.slots]
    return [(each.stop, each.caller.name, each.caller.phone) for each in list_to_phone(COUNTY, slots)]


def told() -> list[tuple[str, str]]:
    rows = Message.objects.of(COUNTY).filter(template__startswith="visit_called_off")
    return sorted((row.template, row.recipient) for row in rows)


def test_whoever_booked_at_a_stop_called_off_is_told_or_stands_on_the_list_to_phone(stage: Stage, tour: UUID) -> None:
    notary, alice, bob = (stage.world.actor(name, NOW) for name in ("menglin", "alice", "bob"))
    nine, ten = slots_of(tour, 1)
    book(actor=alice, slot=nine, matter=WILL, now=NOW)
    gone = book(actor=notary, slot=nine, matter=WILL, caller=Caller("罗大爷", "0857-7620002"), now=NOW)
    cancel(actor=notary, booking=gone, now=NOW)
    book(actor=notary, slot=ten, matter=WILL, caller=Caller("李大爷", "0857-7620001"), now=NOW)
    kept = book(actor=bob, slot=slots_of(tour, 2)[0], matter=WILL, now=NOW)
    assert to_phone(tour) == []
    later = moment("09-17 15:00")
    assert cancel_stop(actor=notary, tour=tour, stop=1, reason=f" {LANDSLIDE} ", now=later) == 2
    assert told() == [("visit_called_off_signed_in", f"person:{alice.id}")]
    assert to_phone(tour) == [(1, "李大爷", "0857-7620001")]
    assert [(each.state, each.reason) for each in list_mine(COUNTY, alice.id)] == [("cancelled", LANDSLIDE)]
    one, two = get_tour(COUNTY, tour).stops
    assert (one.cancelled, one.why, one.left, {slot.cancelled for slot in one.slots}) == (True, LANDSLIDE, 0, {True})
    assert (two.cancelled, two.why, two.left) == (False, "", 3)
    assert [[stop.cancelled for stop in each.stops] for each in list_tours(COUNTY, later)] == [[True, False]]
    with pytest.raises(Conflict, match="called_off"):
        book(actor=alice, slot=nine, matter=WILL, now=later)
    assert book(actor=alice, slot=slots_of(tour, 2)[1], matter=WILL, now=later)
    assert [each.state for each in list_mine(COUNTY, bob.id) if each.id == kept] == ["booked"]


def test_only_who_leads_a_tour_calls_it_off_once_with_a_reason(stage: Stage, tour: UUID) -> None:
    notary, helper = stage.world.actor("menglin", NOW), stage.world.actor("heqin", NOW)
    with pytest.raises(Forbidden, match="not_your_unit"):
        cancel_stop(actor=helper, tour=tour, stop=1, reason=LANDSLIDE, now=NOW)
    with pytest.raises(Forbidden, match="not_your_unit"):
        cancel_tour(actor=helper, tour=tour, reason=LANDSLIDE, now=NOW)
    with pytest.raises(Fault, match="no_reason"):
        cancel_stop(actor=notary, tour=tour, stop=1, reason="  ", now=NOW)
    with pytest.raises(Missing, match="no_stop"):
        cancel_stop(actor=notary, tour=tour, stop=3, reason=LANDSLIDE, now=NOW)
    cancel_stop(actor=notary, tour=tour, stop=1, reason=LANDSLIDE, now=NOW)
    with pytest.raises(Conflict, match="called_off"):
        cancel_stop(actor=notary, tour=tour, stop=1, reason="再取消一次", now=NOW)
    with pytest.raises(Conflict, match="over"):
        cancel_stop(actor=notary, tour=tour, stop=2, reason=LANDSLIDE, now=moment("09-19 11:00"))
    assert get_tour(COUNTY, tour).stops[0].why == LANDSLIDE


def test_a_whole_tour_called_off_leaves_what_happened_and_takes_no_more_stops(stage: Stage, tour: UUID) -> None:
    notary, alice, bob = (stage.world.actor(name, NOW) for name in ("menglin", "alice", "bob"))
    came = book(actor=alice, slot=slots_of(tour, 1)[0], matter=WILL, now=NOW)
    book(actor=bob, slot=slots_of(tour, 2)[1], matter=WILL, now=NOW)
    note_coming(actor=notary, booking=came, came=True, now=moment("09-18 09:05"))
    after = moment("09-18 12:00")
    assert cancel_tour(actor=notary, tour=tour, reason=LANDSLIDE, now=after) == 1
    sight = get_tour(COUNTY, tour)
    assert (sight.cancelled, sight.why, [stop.cancelled for stop in sight.stops]) == (True, LANDSLIDE, [False, True])
    assert told() == [("visit_called_off_signed_in", f"person:{bob.id}")]
    assert [each.state for each in list_mine(COUNTY, alice.id)] == ["arrived"]
    with pytest.raises(Conflict, match="called_off"):
        cancel_tour(actor=notary, tour=tour, reason=LANDSLIDE, now=after)
    stop = Stop(VILLAGE, "村委会院坝", SECOND, time(13), time(15), 60, 2)
    with pytest.raises(Conflict, match="called_off"):
        add_stop(actor=notary, tour=tour, stop=stop, now=after)


def test_a_stop_whose_times_were_all_called_off_one_by_one_is_called_off(stage: Stage, tour: UUID) -> None:
    notary = stage.world.actor("menglin", NOW)
    first, second = slots_of(tour, 1)
    cancel_slot(actor=notary, slot=first, reason="车坏了", now=NOW)
    assert not get_tour(COUNTY, tour).stops[0].cancelled
    cancel_slot(actor=notary, slot=second, reason=LANDSLIDE, now=NOW)
    assert [(stop.cancelled, stop.why) for stop in get_tour(COUNTY, tour).stops] == [(True, LANDSLIDE), (False, "")]


def test_a_booking_moves_to_another_stop_of_the_tour(stage: Stage, tour: UUID) -> None:
    alice = stage.world.actor("alice", NOW)
    mine = book(actor=alice, slot=slots_of(tour, 1)[0], matter=WILL, now=NOW)
    move(actor=alice, booking=mine, slot=slots_of(tour, 2)[0], now=NOW)
    assert [stop.left for stop in get_tour(COUNTY, tour).stops] == [4, 3]


def test_whoever_goes_along_notes_who_came(stage: Stage, tour: UUID) -> None:
    mine = book(actor=stage.world.actor("alice", NOW), slot=slots_of(tour, 1)[0], matter=WILL, now=NOW)
    along, other = stage.world.actor("heqin", NOW), stage.world.actor("hefang", NOW)
    with pytest.raises(Forbidden, match="not_your_unit"):
        note_coming(actor=other, booking=mine, came=True, now=moment("09-18 09:05"))
    note_coming(actor=along, booking=mine, came=True, now=moment("09-18 09:05"))
