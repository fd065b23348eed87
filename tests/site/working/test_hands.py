"""A hand goes round its loops in every county: no failure and no flood of work keeps the others from their turn, and
nothing that is said while it looks goes unheard."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest

from maplebridge.ground.clock.time import now
from maplebridge.site.working import hands
from maplebridge.site.working.hands import Hand, Loop

COUNTIES = "430281", "520524"
COUNTY = COUNTIES[1]
PATIENCE, LONG = 30.0, 3600.0


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hands, "LONGEST_WAIT", 0.0)


@contextmanager
def at_work(*loops: Loop, counties: tuple[str, ...] = COUNTIES) -> Iterator[Hand]:
    """The hand of these loops goes round in a thread of its own."""
    hand, stop = Hand("sample", loops), threading.Event()
    hand.meet(counties)
    thread = threading.Thread(target=hand.run, args=[stop])
    thread.start()
    try:
        yield hand
    finally:
        stop.set()
        hand.leave()
        thread.join(PATIENCE)
        assert not thread.is_alive()


class Looks:
    """Counts how often a loop has looked; `await_` waits until it has."""

    def __init__(self) -> None:
        self._changed, self.seen = threading.Condition(), list[str]()

    def __call__(self, county: str, now: datetime) -> int:
        with self._changed:
            self.seen.append(county)
            self._changed.notify_all()
        return 0

    def await_(self, many: int) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.seen) >= many, PATIENCE), self.seen


def test_a_loop_goes_on_in_a_county_until_nothing_is_left() -> None:
    left, looks = {"430281": 0, "520524": 2}, Looks()

    def once(county: str, now: datetime) -> int:
        looks(county, now)
        done = min(left[county], 1)
        left[county] -= done
        return done

    with at_work(Loop("sample", once, LONG)):
        looks.await_(4)
    assert sorted(looks.seen) == ["430281", "520524", "520524", "520524"]


def test_what_fails_in_one_county_is_logged_tried_again_and_holds_up_no_other(caplog: pytest.LogCaptureFixture) -> None:
    looks, failed = Looks(), threading.Event()

    def once(county: str, now: datetime) -> int:
        if county == COUNTIES[0] and not failed.is_set():
            failed.set()
            raise RuntimeError("the database went away")
        return looks(county, now)

    with at_work(Loop("sample", once, LONG)):
        looks.await_(2)
    assert sorted(looks.seen) == sorted(COUNTIES)
    assert "the database went away" in caplog.text


def test_a_flood_of_work_leaves_the_other_loops_of_the_hand_their_turn() -> None:
    looks = Looks()

    def flood(county: str, now: datetime) -> int:
        return int(not looks.seen)

    with at_work(Loop("flood", flood, LONG), Loop("other", looks, LONG), counties=(COUNTY,)):
        looks.await_(1)


def test_a_call_wakes_those_who_hear_that_channel_and_nobody_else() -> None:
    journal, post = Looks(), Looks()
    loops = Loop("reader", journal, 0.0, hears="journal", rest=LONG), Loop("sender", post, 0.0, hears="post", rest=LONG)
    with at_work(*loops) as hand:
        journal.await_(2)
        post.await_(2)
        for many in (3, 4, 5):
            hand.call("journal", COUNTY)
            journal.await_(many)
        hand.call("post", COUNTY)
        post.await_(3)
    assert (journal.seen[2:], post.seen[2:]) == ([COUNTY] * 3, [COUNTY])


def test_what_is_said_while_a_loop_looks_is_looked_at_again() -> None:
    looks, looking, said = Looks(), threading.Event(), threading.Event()

    def once(county: str, now: datetime) -> int:
        looking.set()
        assert said.wait(PATIENCE)
        return looks(county, now)

    with at_work(Loop("reader", once, 0.0, hears="journal", rest=LONG), counties=(COUNTY,)) as hand:
        assert looking.wait(PATIENCE)
        hand.call("journal", COUNTY)
        said.set()
        looks.await_(2)


def test_what_failed_waits_for_its_own_time_until_the_ear_hears_again() -> None:
    hand = Hand("sample", [Loop("reader", Looks(), 0.0, hears="journal", rest=LONG)])
    hand.meet([COUNTY])
    (turn,) = hand._turns.values()
    turn.failures, turn.at = 9, float("inf")
    hand.call("journal", COUNTY)
    assert turn.at == float("inf")
    hand.call_all(anew=True)
    assert turn.failures == 0
    assert turn.at < float("inf")


def test_loops_are_handed_an_aware_moment() -> None:
    moments, looks = list[datetime](), Looks()

    def once(county: str, now: datetime) -> int:
        moments.append(now)
        return looks(county, now)

    with at_work(Loop("sample", once, LONG)):
        looks.await_(1)
    assert moments[0].utcoffset() is not None


@pytest.mark.parametrize(
    ("due", "shortest", "longest"),
    [
        (None, 20.0, 20.0),
        (timedelta(days=-1), 1.0, 1.0),  # what is due and cannot be done is tried again, but not without a breath
        (timedelta(seconds=15), 1.0, 15.0),
        (timedelta(days=1), 20.0, 20.0),
    ],
)
def test_a_loop_that_knows_when_it_is_needed_rests_until_then_and_never_for_longer_than_it_may(
    due: timedelta | None, shortest: float, longest: float
) -> None:
    moment = None if due is None else now() + due
    loop = Loop("clocks", Looks(), 1.0, hears="journal", rest=20.0, next_due=lambda county: moment)
    assert shortest <= loop.pause(COUNTY) <= longest
