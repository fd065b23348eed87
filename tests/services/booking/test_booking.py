"""Times are made, booked, moved, called off and come to, at a unit of the small county."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from tests.cases.stage import Stage, moment
from tests.services.booking.offering import NOTARY, WINDOW, offer
from tests.world import COUNTY, VILLAGE

from maplebridge.ground.post.models import Message
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.services.booking.booking import book, cancel, forget_names_once, move, note_coming, note_walk_in
from maplebridge.services.booking.giving_back import give_back_once
from maplebridge.services.booking.models import Booking, BookingSlot
from maplebridge.services.booking.naming import Caller
from maplebridge.services.booking.queries import (
    list_coming,
    list_first_free,
    list_free,
    list_mine,
    list_offered,
    next_free,
)
from maplebridge.services.booking.slots import cancel_slot
from maplebridge.services.booking.telling import remind_once
from maplebridge.services.booking.tours import Stop, add_stop, count_tour, get_tour, list_tours, make_tour, note_case

NOW = moment("09-17 10:00")
DAY = date(2026, 9, 18)
EVENING = {"day": DAY, "begins": time(18), "ends": time(20)}
WILL = "notary_will"


@pytest.fixture
def will(stage: Stage) -> Stage:
    """A will that somebody wants certified, held by its link."""
    stage.at("09-17 09:00").submit(
        "", matter=WILL, text="想立一份遗嘱", place=VILLAGE, fields={"applicant": "杨阿婆", "at_home": False}
    )
    return stage


def taken(slot: Any) -> int:
    return BookingSlot.objects.of(COUNTY).values_list("taken", flat=True).get(id=slot)


def test_after_hours_is_offered_and_booked_for_a_case_by_its_link_and_given_back(will: Stage) -> None:
    first, *_ = offer(will.world, NOW, **EVENING)
    assert next_free(COUNTY, NOW, units=[NOTARY], matter=WILL) == moment("09-18 18:00")
    (sight, *_) = list_free(COUNTY, NOW, matter=WILL)
    assert (sight.way, sight.address, sight.left) == ("after_hours", WINDOW, 1)
    holder = will.who("link")
    booking = book(actor=holder, slot=first, number=will.number, now=NOW)
    assert first not in {each.id for each in list_free(COUNTY, NOW, matter=WILL)}
    with pytest.raises(Fault, match="full"):
        book(actor=will.world.actor("alice", NOW), slot=first, matter=WILL, now=NOW)
    with pytest.raises(Fault, match="twice"):
        book(actor=holder, slot=sorted_free(will)[0], number=will.number, now=NOW)
    (mine,) = list_mine(COUNTY, holder.id)
    assert (mine.state, mine.unit, mine.case_id) == ("booked", NOTARY, will.case.facts.id)
    cancel(actor=holder, booking=booking, now=NOW)
    assert taken(first) == 0
    assert list_mine(COUNTY, holder.id)[0].state == "cancelled"


def test_a_case_that_ends_gives_its_time_back_and_takes_no_other(will: Stage) -> None:
    first, second, *_ = offer(will.world, NOW, **EVENING)
    holder = will.who("link")
    book(actor=holder, slot=first, number=will.number, now=NOW)
    give_back(NOW)
    assert taken(first) == 1
    will.at("09-17 11:00").take("link", "withdraw")
    give_back(moment("09-17 11:01"))
    assert taken(first) == 0
    assert [(each.state, each.reason) for each in list_mine(COUNTY, holder.id)] == [("cancelled", "")]
    remind_once(COUNTY, moment("09-17 18:00"))
    assert not Message.objects.of(COUNTY).filter(template__startswith="visit_tomorrow").exists()
    with pytest.raises(Fault, match="case_over"):
        book(actor=holder, slot=second, number=will.number, now=moment("09-17 11:02"))


def test_a_visit_that_was_before_the_end_stays_as_it_was(will: Stage) -> None:
    first, *_ = offer(will.world, NOW, **EVENING)
    book(actor=will.who("link"), slot=first, number=will.number, now=NOW)
    will.at("09-18 19:00").take("link", "withdraw")
    give_back(moment("09-18 19:01"))
    assert (taken(first), list_mine(COUNTY, will.who("link").id)[0].state) == (1, "booked")


def give_back(now: Any) -> None:
    while give_back_once(COUNTY, now):
        pass


def sorted_free(stage: Stage) -> list[Any]:
    return [each.id for each in list_free(COUNTY, NOW, matter=WILL)]


def test_before_a_case_an_account_books_for_a_matter_and_moves_it_whole_or_not_at_all(stage: Stage) -> None:
    one, two, three, four = offer(stage.world, NOW, **EVENING)
    alice, bob = stage.world.actor("alice", NOW), stage.world.actor("bob", NOW)
    mine = book(actor=alice, slot=one, matter=WILL, now=NOW, caller=Caller("王爱丽"))
    book(actor=bob, slot=two, matter=WILL, now=NOW)
    with pytest.raises(Fault, match="full"):
        move(actor=alice, booking=mine, slot=two, now=NOW)
    assert (taken(one), taken(two)) == (1, 1)
    moved = move(actor=alice, booking=mine, slot=three, now=NOW)
    assert (taken(one), taken(two), taken(three), taken(four)) == (0, 1, 1, 0)
    assert [each.id for each in list_mine(COUNTY, alice.id)] == [moved]
    with pytest.raises(Fault, match="no_booking"):
        cancel(actor=bob, booking=moved, now=NOW)
    with pytest.raises(Fault, match="sign_in"):
        book(actor=Stage.who(stage, "clock"), slot=four, matter=WILL, now=NOW)


def test_who_comes_is_for_the_unit_alone_and_is_noted_by_it(will: Stage) -> None:
    one, two, *_ = offer(will.world, NOW, **EVENING)
    notary, other = will.world.actor("menglin", NOW), will.world.actor("heqin", NOW)
    by_case = book(actor=will.who("link"), slot=one, number=will.number, now=NOW)
    by_staff = book(actor=notary, slot=two, matter=WILL, now=NOW, caller=Caller("李大爷", "0857-7620001"))
    note_walk_in(actor=notary, slot=two, caller=Caller("路过的老人"), now=NOW)
    coming = list_coming(COUNTY, moment("09-18 00:00"), moment("09-19 00:00"), units=[NOTARY])
    assert [(each.caller.name, each.number, each.state) for each in coming] == [
        ("", will.number, "booked"),
        ("李大爷", None, "booked"),
        ("路过的老人", None, "arrived"),
    ]
    assert not [row for row in list_free(COUNTY, NOW, matter=WILL) if "李大爷" in str(row)]
    with pytest.raises(Fault, match="not_your_unit"):
        note_coming(actor=other, booking=by_case, came=True, now=NOW)
    with pytest.raises(Fault, match="too_early"):
        note_coming(actor=notary, booking=by_staff, came=False, now=NOW)
    later = moment("09-18 19:00")
    note_coming(actor=notary, booking=by_case, came=True, now=later)
    note_coming(actor=notary, booking=by_staff, came=False, now=later)
    assert Booking.objects.of(COUNTY).get(id=by_staff).sealed is not None
    forget_names_once(COUNTY, later + timedelta(days=91))
    assert Booking.objects.of(COUNTY).get(id=by_staff).sealed is None


def test_the_day_before_whoever_booked_is_told_once_and_when_the_unit_calls_off_at_once(will: Stage) -> None:
    one, two, *_ = offer(will.world, NOW, **EVENING)
    book(actor=will.who("link"), slot=one, number=will.number, now=NOW)
    book(actor=will.world.actor("alice", NOW), slot=two, matter=WILL, now=NOW)
    remind_once(COUNTY, NOW)
    remind_once(COUNTY, NOW + timedelta(hours=1))
    told = Message.objects.of(COUNTY).filter(template__startswith="visit_tomorrow").order_by("template")
    assert [(row.template, row.recipient.partition(":")[0]) for row in told] == [
        ("visit_tomorrow", "case"),
        ("visit_tomorrow_signed_in", "person"),
    ]
    assert cancel_slot(actor=will.world.actor("menglin", NOW), slot=one, reason="公证员生病", now=NOW) == 1
    assert ("case", "visit_called_off") in {(to.partition(":")[0], name) for to, name in _told()}
    assert list_mine(COUNTY, will.who("link").id)[0].reason == "公证员生病"
    with pytest.raises(Fault, match="called_off"):
        book(actor=will.who("link"), slot=one, number=will.number, now=NOW)


def _told() -> set[tuple[str, str]]:
    return {(row.recipient, row.template) for row in Message.objects.of(COUNTY).exclude(template="")}


def test_a_person_or_a_room_is_never_in_two_times_at_once(stage: Stage) -> None:
    offer(stage.world, NOW, **EVENING, person="menglin", room="1")
    with pytest.raises(Fault, match="busy"):
        offer(stage.world, NOW, day=DAY, begins=time(19, 15), ends=time(20, 15), person="menglin")
    with pytest.raises(Fault, match="busy"):
        offer(stage.world, NOW, day=DAY, begins=time(19, 15), ends=time(20, 15), room="1")
    assert offer(stage.world, NOW, day=DAY, begins=time(19, 15), ends=time(20, 15), room="2")


def test_for_a_sealed_case_or_at_a_unit_that_does_not_have_it_no_time_is_booked(stage: Stage) -> None:
    one, *_ = offer(stage.world, NOW, **EVENING)
    stage.at("09-17 09:00").submit("", matter="streetlight")
    with pytest.raises(Fault, match="not_that_unit"):
        book(actor=stage.who("link"), slot=one, number=stage.number, now=NOW)
    stage.submit("", matter="misconduct", text="反映窗口吃拿卡要的问题", fields={"accused": "某窗口"})
    with pytest.raises(Fault, match="sealed"):
        book(actor=stage.who("link"), slot=one, number=stage.number, now=NOW)


def test_a_tour_is_found_by_place_and_its_figures_are_counted_from_what_happened(stage: Stage) -> None:
    notary = stage.world.actor("menglin", NOW)
    tour = make_tour(
        actor=notary, title="送考下乡", title_en="Services on the road", units=[NOTARY], matters=[WILL],
        first=DAY, last=DAY, now=NOW,
    )  # fmt: skip
    stop = Stop(VILLAGE, "村委会院坝", DAY, time(9), time(12), 60, 2)
    number = add_stop(actor=notary, tour=tour, stop=stop, now=NOW)
    assert [each.id for each in list_tours(COUNTY, NOW, place=VILLAGE)] == [tour]
    assert list_tours(COUNTY, NOW, place="520524199") == []
    (sight,) = get_tour(COUNTY, tour).stops
    assert (sight.left, len(sight.slots)) == (6, 3)
    slot = sight.slots[0].id
    booked = book(actor=stage.world.actor("alice", NOW), slot=slot, matter=WILL, now=NOW)
    book(actor=stage.world.actor("bob", NOW), slot=slot, matter=WILL, now=NOW)
    then = moment("09-18 09:30")
    note_coming(actor=notary, booking=booked, came=True, now=then)
    note_walk_in(actor=notary, slot=slot, caller=Caller("杨阿婆"), matter=WILL, now=then)
    stage.at("09-18 10:00").submit(
        "menglin", matter=WILL, text="立遗嘱", place=VILLAGE, fields={"applicant": "杨阿婆", "at_home": False},
        channel="window",
    )  # fmt: skip
    note_case(actor=notary, tour=tour, stop=number, number=stage.number, now=stage.now)
    with pytest.raises(Fault, match="noted"):
        note_case(actor=notary, tour=tour, stop=number, number=stage.number, now=stage.now)
    stage.submit("menglin", matter="misconduct", text="反映窗口吃拿卡要", fields={"accused": "某人"}, place=VILLAGE)
    note_case(actor=notary, tour=tour, stop=number, number=stage.number, now=stage.now)
    found = count_tour(COUNTY, tour)
    assert (found.booked, found.came, found.unbooked, found.missed, found.cases) == (2, 2, 1, 0, {WILL: 1})


def test_an_outlet_books_for_nobody_but_those_whose_case_it_took_in(will: Stage) -> None:
    one, *_ = offer(will.world, NOW, **EVENING)
    agent = will.world.actor("jiangbo", NOW)
    with pytest.raises(Fault, match="not_taken_in"):
        book(actor=agent, slot=one, matter=WILL, caller=Caller("某人", "13800000001"), now=NOW)
    with pytest.raises(Missing):
        book(actor=agent, slot=one, number=will.number, now=NOW)
    assert taken(one) == 0


def test_staff_of_another_unit_fill_nobodys_times(stage: Stage) -> None:
    first, *_ = offer(stage.world, NOW, **EVENING)
    stranger = stage.world.actor("yangguang", NOW)
    with pytest.raises(Fault, match="not_your_unit"):
        book(actor=stranger, slot=first, caller=Caller("占位"), now=NOW)
    assert taken(first) == 0


def test_how_to_get_on_the_line_is_told_to_whoever_booked_and_to_the_unit_alone(stage: Stage) -> None:
    line = "腾讯会议 123-456-789"
    first, *_ = offer(stage.world, NOW, **EVENING, way="remote", address=line)
    alice = stage.world.actor("alice", NOW)
    assert {each.address for each in list_free(COUNTY, NOW, units=[NOTARY])} == {""}
    assert {each.address for each in list_offered(COUNTY, [NOTARY], NOW)} == {line}
    booking = book(actor=alice, slot=first, matter=WILL, now=NOW)
    assert [each.where for each in list_mine(COUNTY, alice.id)] == [line]
    cancel(actor=alice, booking=booking, now=NOW)
    assert [each.where for each in list_mine(COUNTY, alice.id)] == [""]


def test_what_can_be_booked_next_is_found_however_many_times_lie_before_it(stage: Stage) -> None:
    first, *_ = offer(stage.world, NOW, **EVENING)
    for day in (19, 20, 21):
        offer(stage.world, NOW, day=date(2026, 9, day), begins=time(8), ends=time(20), minutes=5)
    late = {"day": date(2026, 10, 20), "begins": time(9), "ends": time(10)}
    offer(stage.world, NOW, matters=(WILL,), **late)
    book(actor=stage.world.actor("alice", NOW), slot=first, matter=WILL, now=NOW)
    found = [(NOTARY, (), moment("09-18 18:30")), (NOTARY, (WILL,), moment("10-20 09:00"))]
    assert list_first_free(COUNTY, NOW) == found
    until = moment("10-21 00:00")
    assert len(list_free(COUNTY, moment("10-20 00:00"), units=[NOTARY], until=until)) == 2
