"""The hub: whom a happening reaches, what is put together, what is remembered for those who come back."""

import asyncio

from maplebridge.doors.feed.hub import WAITING_AT_MOST, Happening, Hub, Listener

HERE, THERE = "520524/water-520524", "520524/housing-520524"


def happening(number: int, kind: str = "desk", *at: str, hidden: tuple[str, ...] = ()) -> Happening:
    return Happening(f"{number}:{kind}", kind, at or (HERE,), {"number": str(number)}, hidden)


def heard(listener: Listener) -> list[str]:
    missed, waiting = listener.take()
    return ["missed"] * missed + [each.id for each in waiting]


def test_only_those_at_the_address_hear_it_and_once() -> None:
    hub = Hub()
    here, there, both = hub.join([HERE]), hub.join([THERE]), hub.join([HERE, THERE])
    hub.tell(happening(1, "desk", HERE, THERE))
    hub.tell(happening(2))
    assert [heard(each) for each in (here, there, both)] == [["1:desk", "2:desk"], ["1:desk"], ["1:desk", "2:desk"]]


def test_whoever_serves_a_unit_complained_of_hears_nothing_at_any_of_their_addresses() -> None:
    hub = Hub()
    both, here = hub.join([HERE, THERE]), hub.join([HERE])
    hub.tell(happening(1, hidden=(THERE,)))
    assert (heard(both), heard(here)) == ([], ["1:desk"])


def test_of_many_of_a_kind_about_one_case_the_last_is_heard() -> None:
    hub = Hub()
    listener = hub.join([HERE])
    for number, kind in ((1, "desk"), (2, "desk"), (1, "moved"), (1, "desk")):
        hub.tell(happening(number, kind))
    assert heard(listener) == ["2:desk", "1:moved", "1:desk"]
    assert heard(listener) == []


def test_a_listener_too_slow_is_told_to_look_for_itself() -> None:
    hub = Hub()
    listener = hub.join([HERE])
    for number in range(WAITING_AT_MOST + 3):
        hub.tell(happening(number))
    assert heard(listener) == ["missed", f"{WAITING_AT_MOST + 1}:desk", f"{WAITING_AT_MOST + 2}:desk"]


def test_whoever_comes_back_hears_what_came_after_the_last_they_heard() -> None:
    hub = Hub()
    for number in range(5):
        hub.tell(happening(number, "desk", THERE if number == 3 else HERE))
    assert heard(hub.join([HERE], missing=30.0, last="1:desk")) == ["2:desk", "4:desk"]
    assert heard(hub.join([HERE], last="2:desk")) == ["4:desk"]


def test_whoever_was_away_for_a_known_time_hears_all_of_it() -> None:
    hub = Hub()
    hub._known_since -= 100
    hub.tell(happening(1))
    assert heard(hub.join([HERE], missing=5.0)) == ["1:desk"]
    assert heard(hub.join([HERE])) == []


def test_whoever_was_away_longer_than_is_remembered_is_told_so() -> None:
    hub = Hub()
    hub.tell(happening(1))
    assert heard(hub.join([HERE], missing=3000.0)) == ["missed"]
    assert heard(hub.join([HERE], last="of another life of this process")) == ["missed"]


def test_a_listener_that_moves_hears_its_new_addresses_alone() -> None:
    hub = Hub()
    listener = hub.join([HERE])
    hub.move(listener, [THERE])
    hub.tell(happening(1))
    hub.tell(happening(2, "desk", THERE))
    assert heard(listener) == ["2:desk"]


def test_nothing_is_kept_of_those_who_left() -> None:
    hub = Hub()
    hub.leave(hub.join([HERE, THERE]))
    assert hub.listened("") == []


def test_waiting_ends_when_something_comes_or_the_stream_ends() -> None:
    async def scene() -> list[bool]:
        listener = Listener([HERE])
        found = [await listener.wait(0.001)]
        listener.hear(happening(1))
        found.append(await listener.wait(60))
        listener.take()
        listener.end("gone")
        listener.end("signed_out")
        assert listener.ended == "gone"
        return [*found, await listener.wait(60)]

    assert asyncio.run(scene()) == [False, True, True]
