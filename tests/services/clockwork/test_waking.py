"""What clocks do by themselves: warn once, mark overdue, tell one role after another, lift what nobody owns.

A streetlight brought on Friday 18 September 2026 at 16:00: triage ends at 18:00; the answer is due at the end of Sunday
20 September, a make-up workday of seven office hours, half of which have passed at 14:00 and four fifths at 16:06.
"""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from tests.cases.stage import Stage, messages, moment
from tests.world import CENTRE, COUNTY, HOUSING, TOWN_CENTRE, VILLAGE

from maplebridge.ground.words.fault import Missing
from maplebridge.services.clockwork import jobs

VILLAGE_CENTRE = f"centre-{VILLAGE}"


def brought(stage: Stage) -> Stage:
    stage.at("09-18 16:00").submit("alice", matter="streetlight")
    return stage


def handled(stage: Stage) -> Stage:
    brought(stage).at("09-18 16:10").take("luolan", "dispatch", unit=HOUSING)
    stage.at("09-18 16:20").take("yangguang", "sign")
    stage.take("yangguang", "contact", how="phone")
    return stage


def warnings(stage: Stage) -> list[tuple[str, str, int]]:
    """To whom, of which clock, at how many per cent."""
    return [(who, p["clock"], p["percent"]) for who, what, p in messages(stage.number) if what == "clock_warning"]


def told(stage: Stage, template: str) -> list[str]:
    stage.tell()
    return [who for who, what, _ in messages(stage.number) if what == template]


def test_half_and_four_fifths_of_a_limit_are_told_once_each_to_whoever_sits_at_the_desk(stage: Stage) -> None:
    brought(stage)
    for when, expected in (("16:59", 0), ("17:00", 1), ("17:01", 1), ("17:35", 1), ("17:36", 2), ("17:59", 2)):
        assert stage.at(f"09-18 {when}").run_clocks() == []
        assert len(warnings(stage)) == expected, when
    assert warnings(stage) == [(f"unit:{TOWN_CENTRE}", "triage", 50), (f"unit:{TOWN_CENTRE}", "triage", 80)]


def test_warnings_of_a_day_come_in_office_hours(stage: Stage) -> None:
    handled(stage)
    for when, expected in (("13:59", []), ("14:00", [50]), ("16:05", [50]), ("16:06", [50, 80])):
        stage.at(f"09-20 {when}").run_clocks()
        assert [percent for _, clock, percent in warnings(stage) if clock == "answer"] == expected, when
    assert {who for who, clock, _ in warnings(stage) if clock == "answer"} == {f"unit:{HOUSING}"}


def test_a_case_that_nobody_owns_climbs_to_the_county_and_each_role_hears_in_its_turn(stage: Stage) -> None:
    brought(stage)
    seen = []
    for when in ("18:00", "18:01", "20:00", "22:00", "23:59"):
        actions = stage.at(f"09-18 {when}").run_clocks()
        facts = stage.journal()[-1][0].facts
        seen.append((when, actions, facts.get("told"), stage.case.facts.centre))
        stage.tell()
    assert seen == [
        ("18:00", ["overdue"], ["dispatcher"], VILLAGE_CENTRE),
        ("18:01", [], ["dispatcher"], VILLAGE_CENTRE),
        ("20:00", ["escalate"], ["leader"], TOWN_CENTRE),
        ("22:00", ["escalate"], [], CENTRE),
        ("23:59", [], [], CENTRE),
    ]
    assert stage.at("09-19 23:59").run_clocks() == []
    assert {"overdue", "escalated"} <= stage.case.facts.marks
    assert told(stage, "overdue") == [f"unit:{TOWN_CENTRE}:dispatcher"]
    assert told(stage, "escalate") == [f"unit:{CENTRE}:leader"]


def test_a_case_that_has_an_owner_stays_where_it_is_however_late(stage: Stage) -> None:
    handled(stage)
    seen = []
    for when in ("09-21 00:00", "09-22 00:00", "09-23 00:00", "09-30 00:00"):
        stage.at(when).run_clocks()
        seen.append(stage.journal()[-1][0].facts.get("told"))
    # One working day after Monday 00:00 is the end of Tuesday.
    assert seen == [["handler"], ["handler"], ["unit_head"], ["leader"]]
    assert stage.case.facts.centre == VILLAGE_CENTRE


def test_only_clocks_that_raise_lift_a_case(stage: Stage) -> None:
    brought(stage).take("luolan", "dispatch", unit=HOUSING)
    stage.take("yangguang", "return", reason="不属我局", right_unit=HOUSING)
    stage.at("09-21 00:00").run_clocks()
    assert stage.at("09-30 00:00").run_clocks().count("escalate") >= 2
    assert stage.case.facts.centre == VILLAGE_CENTRE


def test_a_worker_that_was_off_gives_one_warning_and_does_what_is_right_now(stage: Stage) -> None:
    brought(stage)
    assert stage.at("09-20 17:00").run_clocks() == ["overdue"]
    assert [(clock, percent) for _, clock, percent in warnings(stage)] == [("answer", 80)]
    assert stage.run_clocks() == []


def test_a_worker_that_was_off_past_everything_gives_no_warning_at_all(stage: Stage) -> None:
    brought(stage)
    assert stage.at("10-20 09:00").run_clocks() == ["overdue", "overdue"]
    assert warnings(stage) == []


def test_an_extension_begins_the_warnings_anew(stage: Stage) -> None:
    handled(stage).at("09-20 16:10").run_clocks()
    stage.at("09-20 16:20").take("zhouming", "approve_extension", extension="answer:five_days", reason="缺货")
    # Five working days from Friday: 20 to 24. Half are used on Tuesday at 14:00, four fifths when the 23rd ends.
    found = []
    for when in ("09-20 17:00", "09-22 13:59", "09-22 14:00", "09-23 23:59", "09-24 00:00"):
        stage.at(when).run_clocks()
        found.append([percent for _, clock, percent in warnings(stage) if clock == "answer"])
    assert found == [[80], [80], [80, 50], [80, 50], [80, 50, 80]]


def test_a_pause_repeats_no_warning_that_still_stands(stage: Stage) -> None:
    handled(stage).at("09-20 14:30").run_clocks()
    stage.take("yangguang", "pause", pause_reason="appraisal", reason="检测", next_promise="2026-09-28")
    stage.at("09-20 15:00").take("yangguang", "resume")
    stage.at("09-20 15:30").run_clocks()
    assert [percent for _, clock, percent in warnings(stage) if clock == "answer"] == [50]
    stage.at("09-20 23:00").run_clocks()
    assert [percent for _, clock, percent in warnings(stage) if clock == "answer"] == [50, 80]


def test_a_paused_clock_neither_warns_nor_runs_out(stage: Stage) -> None:
    handled(stage)
    stage.take("yangguang", "pause", pause_reason="appraisal", reason="检测", next_promise="2026-10-15")
    assert stage.at("10-10 12:00").run_clocks() == []
    assert [clock for _, clock, _ in warnings(stage)] == ["pausing"]


def test_residents_hear_of_the_limits_that_bind_them(stage: Stage) -> None:
    handled(stage).take("yangguang", "ask", papers=["照片"], reason="看不清")
    stage.at("09-26 12:00").run_clocks()
    stage.at("09-27 00:00").run_clocks()
    resident = f"case:{stage.case.facts.id}"
    assert [each for each in warnings(stage) if each[1] == "supply"] == [
        (resident, "supply", 50),
        (resident, "supply", 80),
    ]


def test_a_chase_is_warned_of_at_the_unit_even_on_the_resident_s_turn(stage: Stage) -> None:
    handled(stage).take("zhouming", "chase", text="请速办")
    stage.take("yangguang", "ask", papers=["照片"], reason="看不清")
    stage.at("09-20 16:30").run_clocks()
    assert [who for who, clock, _ in warnings(stage) if clock == "chase"] == [f"unit:{HOUSING}"]


@pytest.mark.parametrize("between", ["sign", "return"])
def test_whoever_acts_at_the_last_moment_is_not_marked_overdue(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, between: str
) -> None:
    brought(stage).at("09-18 16:10").take("luolan", "dispatch", unit=HOUSING)
    fields = {"reason": "不属我局", "right_unit": HOUSING} if between == "return" else {}
    on_the_way(monkeypatch, lambda: stage.take("yangguang", between, **fields))
    stage.at("09-20 09:40").run_clocks()
    assert "overdue" not in [entry.action for entry, _, _ in stage.journal()]


def test_an_extension_at_the_last_moment_is_not_overdue(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    handled(stage).at("09-20 23:59").run_clocks()
    five = {"extension": "answer:five_days", "reason": "缺货"}
    on_the_way(monkeypatch, lambda: stage.at("09-20 23:59").take("zhouming", "approve_extension", **five))
    stage.at("09-21 00:00").run_clocks()
    assert "overdue" not in stage.case.facts.marks


def test_a_case_that_fails_stops_the_clocks_of_no_other(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    brought(stage)
    broken = stage.number
    brought(stage)
    read = jobs.get_case

    def fail(county: str, number: str, **options: Any) -> Any:
        if number == broken:
            raise ZeroDivisionError("a case that cannot be read")
        return read(county, number, **options)

    monkeypatch.setattr(jobs, "get_case", fail)
    with caplog.at_level(logging.CRITICAL):
        assert stage.at("09-18 18:00").run_clocks() == ["overdue"]


def test_clocks_of_ended_cases_are_silent(stage: Stage) -> None:
    brought(stage).take("alice", "withdraw")
    assert stage.at("12-01 09:00").run_clocks() == []
    assert jobs.run_clocks_once(COUNTY, moment("12-01 09:00")) == 0
    assert warnings(stage) == []


def test_the_clocks_know_when_they_will_be_needed_next(stage: Stage) -> None:
    assert jobs.next_due(COUNTY) is None
    brought(stage)
    assert jobs.next_due(COUNTY) == moment("09-18 17:00")  # half of the triage
    stage.take("luolan", "whistle", units=[HOUSING], arrive_by="2026-09-18T16:30:00+08:00")
    assert jobs.next_due(COUNTY) == moment("09-18 16:30")
    stage.at("09-18 16:30").run_clocks()
    assert jobs.next_due(COUNTY) == moment("09-18 17:00")
    stage.take("alice", "withdraw")
    assert jobs.next_due(COUNTY) is None


def test_a_call_that_nobody_answered_before_the_case_ended_keeps_no_clock_awake(stage: Stage) -> None:
    brought(stage).take("luolan", "whistle", units=[HOUSING], arrive_by="2026-09-18T16:30:00+08:00")
    stage.take("alice", "withdraw")
    assert jobs.next_due(COUNTY) is None


def test_a_missed_call_is_told_to_the_unit_s_head_and_the_centre(stage: Stage) -> None:
    brought(stage).take("luolan", "whistle", units=[HOUSING], arrive_by="2026-09-18T16:30:00+08:00")
    assert stage.at("09-18 16:30").run_clocks() == ["missed_call"]
    assert stage.at("09-18 16:45").run_clocks() == []
    assert told(stage, "missed_call") == [f"unit:{HOUSING}:unit_head", f"unit:{TOWN_CENTRE}"]
    stage.take("yangguang", "arrive")
    assert stage.at("09-18 16:50").run_clocks() == []


def on_the_way(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Lets somebody act after the worker has read the case and before it acts itself; once."""
    read, left = jobs.get_case, [act]

    def read_then_act(county: str, number: str, **options: Any) -> Any:
        found = read(county, number, **options)
        while left:
            left.pop()()
        return found

    monkeypatch.setattr(jobs, "get_case", read_then_act)


def test_a_case_that_is_gone_is_missing_to_the_clock_too(stage: Stage) -> None:
    brought(stage)
    with pytest.raises(Missing):
        jobs.get_case("520523", stage.number)
