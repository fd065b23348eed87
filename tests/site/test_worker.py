"""Loops go round in every county, outlive failures, and end when they are told to."""

import threading
from datetime import datetime

import pytest

from maplebridge.ground.jobs.running import leaving
from maplebridge.site import worker

COUNTIES = ("430281", "520524")


@pytest.fixture(autouse=True)
def counties(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "list_counties", lambda: COUNTIES)
    monkeypatch.setattr(worker, "LONGEST_WAIT", 0.0)


def test_loop_goes_on_in_a_county_until_nothing_is_left() -> None:
    left, stop, seen = {"430281": 0, "520524": 2}, threading.Event(), []

    def once(county: str, now: datetime) -> int:
        seen.append(county)
        if not any(left.values()):
            stop.set()
        done = min(left[county], 1)
        left[county] -= done
        return done

    worker.Loop("sample", once, 0.0).run(stop)
    assert seen[:4] == ["430281", "520524", "520524", "520524"]


def test_failure_is_logged_and_the_loop_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    stop, seen = threading.Event(), []

    def once(county: str, now: datetime) -> int:
        seen.append(county)
        if len(seen) == 1:
            raise RuntimeError("the database went away")
        stop.set()
        return 0

    worker.Loop("sample", once, 0.0).run(stop)
    assert len(seen) == 2
    assert "the database went away" in caplog.text


def test_loops_are_handed_an_aware_moment() -> None:
    stop, moments = threading.Event(), []

    def once(county: str, now: datetime) -> int:
        moments.append(now)
        stop.set()
        return 0

    worker.Loop("sample", once, 0.0).run(stop)
    assert moments[0].utcoffset() is not None


def test_all_loops_end_together() -> None:
    stop = threading.Event()

    def once(county: str, now: datetime) -> int:
        stop.set()
        return 1

    worker.run([worker.Loop("one", once, 0.0), worker.Loop("two", once, 0.0)], stop)
    assert [thread.name for thread in threading.enumerate() if thread.name in ("one", "two")] == []


def test_every_loop_has_a_name_of_its_own() -> None:
    names = [loop.name for loop in worker.list_loops()]
    assert names
    assert len(set(names)) == len(names)


def test_a_worker_that_is_to_end_lets_long_work_know_and_forgets_it_afterwards() -> None:
    stop, seen = threading.Event(), list[bool]()

    def once(county: str, now: datetime) -> int:
        stop.set()
        seen.append(leaving.wait(30))
        return 0

    worker.run([worker.Loop("sample", once, 0.0)], stop)
    assert seen[0]
    assert not leaving.is_set()
