"""A clock stands still for the listed reasons only, and goes on with what was left."""

from datetime import date

import pytest
from tests.rulebook.deadlines.cast import CALENDAR, OFFICE, at, clock, extend, pause, resume, start, stop

from maplebridge.rulebook.deadlines.rules import Mark, Reading, read_clock


def read(limit: str, *history: Mark) -> Reading:
    return read_clock(clock(limit), history, CALENDAR, OFFICE)


@pytest.mark.parametrize(
    ("limit", "begun", "paused", "resumed", "end"),
    [
        ("90 min", "2026-09-18 10:00", "2026-09-18 10:30", "2026-09-18 11:00", "2026-09-18 12:00"),
        ("24 h", "2026-09-18 10:00", "2026-09-18 12:00", "2026-09-18 15:00", "2026-09-19 13:00"),
        ("24 h", "2026-09-18 10:00", "2026-09-19 10:00", "2026-09-19 15:00", "2026-09-19 10:00"),  # too late
        ("3 wh", "2026-09-18 09:00", "2026-09-18 12:00", "2026-09-18 15:00", "2026-09-18 12:00"),  # too late
        ("4 wh", "2026-09-18 09:00", "2026-09-18 10:00", "2026-09-18 14:30", "2026-09-18 17:30"),
        ("4 wh", "2026-09-18 09:00", "2026-09-18 12:10", "2026-09-18 13:10", "2026-09-18 14:30"),  # at lunch
        ("3 W", "2026-09-07 10:00", "2026-09-08 10:00", "2026-09-14 16:00", "2026-09-16 24:00"),
        ("3 W", "2026-09-07 10:00", "2026-09-11 10:00", "2026-09-14 16:00", "2026-09-10 24:00"),  # too late
        ("3 W", "2026-09-07 10:00", "2026-09-08 10:00", "2026-09-08 16:00", "2026-09-10 24:00"),  # no whole day
        ("1 W", "2026-09-07 10:00", "2026-09-07 11:00", "2026-09-09 16:00", "2026-09-10 24:00"),  # at once
        ("1 W", "2026-09-07 10:00", "2026-09-08 10:00", "2026-09-10 09:00", "2026-09-10 24:00"),  # last day
        ("1 W", "2026-09-07 10:00", "2026-09-08 10:00", "2026-09-12 09:00", "2026-09-14 24:00"),  # to a Saturday
        ("7 D", "2026-09-07 10:00", "2026-09-09 10:00", "2026-09-12 09:00", "2026-09-17 24:00"),
        ("7 D", "2026-09-07 10:00", "2026-09-14 10:00", "2026-09-16 09:00", "2026-09-16 24:00"),  # last day
        ("5 D", "2026-09-07 10:00", "2026-09-14 10:00", "2026-09-16 09:00", "2026-09-16 24:00"),  # moved there
        ("5 D", "2026-09-07 10:00", "2026-09-12 10:00", "2026-09-13 09:00", "2026-09-14 24:00"),
    ],
)
def test_what_was_left_is_run_after_the_pause(limit: str, begun: str, paused: str, resumed: str, end: str) -> None:
    reading = read(limit, start(begun), pause(paused), resume(resumed))
    assert (reading.due_at, reading.state) == (at(end), "running")


def test_only_the_listed_reasons_pause() -> None:
    reading = read("24 h", start("2026-09-18 10:00"), pause("2026-09-18 12:00", "holiday_trip"))
    assert (reading.state, reading.due_at) == ("running", at("2026-09-19 10:00"))


def test_a_pause_ends_only_by_the_act_that_answers_it() -> None:
    asked = (start("2026-09-18 10:00"), pause("2026-09-18 12:00"))
    assert read("24 h", *asked, resume("2026-09-18 13:00", "verified")).state == "paused"
    assert read("24 h", *asked, resume("2026-09-18 13:00", "supply")).state == "running"


def test_two_reasons_at_once_pause_until_both_are_answered() -> None:
    history = (
        start("2026-09-18 10:00"),
        pause("2026-09-18 12:00", "ask"),
        pause("2026-09-18 13:00", "verify"),
        resume("2026-09-18 14:00", "supply"),
        resume("2026-09-18 16:00", "verified"),
    )
    reading = read("24 h", *history)
    assert reading.due_at == at("2026-09-19 14:00")
    assert [segment.why for segment in reading.segments] == ["submit", "ask, verify", "submit"]
    assert read("24 h", *history[:-1]).state == "paused"


def test_a_paused_clock_shows_when_it_would_end_if_it_resumed_at_once() -> None:
    reading = read("7 D", start("2026-09-07 10:00"), pause("2026-09-09 10:00"))
    assert (reading.state, reading.due_day) == ("paused", date(2026, 9, 14))
    assert (reading.segments[-1].kind, reading.segments[-1].end) == ("pause", None)


def test_a_clock_that_has_run_out_cannot_be_paused() -> None:
    late = (start("2026-09-18 10:00"), pause("2026-09-19 10:00"))
    assert read("24 h", *late).state == "running"
    assert [segment.kind for segment in read("24 h", *late).segments] == ["run"]


def test_an_extension_brings_a_pause_back_within_the_limit() -> None:
    history = (start("2026-09-18 10:00"), extend("2026-09-18 11:00", "approved"), pause("2026-09-19 10:30"))
    assert read("24 h", *history).state == "paused"


def test_a_clock_stopped_while_it_stands_is_met() -> None:
    reading = read("24 h", start("2026-09-18 10:00"), pause("2026-09-18 12:00"), stop("2026-09-30 10:00"))
    assert (reading.state, reading.met, reading.due_at) == ("stopped", True, at("2026-10-01 08:00"))


def test_emergency_clocks_never_stand_still_and_are_never_extended() -> None:
    spec = clock("10 min", emergency=True)
    bent = [pause("2026-09-18 10:01"), resume("2026-09-18 10:05"), extend("2026-09-18 10:06", "longer")]
    reading = read_clock(spec, [start("2026-09-18 10:00"), *bent], CALENDAR, OFFICE)
    assert reading == read_clock(spec, [start("2026-09-18 10:00")], CALENDAR, OFFICE)
    assert reading.due_at == at("2026-09-18 10:10")


def test_a_pause_that_begins_as_an_extension_does_leaves_no_empty_stretch() -> None:
    history = (start("2026-09-18 10:00"), extend("2026-09-18 10:01", "approved"), pause("2026-09-18 10:05"))
    assert [segment.kind for segment in read("5 min", *history).segments] == ["run", "pause"]
