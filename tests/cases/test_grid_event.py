"""What a grid worker finds: settled on the spot, or reported level by level; never closed by the handler alone.

A fire hazard is of class B: settled within 24 hours. Office hours as in test_request.py.
"""

import pytest
from tests.cases.stage import DONE, PHOTO, Row, Stage, play
from tests.world import CENTRE, HOUSING, TOWN_CENTRE, VILLAGE

from maplebridge.ground.words.fault import Forbidden, Missing

HAZARD = {"matter": "fire_hazard", "channel": "grid"}
TO_HOUSING = {"unit": HOUSING, "exception": "线路归住建"}
# Four working hours from Friday 16:00: one and a half then, two and a half on Sunday, a make-up workday.
FOUND: list[Row] = [
    ("09-18 16:00", "aduo", "submit", HAZARD, "found", {"triage": "09-20 11:30", "answer": "09-19 16:00"}),
]
SETTLED: list[Row] = [*FOUND, ("09-18 16:10", "aduo", "settle", DONE | PHOTO, "settled", {"confirm": "09-21 00:00"})]


def test_what_is_settled_on_the_spot_is_confirmed_by_somebody_else(stage: Stage) -> None:
    play(
        stage,
        [
            *SETTLED,
            ("09-18 16:20", "aduo", "confirm", {}, "!not_the_handler", {"confirm": "09-21 00:00"}),
            ("09-18 16:30", "wujie", "confirm", {}, "closed", {}),
        ],
    )
    assert "settled_on_the_spot" in stage.case.facts.marks


def test_evidence_is_asked_for_on_the_spot_too(stage: Stage) -> None:
    play(stage, FOUND)
    assert stage.fails("aduo", "settle", **DONE).code == "evidence_given"


def test_what_cannot_be_settled_is_reported_from_village_to_town_to_county(stage: Stage) -> None:
    play(stage, FOUND)
    due = FOUND[0][5]
    for when, who, above in (("09-18 16:10", "aduo", TOWN_CENTRE), ("09-18 16:20", "luolan", CENTRE)):
        play(stage, [(when, who, "report_up", {"reason": "解决不了"}, "found", due)])
        assert stage.case.facts.centre == above
    assert stage.fails("axiu", "report_up", reason="还要上报").code == "higher_centre_exists"
    answer = {"answer": "09-19 16:00"}
    play(
        stage,
        [
            ("09-18 16:30", "axiu", "dispatch", TO_HOUSING, "dispatched", {"sign": "09-20 10:00"} | answer),
            ("09-18 16:40", "yangguang", "sign", {}, "handling", answer),
            ("09-18 16:50", "yangguang", "finish", DONE | PHOTO, "settled", {"confirm": "09-21 00:00"}),
        ],
    )
    for handler in ("yangguang", "hefang"):
        assert isinstance(stage.fails(handler, "confirm"), Forbidden)
    play(stage, [("09-18 17:00", "aduo", "confirm", {}, "closed", {})])


def test_what_was_not_settled_begins_anew_with_nobody_in_charge(stage: Stage) -> None:
    again = {"triage": "09-20 14:00", "answer": "09-19 17:00"}
    play(
        stage,
        [
            *FOUND,
            (
                "09-18 16:10",
                "luolan",
                "dispatch",
                TO_HOUSING,
                "dispatched",
                {"sign": "09-20 09:40", "answer": "09-19 16:00"},
            ),
            ("09-18 16:40", "yangguang", "sign", {}, "handling", {"answer": "09-19 16:00"}),
            ("09-18 16:50", "yangguang", "finish", DONE | PHOTO, "settled", {"confirm": "09-21 00:00"}),
            ("09-18 17:00", "aduo", "redo", {"reason": "通道仍堵着"}, "found", again),
        ],
    )
    assert (stage.case.facts.unit, stage.case.row["desk_unit"]) == (None, f"centre-{VILLAGE}")
    assert isinstance(stage.fails("yangguang", "sign"), Missing)
    # Nobody takes it up: it climbs, as it would have the first time.
    assert "escalate" not in stage.at("09-20 14:00").run_clocks()
    assert "escalate" in stage.at("09-21 12:00").run_clocks()
    assert stage.case.facts.centre == TOWN_CENTRE


def test_what_proves_unfounded_is_dropped_by_two(stage: Stage) -> None:
    play(stage, FOUND)
    assert stage.fails("luolan", "drop", reason="没有此事", person="@luolan").code == "second_person"
    play(stage, [("09-18 16:10", "luolan", "drop", {"reason": "没有此事", "person": "@wujie"}, "unfounded", {})])


def test_a_return_is_decided_by_the_county(stage: Stage) -> None:
    answer = {"answer": "09-19 16:00"}
    labour = {"unit": "human_resources-520524", "exception": "误派"}
    play(
        stage,
        [
            *FOUND,
            ("09-18 16:10", "luolan", "dispatch", labour, "dispatched", {"sign": "09-20 09:40"} | answer),
            (
                "09-18 16:20",
                "tangwei",
                "return",
                {"reason": "不属我局", "right_unit": HOUSING},
                "disputed",
                {"decide": "09-21 00:00"} | answer,
            ),
            (
                "09-18 16:30",
                "axiu",
                "decide",
                {"unit": HOUSING, "reason": "线路"},
                "dispatched",
                {"sign": "09-20 10:00"} | answer,
            ),
            (
                "09-18 16:40",
                "yangguang",
                "return",
                {"reason": "也不属我局", "right_unit": HOUSING},
                "!not_returned_before",
                {"sign": "09-20 10:00"} | answer,
            ),
        ],
    )


@pytest.mark.parametrize("extension", ["answer:thirty_days"])
def test_only_the_leader_extends(stage: Stage, extension: str) -> None:
    more = {"extension": extension, "reason": "等配件", "next_promise": "2026-10-10"}
    play(stage, FOUND)
    stage.take("luolan", "dispatch", **TO_HOUSING)
    stage.take("yangguang", "sign")
    assert stage.fails("hefang", "approve_extension", **more).code == "extension_allowed"
    stage.take("zhouming", "approve_extension", **more)
    # 30 days from Saturday 19 September, on which the 24 hours end: Monday 19 October.
    assert stage.clocks() == {"answer": "10-20 00:00"}
