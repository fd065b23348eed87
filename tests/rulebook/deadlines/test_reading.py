"""What a clock says: its turns, its warnings, whether it was met, and what was promised to a resident."""

from datetime import date

import pytest
from tests.rulebook.deadlines.cast import (
    CALENDAR,
    NOW,
    OFFICE,
    PUBLISHED,
    at,
    clock,
    extend,
    pause,
    resume,
    start,
    stop,
)

from maplebridge.rulebook.deadlines.rules import Calendar, Mark, Reading, follow, read_clock, split_turns

BEGUN = start("2026-09-18 10:00")


def read(limit: str, *history: Mark) -> Reading:
    return read_clock(clock(limit), history, CALENDAR, OFFICE)


@pytest.mark.parametrize(
    ("limit", "begun", "half", "eighty"),
    [
        ("24 h", "2026-09-18 10:00", "2026-09-18 22:00", "2026-09-19 05:12"),
        ("10 min", "2026-09-18 10:00", "2026-09-18 10:05", "2026-09-18 10:08"),
        ("2 wh", "2026-09-18 16:30", "2026-09-18 17:30", "2026-09-20 09:36"),
        ("1 W", "2026-09-18 10:00", "2026-09-20 14:00", "2026-09-20 16:06"),  # while the office is open
        ("5 W", "2026-09-18 10:00", "2026-09-22 14:00", "2026-09-23 24:00"),
        ("10 W", "2026-09-07 10:00", "2026-09-14 24:00", "2026-09-17 24:00"),
        ("7 D", "2026-09-07 10:00", "2026-09-11 12:00", "2026-09-13 14:24"),
        ("10 D", "2026-09-08 10:00", "2026-09-13 24:00", "2026-09-16 24:00"),
    ],
)
def test_half_and_four_fifths_are_counted_in_the_clocks_own_unit(
    limit: str, begun: str, half: str, eighty: str
) -> None:
    reading = read(limit, start(begun))
    assert (reading.half_at, reading.eighty_at) == (at(half), at(eighty))


def test_the_points_leave_pauses_out() -> None:
    reading = read("10 h", BEGUN, pause("2026-09-18 12:00"), resume("2026-09-18 15:00"))
    assert (reading.half_at, reading.eighty_at) == (at("2026-09-18 18:00"), at("2026-09-18 21:00"))


def test_a_point_that_falls_into_a_pause_comes_when_the_clock_goes_again() -> None:
    paused = (start("2026-09-07 10:00"), pause("2026-09-08 11:00"), resume("2026-09-10 09:30"))
    assert read("2 W", *paused).half_at == at("2026-09-10 09:30")


def test_the_points_spread_over_the_time_that_an_extension_gives() -> None:
    reading = read("1 W", BEGUN, extend("2026-09-20 15:00", "approved"))
    assert (reading.half_at, reading.eighty_at) == (at("2026-09-22 14:00"), at("2026-09-23 24:00"))


@pytest.mark.parametrize(
    ("stopped", "met"), [("2026-09-20 23:59", True), ("2026-09-20 24:00", False), ("2026-09-25 10:00", False)]
)
def test_a_clock_is_met_if_it_stops_before_it_is_due(stopped: str, met: bool) -> None:
    reading = read("1 W", BEGUN, stop(stopped))
    assert (reading.state, reading.stopped_at, reading.met) == ("stopped", at(stopped), met)


def test_a_running_clock_is_neither_met_nor_missed() -> None:
    assert read("1 W", BEGUN).met is None


def test_each_start_begins_a_new_turn() -> None:
    again = Mark("start", at("2026-09-21 09:00"), "redo")
    history = [BEGUN, pause("2026-09-18 11:00"), stop("2026-09-19 10:00"), again]
    assert read("1 W", *history) == read("1 W", again)
    assert [len(turn) for turn in split_turns(history)] == [3, 1]
    assert read("1 W", *split_turns(history)[0]).met is True


def test_what_comes_after_the_stop_changes_nothing() -> None:
    stopped = (BEGUN, stop("2026-09-19 10:00"))
    later = (extend("2026-09-19 11:00", "longer"), pause("2026-09-19 11:00"), stop("2026-09-19 12:00"))
    assert read("1 W", *stopped, *later) == read("1 W", *stopped)


def test_late_paper_entries_count_where_they_happened() -> None:
    in_order = (BEGUN, pause("2026-09-18 12:00"), resume("2026-09-18 13:00"), stop("2026-09-18 14:00"))
    assert read("24 h", in_order[0], in_order[3], in_order[2], in_order[1]) == read("24 h", *in_order)


def test_a_clock_that_never_started_says_nothing() -> None:
    with pytest.raises(ValueError, match="answer has not started"):
        read("1 W", stop("2026-09-18 10:00"))


def test_a_resident_is_never_given_less_time_than_was_told() -> None:
    spec = clock("5 W", binds="resident")
    told = read_clock(spec, [start("2026-12-30 10:00")], CALENDAR, OFFICE)
    worked = {date(2027, 1, 1): False, date(2027, 1, 2): True, date(2027, 1, 3): True}
    published = Calendar(8, PUBLISHED | worked, frozenset())
    anew = read_clock(spec, [start("2026-12-30 10:00")], published, OFFICE, not_before=told.due_at)
    assert (told.due_day, told.provisional, anew.provisional) == (date(2027, 1, 7), True, False)
    assert anew.due_at == told.due_at == anew.segments[-1].end
    for_the_unit = read_clock(clock("5 W"), [start("2026-12-30 10:00")], published, OFFICE, not_before=told.due_at)
    assert for_the_unit.due_day == date(2027, 1, 5)


def test_a_pause_in_the_time_kept_for_a_resident_is_waited_for() -> None:
    spec = clock("24 h", binds="resident")
    history = [BEGUN, pause("2026-09-20 10:00"), resume("2026-09-23 10:00")]
    reading = read_clock(spec, history, CALENDAR, OFFICE, not_before=at("2026-09-21 10:00"))
    assert reading.due_at == at("2026-09-23 24:00")
    assert [segment.kind for segment in reading.segments] == ["run", "pause", "run"]


def test_the_reading_names_the_revision_it_was_made_with() -> None:
    assert read("1 W", BEGUN).revision == CALENDAR.revision


def test_marks_come_back_from_json_as_they_were() -> None:
    for mark in (BEGUN, extend("2026-09-20 15:00", "longer", amount=8), Mark("stop", NOW, "", "阿秀")):
        assert Mark.from_json(mark.as_json()) == mark
    assert BEGUN.as_json() == {"kind": "start", "why": "submit", "at": "2026-09-18T10:00:00+08:00"}


def test_actions_leave_the_marks_that_the_clock_lists() -> None:
    spec, history = clock("5 W"), list[Mark]()
    steps = ["note", "submit", "supply", "ask", "ask", "note", "supply", "finish", "ask", "redo"]
    for hour, action in enumerate(steps):
        history += follow(spec, history, action, at=at(f"2026-09-18 {hour + 8:02}:00"), by="阿秀")
    kinds = [(mark.kind, mark.why) for mark in history]
    assert kinds == [
        ("start", "submit"),
        ("pause", "ask"),
        ("resume", "supply"),
        ("stop", "finish"),
        ("start", "redo"),
    ]


def test_an_emergency_clock_takes_no_notice_of_pausing_actions() -> None:
    assert follow(clock(emergency=True), [BEGUN], "ask", at=at("2026-09-18 11:00")) == ()
