"""A resident's request in the hands of a unit: papers, pauses, more time; then the check, the rating, the objection."""

import pytest
from tests.cases.stage import DONE, PHOTO, Row, Stage, play
from tests.cases.ways import (
    ANSWERED,
    ASKED,
    BROUGHT,
    CLOSED,
    CONTACTED,
    FINISHED,
    LAMP,
    SENT,
    SIGNED,
    SOLVED,
    TILL_SUNDAY,
    UNSOLVED,
)
from tests.world import TOWN_CENTRE

from maplebridge.ground.words.fault import Conflict, Forbidden, Missing


def test_papers_are_asked_for_once_and_the_answer_waits_meanwhile(stage: Stage) -> None:
    contact = {"contact": "09-19 16:30"}
    waiting = contact | {"answer": "paused", "supply": "09-29 00:00"}
    # One whole working day was left; Monday, the day on which it goes on, does not count: the end of Tuesday.
    later = contact | {"answer": "09-23 00:00"}
    play(
        stage,
        [
            *SIGNED,
            ("09-18 16:50", "yangguang", "ask", ASKED, "asked", waiting),
            ("09-19 09:00", "bob", "supply", {"papers": ["照片"]}, "!no_case", waiting),
            ("09-21 10:00", "alice", "supply", {"papers": ["照片"]}, "handling", later),
            ("09-21 11:00", "yangguang", "ask", ASKED, "!asked_once", later),
        ],
    )


def test_papers_that_never_come_do_not_hold_the_case(stage: Stage) -> None:
    waiting = {"answer": "paused", "supply": "09-29 00:00"}
    play(
        stage,
        [
            *CONTACTED,
            ("09-18 17:10", "yangguang", "ask", ASKED, "asked", waiting),
            ("09-28 23:59", "clock", "run", {"does": []}, "asked", waiting),
            ("09-29 00:00", "clock", "run", {"does": ["go_on"]}, "handling", {"answer": "10-01 00:00"}),
        ],
    )
    assert "unsupplied" in stage.case.facts.marks


def test_a_pause_stops_the_answer_clock_and_ends_by_itself(stage: Stage) -> None:
    pause = {"pause_reason": "appraisal", "reason": "等检测报告", "next_promise": "2026-10-15"}
    # 30 days from Friday 18 September end on Sunday 18 October: Monday 19 is the last day.
    paused = {"answer": "paused", "pausing": "10-20 00:00"}
    play(
        stage,
        [
            *CONTACTED,
            ("09-18 17:10", "yangguang", "pause", pause | {"pause_reason": "weather"}, "!invalid", TILL_SUNDAY),
            ("09-18 17:10", "yangguang", "pause", pause, "paused", paused),
            # Thursday does not count, Friday to Sunday are days off: the end of Monday.
            ("09-24 09:00", "yangguang", "resume", {}, "handling", {"answer": "09-29 00:00"}),
            ("09-24 10:00", "yangguang", "pause", pause, "paused", {"answer": "paused", "pausing": "10-27 00:00"}),
            ("10-27 00:00", "clock", "run", {"does": ["resume"]}, "handling", {"answer": "10-29 00:00"}),
        ],
    )


def test_the_leader_extends_to_five_working_days_and_the_unit_by_thirty_days(stage: Stage) -> None:
    five = {"extension": "answer:five_days", "reason": "要买灯具"}
    thirty = {"extension": "answer:thirty_days", "reason": "缺货", "next_promise": "2026-10-20"}
    thursday = {"answer": "09-25 00:00"}
    play(
        stage,
        [
            *CONTACTED,
            ("09-18 17:10", "yangguang", "ask_extension", five, "handling", TILL_SUNDAY),
            ("09-18 17:11", "yangguang", "approve_extension", five, "!not_yours", TILL_SUNDAY),
            ("09-18 17:12", "hefang", "approve_extension", five, "!extension_allowed", TILL_SUNDAY),
            ("09-18 17:13", "zhouming", "approve_extension", five, "handling", thursday),
            ("09-18 17:14", "zhouming", "approve_extension", five, "!extension_allowed", thursday),
            ("09-24 09:00", "zhouming", "approve_extension", thirty, "!extension_allowed", thursday),
            (
                "09-24 09:00",
                "hefang",
                "approve_extension",
                thirty | {"extension": "answer:year"},
                "!no_such_extension",
                thursday,
            ),
            # 30 days from Thursday 24 September end on Saturday 24 October: Monday 26 is the last day.
            ("09-24 09:01", "hefang", "approve_extension", thirty, "handling", {"answer": "10-27 00:00"}),
            ("09-24 09:02", "hefang", "approve_extension", thirty, "!extension_allowed", {"answer": "10-27 00:00"}),
        ],
    )


def test_an_extension_needs_every_field_that_its_clock_asks_for(stage: Stage) -> None:
    play(stage, CONTACTED)
    refusal = stage.fails("hefang", "approve_extension", extension="answer:thirty_days", reason="缺货")
    assert refusal.field == "fields.next_promise"


def test_a_limit_that_has_run_out_is_not_extended(stage: Stage) -> None:
    play(stage, CONTACTED)
    stage.at("09-21 00:00")
    refusal = stage.fails("zhouming", "approve_extension", extension="answer:five_days", reason="太晚")
    assert refusal.code == "extension_allowed"


def test_an_extension_that_was_asked_for_can_be_declined_once(stage: Stage) -> None:
    five = {"extension": "answer:five_days", "reason": "要买灯具"}
    play(
        stage,
        [
            *CONTACTED,
            ("09-18 17:10", "zhouming", "decline_extension", five, "!extension_asked", TILL_SUNDAY),
            ("09-18 17:10", "yangguang", "ask_extension", five, "handling", TILL_SUNDAY),
            ("09-18 17:11", "zhouming", "decline_extension", five, "handling", TILL_SUNDAY),
            ("09-18 17:12", "zhouming", "decline_extension", five, "!extension_asked", TILL_SUNDAY),
        ],
    )


def test_a_result_that_does_not_satisfy_the_checker_is_worked_on_again(stage: Stage) -> None:
    play(
        stage,
        [
            *FINISHED,
            ("09-21 09:00", "wujie", "redo", {"reason": "照片看不出已亮"}, "handling", {"rework": "09-24 00:00"}),
            ("09-22 10:00", "yangguang", "finish", DONE | PHOTO, "checking", {"check": "09-24 00:00"}),
            ("09-22 11:00", "wujie", "approve", {}, "answered", {"rate": "09-30 00:00"}),
        ],
    )
    assert stage.case.facts.rounds == 1
    assert "redone" in stage.case.facts.marks


@pytest.mark.parametrize("solved", ["no", "partly"])
def test_what_is_not_solved_goes_back_and_the_old_link_no_longer_rates(stage: Stage, solved: str) -> None:
    handling: dict[str, str] = {"rework": "09-24 00:00"}
    play(
        stage,
        [
            *ANSWERED,
            ("09-21 20:00", "alice", "rate", UNSOLVED | {"solved": solved}, "handling", handling),
            ("09-21 20:01", "alice", "rate", SOLVED | {"rating_secret": "secret:1"}, "!wrong_state", handling),
            ("09-22 10:00", "yangguang", "finish", DONE | PHOTO, "checking", {"check": "09-24 00:00"}),
            ("09-22 11:00", "wujie", "approve", {}, "answered", {"rate": "09-30 00:00"}),
            (
                "09-22 12:00",
                "alice",
                "rate",
                SOLVED | {"rating_secret": "secret:1"},
                "!rating_secret_valid",
                {"rate": "09-30 00:00"},
            ),
            ("09-22 12:01", "alice", "rate", SOLVED | {"rating_secret": "secret:2"}, "closed", {}),
        ],
    )
    assert (stage.case.row["solved"], stage.case.facts.rounds) == ("yes", 2)


def test_a_case_that_nobody_rates_closes_unrated_and_never_counts_as_satisfied(stage: Stage) -> None:
    rate = {"rate": "09-29 00:00"}
    play(
        stage,
        [
            *ANSWERED,
            ("09-28 23:59", "clock", "run", {"does": []}, "answered", rate),
            ("09-29 00:00", "clock", "run", {"does": ["lapse"]}, "closed", {}),
        ],
    )
    assert "unrated" in stage.case.facts.marks
    assert (stage.case.row["solved"], stage.case.row["satisfaction"]) == (None, None)


def test_an_objection_is_reviewed_by_the_county_and_upheld_or_reopened(stage: Stage) -> None:
    # Wednesday 23 September + 5 W: 24, 28, 29, 30 September, 8 October.
    objected: Row = ("09-23 09:00", "alice", "object", {"reason": "又不亮了"}, "objected", {"review": "10-09 00:00"})
    upheld: Row = ("09-24 09:00", "axiu", "uphold", {"reason": "属另一盏灯"}, "closed", {})
    again: Row = ("09-25 09:00", "alice", "object", {"reason": "就是这盏"}, "objected", {"review": "10-10 00:00"})
    reopened: Row = ("09-25 10:00", "axiu", "reopen", {"reason": "确未修好"}, "handling", {"rework": "09-30 00:00"})
    play(stage, [*CLOSED, objected, upheld, again, reopened])
    assert {"objected", "redone"} <= stage.case.facts.marks
    assert stage.case.row["ended_at"] is None


@pytest.mark.parametrize("way", [BROUGHT, SENT, SIGNED, FINISHED, ANSWERED], ids=lambda way: way[-1][4])
def test_the_resident_may_withdraw_any_open_case(stage: Stage, way: list[Row]) -> None:
    play(stage, way)
    for stranger in ("bob", "axiu", "yangguang"):
        assert isinstance(stage.fails(stranger, "withdraw"), (Forbidden, Missing))
    play(stage, [("09-22 21:00", "alice", "withdraw", {}, "withdrawn", {})])
    assert isinstance(stage.fails("alice", "withdraw"), Conflict)


def test_an_answer_at_once_is_rated_like_any_other(stage: Stage) -> None:
    play(
        stage,
        [
            *BROUGHT,
            # 7 days end on Friday 25 September, a day off like the two after it: Monday 28 is the last day.
            ("09-18 16:05", "luolan", "answer_at_once", DONE, "answered", {"rate": "09-29 00:00"}),
            ("09-18 19:00", "alice", "rate", UNSOLVED, "handling", {"rework": "09-22 00:00"}),
        ],
    )
    assert (stage.case.facts.unit, stage.case.row["desk_unit"]) == (TOWN_CENTRE, TOWN_CENTRE)


def test_nobody_checks_their_own_work(stage: Stage) -> None:
    stage.at("09-18 16:00").submit("alice", **LAMP)
    stage.take("axiu", "answer_at_once", **DONE)
    assert isinstance(stage.fails("axiu", "approve"), (Conflict, Forbidden))
    play(
        stage,
        [
            ("09-18 19:00", "alice", "rate", SOLVED, "closed", {}),
            ("09-18 20:00", "alice", "object", {"reason": "没有修"}, "objected", {"review": "09-25 00:00"}),
        ],
    )
    for action in ("reopen", "uphold"):
        assert stage.fails("axiu", action, reason="自己看自己").code == "not_the_handler"
    assert stage.take("zhoulei", "reopen", reason="应当去修").state == "handling"


def test_a_chase_is_answered_by_whoever_has_the_case(stage: Stage) -> None:
    waiting = BROUGHT[0][5] | {"chase": "09-21 00:00"}
    play(
        stage,
        [
            *BROUGHT,
            ("09-18 16:05", "zhouming", "chase", {"text": "请速办"}, "received", waiting),
            ("09-18 16:06", "luolan", "answer_chase", {"text": "马上派单"}, "received", BROUGHT[0][5]),
            ("09-18 16:07", "luolan", "answer_chase", {"text": "又回复"}, "!chase_open", BROUGHT[0][5]),
        ],
    )


def test_evidence_that_the_matter_asks_for_cannot_be_left_out(stage: Stage) -> None:
    play(stage, CONTACTED)
    assert stage.fails("yangguang", "finish", **DONE).code == "evidence_given"
