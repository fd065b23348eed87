"""A resident's request from its entrance to the unit that takes it up, and round the whole loop."""

from tests.cases.stage import Row, Stage, play
from tests.cases.ways import BROUGHT, CLOSED, LABOUR, REFUSED, SENT, TILL_SUNDAY, TO_HOUSING
from tests.world import CENTRE, COUNTY, GRID, HOUSING, TOWN, TOWN_CENTRE, VILLAGE, WATER

from maplebridge.ground.words.fault import Forbidden, Missing


def test_a_request_goes_round_the_whole_loop(stage: Stage) -> None:
    play(stage, [*CLOSED, ("09-22 09:00", "axiu", "archive", {}, "archived", {})])
    actions = [entry.action for entry, _, _ in stage.journal()]
    assert actions == ["submit", "dispatch", "sign", "contact", "finish", "approve", "rate", "archive"]
    assert (stage.case.row["solved"], stage.case.row["satisfaction"]) == ("yes", "very_satisfied")
    assert stage.case.row["outcome"] == "solved"
    assert {"contacted", "rated"} <= stage.case.facts.marks


def test_archiving_keeps_the_time_at_which_the_case_ended(stage: Stage) -> None:
    play(stage, CLOSED)
    ended_at = stage.case.row["ended_at"]
    play(stage, [("09-30 09:00", "axiu", "archive", {}, "archived", {})])
    assert stage.case.row["ended_at"] == ended_at
    assert ended_at is not None


def test_refusing_needs_a_second_member_of_staff(stage: Stage) -> None:
    play(stage, BROUGHT)
    refusal = {"reason": "不属于受理范围", "lawful_route": "petition"}
    for nobody in ("@luolan", "@alice", "@province-platform", "nobody-of-that-id"):
        assert stage.fails("luolan", "refuse", **refusal, person=nobody).code == "second_person"
    assert stage.fails("luolan", "refuse", **refusal).field == "fields.person"
    play(stage, REFUSED[1:])
    assert "refused" in stage.case.facts.marks


def test_a_refusal_can_be_contested_and_overturned_by_somebody_else(stage: Stage) -> None:
    contested: Row = ("09-19 10:00", "alice", "contest", {"reason": "并未起诉"}, "contested", {"review": "09-25 00:00"})
    again = {"triage": "09-19 13:00"} | TILL_SUNDAY
    play(
        stage,
        [
            *REFUSED,
            contested,
            ("09-19 11:00", "luolan", "overturn", {"reason": "应当受理"}, "!not_yours", {"review": "09-25 00:00"}),
            ("09-19 11:00", "axiu", "overturn", {"reason": "应当受理"}, "received", again),
            ("09-19 11:30", "luolan", "dispatch", TO_HOUSING, "dispatched", {"sign": "09-20 11:00"} | TILL_SUNDAY),
        ],
    )


def test_whoever_refused_does_not_review_the_refusal(stage: Stage) -> None:
    refusal = {"reason": "已由法院受理", "lawful_route": "litigation", "person": "@zhoulei"}
    play(
        stage,
        [
            *BROUGHT,
            ("09-18 16:20", "axiu", "refuse", refusal, "refused", {}),
            ("09-19 10:00", "alice", "contest", {"reason": "并未起诉"}, "contested", {"review": "09-25 00:00"}),
        ],
    )
    for action, fields in (("overturn", {}), ("confirm_refusal", {"lawful_route": "litigation"})):
        assert stage.fails("axiu", action, reason="维持", **fields).code == "not_the_handler"
    assert stage.take("zhoulei", "confirm_refusal", reason="维持", lawful_route="litigation").state == "refused"
    assert stage.clocks() == {}


def test_one_reasoned_return_then_a_decision_that_cannot_be_returned(stage: Stage) -> None:
    wrong = {"unit": LABOUR, "exception": "误认为工地照明"}
    mistaken = {"reason": "路灯属住建", "right_unit": HOUSING}
    decided = {"unit": HOUSING, "reason": "路灯由住建管理"}
    play(
        stage,
        [
            *BROUGHT,
            ("09-18 16:10", "luolan", "dispatch", {"unit": LABOUR}, "!competent", BROUGHT[0][5]),
            ("09-18 16:10", "luolan", "dispatch", wrong, "dispatched", {"sign": "09-20 09:40"} | TILL_SUNDAY),
            ("09-18 16:40", "tangwei", "return", mistaken, "disputed", {"decide": "09-21 00:00"} | TILL_SUNDAY),
        ],
    )
    assert isinstance(stage.fails("tangwei", "sign"), Missing)
    assert (stage.case.facts.unit, stage.case.row["desk_unit"]) == (None, CENTRE)
    sign, disputed = {"sign": "09-20 11:00"} | TILL_SUNDAY, {"decide": "09-21 00:00"} | TILL_SUNDAY
    play(
        stage,
        [
            ("09-20 09:00", "luolan", "decide", decided, "!not_yours", disputed),
            ("09-20 09:00", "axiu", "decide", decided, "dispatched", sign),
            ("09-20 09:30", "yangguang", "return", mistaken, "!not_returned_before", sign),
            ("09-20 10:00", "yangguang", "sign", {}, "handling", {"contact": "09-21 10:00"} | TILL_SUNDAY),
        ],
    )
    lesson = stage.journal()[3][0].facts["lesson"]
    assert lesson == {"matter": "streetlight", "category": "0405", "place": GRID, "unit": HOUSING}
    assert stage.case.facts.finished_by is None


def test_a_return_is_in_time_until_the_end_of_the_next_working_day(stage: Stage) -> None:
    mistaken = {"reason": "不属我局", "right_unit": WATER}
    play(stage, SENT)
    stage.at("09-21 00:00")
    assert stage.fails("yangguang", "return", **mistaken).code == "within_1_working_day"
    stage.at("09-20 23:59")
    assert stage.take("yangguang", "return", **mistaken).state == "disputed"


def test_a_case_climbs_level_by_level_and_is_sent_down_again(stage: Stage) -> None:
    due = BROUGHT[0][5]
    play(stage, BROUGHT)
    assert stage.case.facts.centre == f"centre-{VILLAGE}"
    for when, who, action, fields, centre in (
        ("09-18 16:05", "luolan", "report_up", {"reason": "村里修不了"}, TOWN_CENTRE),
        ("09-18 16:10", "luolan", "report_up", {"reason": "镇里修不了"}, CENTRE),
        ("09-18 16:20", "axiu", "send_down", {"place": TOWN}, TOWN_CENTRE),
        ("09-18 16:30", "axiu", "send_down", {"place": VILLAGE}, f"centre-{VILLAGE}"),
    ):
        play(stage, [(when, who, action, fields, "received", due)])
        assert (stage.case.facts.centre, stage.case.row["desk_unit"], stage.case.facts.place) == (centre, centre, GRID)
    assert "reported_upward" in stage.case.facts.marks


def test_the_county_is_the_highest_level_and_sends_only_down(stage: Stage) -> None:
    play(stage, BROUGHT)
    for _ in range(2):
        stage.take("axiu", "report_up", reason="下级修不了")
    assert stage.fails("axiu", "report_up", reason="还要上报").code == "higher_centre_exists"
    assert isinstance(stage.fails("luolan", "report_up", reason="已不在镇里"), Forbidden)
    assert stage.fails("axiu", "send_down", place=COUNTY).code == "lower_place"
    assert stage.fails("axiu", "send_down", place="520524999").code == "no_such_place"
    assert stage.fails("axiu", "send_down", place="520525001").code == "no_such_place"


def test_units_that_were_whistled_for_sign_in_once_and_silence_is_noted(stage: Stage) -> None:
    called = {"units": [HOUSING, LABOUR, WATER], "arrive_by": "2026-09-18T17:00:00+08:00"}
    due = SENT[-1][5]
    play(
        stage,
        [
            *SENT,
            ("09-18 16:15", "tangwei", "arrive", {}, "!no_case", due),
            (
                "09-18 16:15",
                "luolan",
                "whistle",
                called | {"arrive_by": "2026-09-18T16:15:00+08:00"},
                "!arrive_by_ahead",
                due,
            ),
            ("09-18 16:15", "luolan", "whistle", called, "dispatched", due),
            ("09-18 16:20", "tangwei", "arrive", {}, "dispatched", due),
            ("09-18 16:21", "tangwei", "arrive", {}, "!called_here", due),
            ("09-18 16:22", "yangguang", "arrive", {}, "dispatched", due),
            ("09-18 16:59", "clock", "run", {"does": []}, "dispatched", due),
            ("09-18 17:00", "clock", "run", {"does": ["missed_call"]}, "dispatched", due),
        ],
    )
    calls = {call.unit: (call.arrived_at is not None, call.missed) for call in stage.case.facts.calls}
    assert calls == {HOUSING: (True, False), LABOUR: (True, False), WATER: (False, True)}
    assert stage.journal()[3][0].facts["units"] == [LABOUR]
