"""An old case: a leader takes it on, makes a plan with a day, reports every 30 days until it is closed with evidence.

2026: Sunday 20 September and Saturday 10 October are worked, 25 to 27 September and 1 to 7 October are days off.
"""

from typing import Any

from tests.cases.stage import PHOTO, messages
from tests.scenarios.story import Line, Story, tell
from tests.world import COUNTY

OFFICE = f"government_office-{COUNTY}"
STUCK: dict[str, Any] = {
    "matter": "old_case",
    "text": "修路占地补偿款拖了六年。",
    "fields": {"stuck_since": "2020-05-01", "stuck_by": "history"},
}
PLAN: dict[str, Any] = {"why_stuck": "账目不清", "plan_text": "核账、分两次补发", "until": "2026-12-15"}
SETTLED: dict[str, Any] = {
    "result": "补偿款已补发。",
    "outcome": "solved",
    "petitioners_word": "钱收到了，事情了了。",
    **PHOTO,
}

LISTED: list[Line] = [
    # 1 September + 5 working days: 2, 3, 4, 7, 8 September.
    ("09-01 10:00", "alice", "submit", STUCK, "listed", {"take_on": "09-09 00:00"}),
]
TAKEN: list[Line] = [
    *LISTED,
    # 3 September + 10 working days: 4, 7 to 11 (6), 14 to 17 September (10).
    ("09-03 10:00", "axiu", "take_on", {"unit": OFFICE, "person": "@zhouming"}, "taken", {"plan": "09-18 00:00"}),
]
WORKING: list[Line] = [
    *TAKEN,
    # 10 September + 30 days = Saturday 10 October, which is worked; the plan names 15 December.
    ("09-10 10:00", "zhouming", "plan", PLAN, "working", {"progress": "10-11 00:00", "goal": "12-16 00:00"}),
]
MONTHS: list[Line] = [
    *WORKING,
    # 9 October + 30 days = Sunday 8 November, moves to Monday the 9th.
    (
        "10-09 10:00",
        "zhouming",
        "progress",
        {"text": "账已核清"},
        "working",
        {"progress": "11-10 00:00", "goal": "12-16 00:00"},
    ),
    # 9 November + 30 days = Wednesday 9 December.
    (
        "11-09 10:00",
        "zhouming",
        "progress",
        {"text": "首期已发"},
        "working",
        {"progress": "12-10 00:00", "goal": "12-16 00:00"},
    ),
]
CHECKING: list[Line] = [
    *MONTHS,
    # 1 December + 5 working days: 2, 3, 4, 7, 8 December.
    ("12-01 10:00", "zhouming", "report_settled", SETTLED, "checking", {"check": "12-09 00:00"}),
]


def test_a_leader_takes_it_on_plans_reports_every_month_and_somebody_else_confirms(story: Story) -> None:
    tell(
        story,
        [
            *CHECKING,
            (
                "12-02 10:00",
                "zhouming",
                "confirm",
                {"how": "phone", "text": "属实"},
                "!not_yours",
                {"check": "12-09 00:00"},
            ),
            ("12-03 10:00", "chenjing", "confirm", {"how": "phone", "text": "本人说钱已收到"}, "closed", {}),
        ],
    )
    assert (story.case.facts.unit, story.case.facts.person) == (OFFICE, story.world.ids["zhouming"])
    story.tell()
    assert [template for _, template, _ in messages(story.number)].count("old_case_progress") == 2


def test_a_month_without_a_word_is_told_and_told_again_until_it_is_closed(story: Story) -> None:
    tell(story, WORKING)
    told = []
    for when in ("10-11 00:00", "10-22 00:00"):
        story.at(when).run_clocks()
        told.append((story.journal()[-1][0].action, story.journal()[-1][0].facts.get("told")))
    assert told == [("overdue", ["owner_person"]), ("escalate", ["leader"])]
    # A late report begins the next 30 days: 22 October + 30 = Saturday 21 November, moves to Monday the 23rd.
    story.at("10-22 10:00").take("zhouming", "progress", text="晚了，说明原因")
    assert story.clocks()["progress"] == "11-24 00:00"


def test_it_is_not_closed_without_evidence_and_the_petitioners_own_word(story: Story) -> None:
    tell(story, MONTHS)
    for without in ("evidence", "petitioners_word"):
        fields = {name: value for name, value in SETTLED.items() if name != without}
        assert story.fails("zhouming", "report_settled", **fields).field == f"fields.{without}"


def test_what_is_not_really_settled_goes_on_month_by_month(story: Story) -> None:
    tell(
        story,
        [
            *CHECKING,
            # 4 December + 30 days = Sunday 3 January 2027; 1 to 3 January are days off, Monday the 4th is worked.
            (
                "12-04 10:00",
                "chenjing",
                "not_settled",
                {"reason": "还差一户"},
                "working",
                {"progress": "2027-01-05 00:00"},
            ),
        ],
    )


def test_a_request_becomes_an_old_case_and_hears_when_it_is_settled(story: Story) -> None:
    story.at("09-18 16:00").submit("alice", matter="pothole", text="通组路烂了三年没人修")
    number = story.number
    story.take("luolan", "make_old_case", reason="三年未决")
    story.follow()
    assert (story.case.facts.matter, story.case.facts.state) == ("old_case", "listed")
    story.take("axiu", "take_on", unit=OFFICE, person="@zhouming")
    story.take("zhouming", "plan", **PLAN)
    story.take("zhouming", "report_settled", **SETTLED)
    story.take("chenjing", "confirm", how="phone", text="路已修好")
    story.succeed()
    story.return_to(number)
    assert story.journal()[-1][0].action == "old_case_settled"


def test_what_belongs_in_court_is_shown_the_way_by_two(story: Story) -> None:
    tell(story, TAKEN)
    way: dict[str, Any] = {"reason": "双方同意起诉", "lawful_route": "litigation"}
    assert story.fails("axiu", "drop", **way, person="@axiu").code == "second_person"
    assert story.take("axiu", "drop", **way, person="@zhouming").state == "routed"
