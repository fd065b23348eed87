"""The worker's loops share a few hands, none waits for what it must not wait for, and all end together."""

import threading
from datetime import datetime

import pytest

from maplebridge.ground.jobs.running import leaving
from maplebridge.site import worker
from maplebridge.site.working import listening
from maplebridge.site.working.hands import Loop

OF_THEIR_OWN = ("clocks", "notices", "succession", "searching", "jobs")
FEW = 12  # each is a connection to the database


@pytest.fixture(autouse=True)
def counties(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "list_counties", lambda: ("430281", "520524"))


def test_all_loops_end_together() -> None:
    stop = threading.Event()

    def once(county: str, now: datetime) -> int:
        stop.set()
        return 1

    worker.run([Loop("one", once, 0.0, "one"), Loop("two", once, 0.0, "two")], stop)
    assert [thread.name for thread in threading.enumerate() if thread.name in ("one", "two", "ear")] == []


def test_every_loop_has_a_name_of_its_own() -> None:
    names = [loop.name for loop in worker.list_loops()]
    assert names
    assert len(set(names)) == len(names)


def test_every_loop_is_in_one_of_few_hands_and_what_is_urgent_waits_for_nothing_else() -> None:
    loops = worker.list_loops()
    hands = {hand.name: [loop.name for loop in hand.loops] for hand in worker.list_hands(loops)}
    assert sorted(name for names in hands.values() for name in names) == sorted(loop.name for loop in loops)
    assert len(hands) <= FEW
    assert [hands[name] for name in OF_THEIR_OWN] == [[name] for name in OF_THEIR_OWN]


def test_a_worker_that_is_to_end_lets_long_work_know_and_forgets_it_afterwards() -> None:
    stop, seen = threading.Event(), list[bool]()

    def once(county: str, now: datetime) -> int:
        stop.set()
        seen.append(leaving.wait(30))
        return 0

    worker.run([Loop("sample", once, 0.0)], stop)
    assert seen[0]
    assert not leaving.is_set()
