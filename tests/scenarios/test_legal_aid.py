"""Legal aid from application to rating, by the Legal Aid Law: decided in 7 days, assigned in 3, objections in 5.

All limits are calendar days: the day of the act is not counted, the last one ends at 24:00 (written as 00:00 of the
next day), and when it is a day off it moves to the next working day. 2026: Sunday 20 September and Saturday 10 October
are worked, 25 to 27 September and 1 to 7 October are days off.
"""

from typing import Any

import pytest
from tests.cases.stage import messages
from tests.scenarios.story import Line, Story, tell
from tests.world import COUNTY, HOUSING

from maplebridge.ground.words.fault import Missing

CENTRE = f"legal_aid-{COUNTY}"
BUREAU = f"justice_bureau-{COUNTY}"
QIANSHAN, FENGQIAO = f"law_firm_qianshan-{COUNTY}", f"law_firm_fengqiao-{COUNTY}"
APPLICANT = {"applicant": "罗某某"}
WAGES: dict[str, Any] = {
    "matter": "legal_aid_wages",
    "text": "在工地做了五个月，老板欠我们三个人的工钱。",
    "fields": {**APPLICANT, "employer": "某建筑公司", "claimed": "18600.00", "workers": 3},
}
SUPPORT: dict[str, Any] = {
    "matter": "legal_aid",
    "text": "老人告儿子给赡养费，请不起律师。",
    "fields": {**APPLICANT, "aid_for": "support", "means": "promise"},
}
FIRM: dict[str, Any] = {
    "matter": "legal_aid_firm",
    "text": "厂子停产，被拖欠货款，想请律师追讨。",
    "fields": {
        "firm": "某辣椒加工厂",
        "applicant": "陈某",
        "employees": 40,
        "hardship": "unpaid",
        "fund": "lottery",
        "claimed": "320000",
    },
}
GRANT = {"aid_form": "arbitration", "means_checked": "exempt"}
CONCLUDED = {"result": "仲裁调解，工钱当场付清。", "outcome": "agreement", "claimed": "18600", "recovered": "18600"}
SOLVED = {"rating_secret": "secret", "solved": "yes", "satisfaction": "very_satisfied"}

# 1 September + 7 days = 8 September, a Tuesday.
APPLIED: list[Line] = [("09-01 10:00", "alice", "submit", WAGES, "received", {"decide": "09-09 00:00"})]
GRANTED: list[Line] = [
    *APPLIED,
    # 7 September + 3 days = 10 September, a Thursday.
    ("09-07 16:00", "heqin", "grant", GRANT, "granted", {"assign": "09-11 00:00"}),
]
WORKING: list[Line] = [
    *GRANTED,
    # 8 September + 5 days = Sunday 13 September, moves to Monday the 14th.
    ("09-08 10:00", "heqin", "assign", {"unit": QIANSHAN, "person": "@pengyu"}, "assigned", {"sign_on": "09-15 00:00"}),
    # 10 September + 30 days = Saturday 10 October, which is worked.
    ("09-10 09:00", "pengyu", "take_on", {}, "working", {"progress": "10-11 00:00"}),
]


def test_a_migrant_workers_claim_is_granted_assigned_won_reviewed_and_rated(story: Story) -> None:
    tell(
        story,
        [
            *WORKING,
            ("09-11 15:00", "pengyu", "meet", {"meeting": "video"}, "working", {"progress": "10-11 00:00"}),
            # Each report starts the 30 days anew: 20 September + 30 = 20 October.
            ("09-20 10:00", "pengyu", "report", {"text": "已申请劳动仲裁。"}, "working", {"progress": "10-21 00:00"}),
            # 15 October + 30 days = Saturday 14 November, moves to Monday the 16th.
            ("10-15 10:00", "pengyu", "conclude", CONCLUDED, "concluded", {"hand_in": "11-17 00:00"}),
            # 20 October + 30 days = 19 November.
            ("10-20 10:00", "pengyu", "hand_in", {}, "reviewing", {"review": "11-20 00:00"}),
            ("10-21 10:00", "pengyu", "pass_review", {"paid": "1500"}, "!not_yours", {"review": "11-20 00:00"}),
            # 22 October + 7 days = 29 October.
            ("10-22 10:00", "heqin", "pass_review", {"paid": "1500"}, "answered", {"rate": "10-30 00:00"}),
            ("10-23 20:00", "alice", "rate", SOLVED, "closed", {}),
        ],
    )
    facts = {entry.action: entry.facts for entry, _, _ in story.journal()}
    assert (facts["conclude"]["claimed"], facts["conclude"]["recovered"]) == ("18600.00", "18600.00")
    assert facts["pass_review"]["paid"] == "1500.00"
    assert {"granted", "assigned", "accepted", "contacted", "rated"} <= story.case.facts.marks


def test_an_application_goes_straight_to_the_legal_aid_centre(story: Story) -> None:
    tell(story, APPLIED)
    assert (story.case.facts.unit, story.case.row["desk_unit"]) == (CENTRE, CENTRE)


def test_missing_papers_are_told_once_and_the_clock_stands_until_they_come(story: Story) -> None:
    asked = {"papers": ["工资条"], "reason": "看不出欠多少"}
    tell(
        story,
        [
            *APPLIED,
            # 2 September + 10 days = Saturday 12 September, moves to Monday the 14th.
            ("09-02 09:00", "heqin", "ask", asked, "asked", {"decide": "paused", "supply": "09-15 00:00"}),
            # It stood for 3 days (3, 4, 5 September): 8 + 3 = Friday 11 September.
            ("09-05 20:00", "alice", "supply", {"papers": ["工资条"]}, "received", {"decide": "09-12 00:00"}),
            ("09-06 09:00", "heqin", "ask", asked, "!asked_once", {"decide": "09-12 00:00"}),
        ],
    )


def test_papers_that_never_come_take_the_application_back(story: Story) -> None:
    asked = {"papers": ["工资条"], "reason": "看不出欠多少"}
    waiting = {"decide": "paused", "supply": "09-15 00:00"}
    tell(
        story,
        [
            *APPLIED,
            ("09-02 09:00", "heqin", "ask", asked, "asked", waiting),
            ("09-14 23:59", "clock", "run", {"does": []}, "asked", waiting),
            ("09-15 00:00", "clock", "run", {"does": ["deem_withdrawn"]}, "withdrawn", {}),
        ],
    )
    assert "unsupplied" in story.case.facts.marks


def test_the_lawyer_speaks_the_language_of_the_client_or_it_says_why_not(story: Story) -> None:
    tell(story, GRANTED)
    story.at("09-08 09:00").take("heqin", "set_language", language="hmd")
    assert story.fails("heqin", "assign", unit=FENGQIAO, person="@suhan").code == "speaks_language"
    assert story.take("heqin", "assign", unit=QIANSHAN, person="@pengyu").state == "assigned"


def test_only_who_answers_for_legal_aid_is_assigned(story: Story) -> None:
    tell(story, GRANTED)
    assert story.fails("heqin", "assign", unit=HOUSING).code == "competent"


def test_the_centre_helps_on_while_the_lawyer_works(story: Story) -> None:
    tell(story, WORKING)
    facts = story.case.facts
    assert (facts.unit, facts.helpers) == (QIANSHAN, (CENTRE,))
    assert isinstance(story.fails("suhan", "report", text="不是我的案子"), Missing)


def test_a_lawyer_with_good_reason_gives_it_back_and_another_is_assigned_in_3_days(story: Story) -> None:
    tell(
        story,
        [
            *GRANTED,
            ("09-08 10:00", "heqin", "assign", {"unit": FENGQIAO}, "assigned", {"sign_on": "09-15 00:00"}),
            # 9 September + 3 days = Saturday 12 September, moves to Monday the 14th.
            (
                "09-09 10:00",
                "suhan",
                "decline_assignment",
                {"reason": "曾代理对方"},
                "granted",
                {"assign": "09-15 00:00"},
            ),
            ("09-10 10:00", "heqin", "assign", {"unit": QIANSHAN}, "assigned", {"sign_on": "09-16 00:00"}),
        ],
    )
    assert story.case.facts.unit == QIANSHAN


def test_a_client_asks_for_another_lawyer_and_the_centre_changes_them(story: Story) -> None:
    tell(
        story,
        [
            *WORKING,
            (
                "09-21 10:00",
                "alice",
                "ask_change",
                {"reason": "一直没有联系我"},
                "working",
                {"progress": "10-11 00:00"},
            ),
            # 22 September + 5 days = Sunday 27 September, a day off; Monday the 28th is worked.
            (
                "09-22 10:00",
                "heqin",
                "change_lawyer",
                {"unit": FENGQIAO, "reason": "请求成立"},
                "assigned",
                {"sign_on": "09-29 00:00"},
            ),
        ],
    )


REFUSED: list[Line] = [
    ("09-01 10:00", "alice", "submit", SUPPORT, "received", {"decide": "09-09 00:00"}),
    (
        "09-04 10:00",
        "heqin",
        "refuse",
        {"refusal_ground": "means", "reason": "家庭收入超过标准", "lawful_route": "litigation", "person": "@tianli"},
        "refused",
        {},
    ),
    # 7 September + 5 days = Saturday 12 September, moves to Monday the 14th.
    ("09-07 09:00", "alice", "object", {"reason": "收入算错了"}, "objected", {"objection": "09-15 00:00"}),
]


def test_a_refusal_is_objected_to_and_corrected_by_the_bureau(story: Story) -> None:
    tell(
        story,
        [
            *REFUSED,
            (
                "09-08 09:00",
                "heqin",
                "uphold",
                {"reason": "维持", "lawful_route": "litigation"},
                "!not_yours",
                {"objection": "09-15 00:00"},
            ),
            # 9 September + 3 days = Saturday 12 September, moves to Monday the 14th.
            (
                "09-09 10:00",
                "qinhai",
                "order_correction",
                {"reason": "收入确实算错"},
                "granted",
                {"assign": "09-15 00:00"},
            ),
            ("09-10 10:00", "heqin", "assign", {"unit": FENGQIAO}, "assigned", {"sign_on": "09-16 00:00"}),
        ],
    )
    assert {"refused", "objected", "granted"} <= story.case.facts.marks


def test_a_refusal_that_the_bureau_upholds_names_the_lawful_route(story: Story) -> None:
    tell(story, REFUSED)
    assert story.at("09-10 10:00").fails("qinhai", "uphold", reason="核对无误").field == "fields.lawful_route"
    assert story.take("qinhai", "uphold", reason="核对无误", lawful_route="reconsideration").state == "upheld"
    assert story.clocks() == {}


def test_a_refusal_needs_a_second_member_of_staff(story: Story) -> None:
    tell(story, REFUSED[:1])
    refusal = {"refusal_ground": "out_of_scope", "reason": "不属范围", "lawful_route": "other"}
    assert story.fails("heqin", "refuse", **refusal, person="@heqin").code == "second_person"


def test_when_a_limit_ends_in_less_than_7_days_aid_comes_first_and_the_papers_later(story: Story) -> None:
    urgent = {"urgency": "limit_near", "reason": "仲裁时效五天后届满"}
    tell(
        story,
        [
            *APPLIED,
            # 1 September + 3 days = Friday 4 September; + 15 days = Wednesday 16 September.
            (
                "09-01 11:00",
                "heqin",
                "provide_first",
                urgent,
                "granted",
                {"assign": "09-05 00:00", "make_up": "09-17 00:00"},
            ),
            # 1 September + 5 days = Sunday 6 September, moves to Monday the 7th.
            (
                "09-01 12:00",
                "heqin",
                "assign",
                {"unit": QIANSHAN},
                "assigned",
                {"sign_on": "09-08 00:00", "make_up": "09-17 00:00"},
            ),
            # 1 September + 30 days = Thursday 1 October; days off until the 7th, so Thursday 8 October.
            ("09-01 14:00", "pengyu", "take_on", {}, "working", {"progress": "10-09 00:00", "make_up": "09-17 00:00"}),
            ("09-10 10:00", "heqin", "make_up", {"papers": ["诚信承诺书"]}, "working", {"progress": "10-09 00:00"}),
        ],
    )


def test_a_firm_in_hardship_is_helped_by_the_countys_own_rule_and_its_own_money(story: Story) -> None:
    tell(
        story,
        [
            ("09-01 10:00", "bob", "submit", FIRM, "received", {"decide": "09-09 00:00"}),
            (
                "09-03 10:00",
                "heqin",
                "grant",
                {"aid_form": "civil", "means_checked": "county_rule"},
                "granted",
                # 3 September + 3 days = Sunday 6 September, moves to Monday the 7th.
                {"assign": "09-08 00:00"},
            ),
        ],
    )
    assert story.bases()["decide"].startswith("本县规定")
    assert "《法律援助法》" in story.bases()["assign"]
    assert story.journal()[0][0].facts["form"]["fund"] == "lottery"


def test_the_centre_ends_aid_on_a_ground_of_the_law_and_the_bureau_upholds_it(story: Story) -> None:
    ground = {"termination_ground": "own_lawyer", "reason": "已自行委托律师"}
    tell(
        story,
        [
            *WORKING,
            ("09-15 10:00", "pengyu", "terminate", ground, "!not_yours", {"progress": "10-11 00:00"}),
            ("09-15 10:00", "heqin", "terminate", ground, "terminated", {}),
            # 16 September + 5 days = Monday 21 September.
            ("09-16 10:00", "alice", "object", {"reason": "没有委托别人"}, "objected", {"objection": "09-22 00:00"}),
            (
                "09-18 10:00",
                "qinhai",
                "uphold",
                {"reason": "有委托书为证", "lawful_route": "reconsideration"},
                "upheld",
                {},
            ),
        ],
    )


def test_a_file_that_is_not_good_enough_goes_back_to_the_lawyer(story: Story) -> None:
    tell(
        story,
        [
            *WORKING,
            ("10-09 10:00", "pengyu", "conclude", CONCLUDED, "concluded", {"hand_in": "11-10 00:00"}),
            ("10-10 10:00", "pengyu", "hand_in", {}, "reviewing", {"review": "11-10 00:00"}),
            # 12 October + 30 days = Wednesday 11 November.
            ("10-12 10:00", "heqin", "repair", {"reason": "缺会见笔录"}, "working", {"progress": "11-12 00:00"}),
        ],
    )


@pytest.mark.parametrize(("day", "does"), [("09-08 23:59", []), ("09-09 00:00", ["overdue"])])
def test_a_decision_that_is_late_is_told_to_the_head_of_the_centre(story: Story, day: str, does: list[str]) -> None:
    tell(story, APPLIED)
    assert story.at(day).run_clocks() == does
    story.tell()
    told = {recipient for recipient, template, _ in messages(story.number) if template == "overdue"}
    assert (f"unit:{CENTRE}:unit_head" in told) is bool(does)


def test_a_closed_case_that_is_drawn_is_looked_at_by_the_bureau_and_may_go_back_to_review(story: Story) -> None:
    called = {"units": [BUREAU], "arrive_by": "2026-10-30T17:00:00+08:00"}
    tell(
        story,
        [
            *WORKING,
            ("10-12 10:00", "pengyu", "conclude", CONCLUDED, "concluded", {"hand_in": "11-12 00:00"}),
            ("10-13 10:00", "pengyu", "hand_in", {}, "reviewing", {"review": "11-13 00:00"}),
            ("10-14 10:00", "heqin", "pass_review", {"paid": "1500"}, "answered", {"rate": "10-22 00:00"}),
            ("10-22 00:00", "clock", "run", {"does": ["lapse"]}, "closed", {}),
            # Friday 23 October + 5 working days: 26 to 30.
            ("10-23 10:00", "clock", "draw_recheck", called, "rechecking", {"recheck": "10-31 00:00"}),
            (
                "10-26 10:00",
                "heqin",
                "recheck",
                {"found": "confirmed", "text": "好"},
                "!not_yours",
                {"recheck": "10-31 00:00"},
            ),
            # 27 October + 30 days = Thursday 26 November.
            (
                "10-27 10:00",
                "qinhai",
                "recheck",
                {"found": "not_solved", "text": "缺笔录"},
                "reviewing",
                {"review": "11-27 00:00"},
            ),
        ],
    )


def test_what_the_lawyer_reports_is_told_to_the_client(story: Story) -> None:
    tell(story, WORKING)
    story.at("09-20 10:00").take("pengyu", "report", text="已开庭。")
    story.tell()
    assert "aid_progress" in {template for _, template, _ in messages(story.number)}


def test_a_refusal_tells_that_one_may_object(story: Story) -> None:
    tell(story, REFUSED[:2])
    story.tell()
    assert "aid_refused" in {template for _, template, _ in messages(story.number)}
