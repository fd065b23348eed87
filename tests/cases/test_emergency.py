"""Every minute counts: clocks that never stand still, from the call to the scene."""

import pytest
from tests.cases.stage import DONE, Row, Stage, play
from tests.world import COUNTY, HOUSING

from maplebridge.cases.models import CaseClock
from maplebridge.ground.words.fault import Forbidden, Missing

LEAK = {"matter": "gas_leak"}
TOMORROW = {"answer": "09-20 03:00"}
# A Saturday at three in the morning.
CALLED: list[Row] = [
    (
        "09-19 03:00",
        "alice",
        "submit",
        LEAK,
        "reported",
        {"triage": "09-19 03:02", "arrival": "09-19 03:10"} | TOMORROW,
    ),
]
SENT: list[Row] = [
    *CALLED,
    (
        "09-19 03:01",
        "axiu",
        "dispatch",
        {"unit": HOUSING},
        "sent",
        {"turnout": "09-19 03:04", "arrival": "09-19 03:10"} | TOMORROW,
    ),
]
THERE: list[Row] = [
    *SENT,
    ("09-19 03:03", "yangguang", "set_out", {}, "sent", {"arrival": "09-19 03:10"} | TOMORROW),
    ("09-19 03:09", "yangguang", "reach", {}, "on_scene", TOMORROW),
]
DEALT_WITH: list[Row] = [
    *THERE,
    ("09-19 04:00", "yangguang", "finish", DONE, "checking", {"check": "09-21 00:00"}),
]


def test_help_is_sent_sets_out_arrives_and_is_checked(stage: Stage) -> None:
    play(stage, DEALT_WITH)
    assert isinstance(stage.fails("yangguang", "approve"), Forbidden)
    play(stage, [("09-20 09:00", "chenjing", "approve", {}, "closed", {})])
    met = CaseClock.objects.of(COUNTY).filter(case_id=stage.case.facts.id).values_list("name", "met")
    assert dict(met) == dict.fromkeys(("triage", "turnout", "arrival", "answer", "check"), True)


@pytest.mark.parametrize("action", ["pause", "ask", "ask_extension", "approve_extension"])
def test_nothing_pauses_or_extends_an_emergency(stage: Stage, action: str) -> None:
    play(stage, THERE)
    assert isinstance(stage.fails("yangguang", action), Missing)


def test_a_calendar_does_not_touch_an_emergency(stage: Stage) -> None:
    play(
        stage,
        [
            (
                "10-01 03:00",
                "alice",
                "submit",
                LEAK,
                "reported",
                {"triage": "10-01 03:02", "arrival": "10-01 03:10", "answer": "10-02 03:00"},
            )
        ],
    )


def test_what_was_dealt_with_badly_is_dealt_with_again(stage: Stage) -> None:
    play(
        stage,
        [
            *DEALT_WITH,
            ("09-20 09:00", "chenjing", "redo", {"reason": "仍有气味"}, "on_scene", {"answer": "09-21 09:00"}),
            ("09-20 10:00", "yangguang", "finish", DONE, "checking", {"check": "09-22 00:00"}),
        ],
    )


def test_silence_is_carried_up_by_the_minute(stage: Stage) -> None:
    play(stage, CALLED)
    seen = []
    for minute in range(1, 17):
        stage.at(f"09-19 03:{minute:02}")
        for action in stage.run_clocks():
            facts = stage.journal()[-1][0].facts
            seen.append((minute, action, facts["clock"], *facts.get("told", [])))
    assert [each for each in seen if each[2] == "triage"] == [
        (2, "overdue", "triage", "dispatcher"),
        (4, "escalate", "triage", "leader"),
        (6, "escalate", "triage"),
    ]
    assert [each for each in seen if each[2] == "arrival"] == [
        (10, "overdue", "arrival", "unit_head"),
        (15, "escalate", "arrival", "leader"),
    ]


def test_a_false_alarm_is_stood_down_by_two(stage: Stage) -> None:
    play(stage, SENT)
    assert stage.fails("axiu", "stand_down", reason="误报", person="@axiu").code == "second_person"
    assert stage.take("axiu", "stand_down", reason="误报", person="@zhoulei").state == "stood_down"
    assert stage.clocks() == {}


def test_another_responder_can_be_sent_before_anybody_is_there(stage: Stage) -> None:
    play(
        stage,
        [
            *SENT,
            (
                "09-19 03:05",
                "axiu",
                "dispatch",
                {"unit": "gas_company-520524"},
                "sent",
                {"turnout": "09-19 03:08", "arrival": "09-19 03:10"} | TOMORROW,
            ),
        ],
    )
    assert isinstance(stage.fails("yangguang", "reach"), Missing)
