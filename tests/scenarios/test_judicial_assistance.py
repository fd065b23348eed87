"""Judicial assistance by county and city together: reviewed in 10 working days, approved in 10, paid 2 after the money.

All limits but the resident's own are working days. 2026: Sunday 20 September and Saturday 10 October are worked,
25 to 27 September and 1 to 7 October are days off.
"""

from typing import Any

from tests.cases.stage import PHOTO, messages
from tests.scenarios.story import Line, Story, tell
from tests.world import COUNTY

from maplebridge.cases.models import Case
from maplebridge.cases.queries import get_case
from maplebridge.services.searching.earlier import list_earlier_help

PROCURATORATE, CITY = f"procuratorate-{COUNTY}", f"city_procuratorate-{COUNTY}"
ASKED: dict[str, Any] = {
    "matter": "judicial_assistance",
    "text": "丈夫被撞身亡，肇事人没有钱赔，家里还有两个孩子。",
    "fields": {
        "applicant": "王爱丽",
        "case_of": "交通肇事案，县法院已判决",
        "harm": "bereaved",
        "compensated": "5000",
        "children": True,
        "claimed": "80000",
    },
}
CHECKED = {"means_checked": "home_visit", "register_seen": "joint", "aided_before": "no"}
PROPOSED = {"proposed_yuan": "60000", "monthly_wage": "6500", "reason": "全家靠丈夫务工"}
APPROVED: dict[str, Any] = {
    "granted_yuan": "60000",
    "of_the_city": "40000",
    "of_the_county": "20000",
    "reason": "情况属实，困难急迫",
    "person": "@shenji",
}
PAID = {"paid": "60000", "children_seen_to": "passed_on", "pay_way": "account", **PHOTO}
UNASKED = {name: said for name, said in PAID.items() if name != "children_seen_to"}
SOLVED = {"rating_secret": "secret", "solved": "yes", "satisfaction": "satisfied"}

# 1 September + 10 working days: 2, 3, 4, 7, 8, 9, 10, 11, 14, 15 September.
APPLIED: list[Line] = [("09-01 10:00", "alice", "submit", ASKED, "received", {"review": "09-16 00:00"})]
PROPOSED_TO_CITY: list[Line] = [
    *APPLIED,
    ("09-04 10:00", "dengfei", "check_means", CHECKED, "checked", {"review": "09-16 00:00"}),
    # 10 September + 10 working days: 11, 14, 15, 16, 17, 18, 20 (a worked Sunday), 21, 22, 23 September.
    ("09-10 10:00", "dengfei", "propose", PROPOSED, "approving", {"approve": "09-24 00:00"}),
]
GRANTED: list[Line] = [
    *PROPOSED_TO_CITY,
    ("09-15 10:00", "dengfei", "approve", APPROVED, "!not_yours", {"approve": "09-24 00:00"}),
    # 17 September + 10 working days: 18, 20, 21, 22, 23, 24, 28, 29, 30 September, 8 October.
    ("09-17 10:00", "songyi", "approve", APPROVED, "approved", {"fund": "10-09 00:00"}),
]


def test_county_and_city_help_together_and_the_money_is_paid_with_a_receipt(story: Story) -> None:
    tell(
        story,
        [
            *GRANTED,
            # 29 September + 2 working days: 30 September, 8 October.
            ("09-29 10:00", "dengfei", "fund_arrived", {}, "payable", {"pay": "10-09 00:00"}),
            # 30 September + 7 days = Wednesday 7 October, a day off: Thursday 8 October.
            ("09-30 14:00", "dengfei", "pay", PAID | {"paid": "60000.01"}, "!too_much", {"pay": "10-09 00:00"}),
            ("09-30 14:30", "dengfei", "pay", UNASKED, "!missing", {"pay": "10-09 00:00"}),
            ("09-30 15:00", "dengfei", "pay", PAID, "answered", {"rate": "10-09 00:00"}),
            ("10-03 20:00", "alice", "rate", SOLVED, "closed", {}),
        ],
    )
    facts = {entry.action: entry.facts for entry, _, _ in story.journal()}
    assert (facts["approve"]["granted_yuan"], facts["pay"]["paid"]) == ("60000.00", "60000.00")
    assert [facts[action]["issues"] for action in ("approve", "pay")] == [
        ["assistance_decision"],
        ["assistance_receipt"],
    ]
    story.tell()
    told = [template for _, template, _ in messages(story.number)]
    assert {"assistance_decided", "assistance_at_hand"} <= set(told)


def test_the_case_goes_to_the_city_and_comes_back_and_both_go_on_seeing_it(story: Story) -> None:
    tell(story, PROPOSED_TO_CITY)
    assert (story.case.facts.unit, story.case.facts.helpers) == (CITY, (PROCURATORATE,))
    story.at("09-17 10:00").take("songyi", "approve", **APPROVED)
    assert (story.case.facts.unit, CITY in story.case.facts.helpers) == (PROCURATORATE, True)


def test_the_cap_is_computed_from_the_wage_and_above_it_goes_only_by_two_and_up_to_the_damages(story: Story) -> None:
    # 36 x 6,500 = 234,000 yuan.
    above = {"monthly_wage": "6500", "damages_due": "400000", "proposed_yuan": "240000", "reason": "重伤，后续治疗"}
    parts = {"of_the_city": "150000", "of_the_county": "84000.01"}
    granted = APPROVED | {"granted_yuan": "234000.01"} | parts
    review, approve = {"review": "09-16 00:00"}, {"approve": "09-24 00:00"}
    tell(
        story,
        [
            *APPLIED,
            ("09-04 10:00", "dengfei", "check_means", CHECKED, "checked", review),
            ("09-10 09:00", "dengfei", "propose", PROPOSED | {"proposed_yuan": "234000.01"}, "!too_much", review),
            ("09-10 09:10", "dengfei", "propose_above_cap", above | {"person": "@dengfei"}, "!second_person", review),
            (
                "09-10 09:20",
                "dengfei",
                "propose_above_cap",
                above | {"proposed_yuan": "400001", "person": "@pengjie"},
                "!too_much",
                review,
            ),
            ("09-10 10:00", "dengfei", "propose_above_cap", above | {"person": "@pengjie"}, "approving", approve),
            ("09-17 09:00", "songyi", "approve", granted, "!too_much", approve),
            ("09-17 09:10", "songyi", "approve", APPROVED | {"of_the_city": "39999"}, "!does_not_add_up", approve),
            (
                "09-17 09:20",
                "songyi",
                "approve_above_cap",
                granted | {"damages_due": "234000"},
                "!too_much",
                approve,
            ),
            (
                "09-17 10:00",
                "songyi",
                "approve_above_cap",
                granted | {"damages_due": "400000"},
                "approved",
                {"fund": "10-09 00:00"},
            ),
        ],
    )
    assert story.journal()[-1][0].facts["issues"] == ["assistance_decision"]


def test_one_case_is_helped_once(story: Story) -> None:
    barred = CHECKED | {"aided_before": "yes"}
    refused = {"reason": "2025 年已救助", "lawful_route": "other"}
    waiting = {"review": "09-16 00:00"}
    tell(
        story,
        [
            *APPLIED,
            ("09-04 10:00", "dengfei", "propose", PROPOSED, "!wrong_state", waiting),
            ("09-04 11:00", "dengfei", "check_means", barred, "barred", waiting),
            ("09-04 12:00", "dengfei", "propose", PROPOSED, "!wrong_state", waiting),
            ("09-04 13:00", "dengfei", "refuse_repeated", {**refused, "person": "@dengfei"}, "!second_person", waiting),
            ("09-04 14:00", "dengfei", "refuse_repeated", {**refused, "person": "@pengjie"}, "refused", {}),
        ],
    )
    assert story.journal()[-1][0].facts["issues"] == ["assistance_refusal"]


def test_whoever_checks_sees_an_earlier_application_under_the_same_number(story: Story) -> None:
    numbered = {**ASKED, "fields": {**ASKED["fields"], "applicant_id": "11010519491231002X"}}
    tell(story, [("09-01 10:00", "alice", "submit", numbered, "received", {"review": "09-16 00:00"})])
    earlier, clerk = story.number, story.who("dengfei")
    assert list_earlier_help(clerk, get_case(COUNTY, earlier)) == []
    again = {**numbered, "text": "还是那一件，家里又困难了。"}
    tell(story, [("09-02 10:00", "bob", "submit", again, "received", {"review": "09-17 00:00"})])
    later = get_case(COUNTY, story.number)
    assert [each.number for each in list_earlier_help(clerk, later)] == [earlier]
    assert list_earlier_help(story.who("yangguang"), later) == []


def test_a_register_that_was_misread_is_put_right_by_two(story: Story) -> None:
    tell(
        story,
        [
            *APPLIED,
            (
                "09-04 11:00",
                "dengfei",
                "check_means",
                CHECKED | {"aided_before": "yes"},
                "barred",
                {"review": "09-16 00:00"},
            ),
            # 7 September + 5 working days: 8, 9, 10, 11, 14 September.
            (
                "09-07 11:00",
                "dengfei",
                "correct_check",
                {"reason": "同名不同人", "person": "@pengjie"},
                "received",
                {"review": "09-16 00:00", "check_anew": "09-15 00:00"},
            ),
        ],
    )


def test_papers_stop_the_countys_clock_and_the_city_may_send_it_back(story: Story) -> None:
    asked = {"papers": ["判决书"], "reason": "看不出赔偿情况"}
    tell(
        story,
        [
            *APPLIED,
            # 2 September + 10 days = Saturday 12 September: Monday the 14th.
            ("09-02 10:00", "dengfei", "ask", asked, "asked", {"review": "paused", "supply": "09-15 00:00"}),
            # It stood for 4 working days (3, 4, 7, 8 September): 15 September + 4 = 16, 17, 18, 20 September.
            ("09-08 10:00", "link", "supply", {"papers": ["判决书"]}, "received", {"review": "09-21 00:00"}),
            ("09-09 10:00", "dengfei", "check_means", CHECKED, "checked", {"review": "09-21 00:00"}),
            # 10 September + 10 working days, as above.
            ("09-10 10:00", "dengfei", "propose", PROPOSED, "approving", {"approve": "09-24 00:00"}),
            # 14 September + 5 working days: 15, 16, 17, 18, 20 September.
            (
                "09-14 10:00",
                "songyi",
                "send_back",
                {"reason": "补充收入情况"},
                "checked",
                {"look_again": "09-21 00:00"},
            ),
        ],
    )


def test_help_goes_on_for_the_children_with_nothing_entered_twice(story: Story) -> None:
    tell(story, GRANTED)
    first = story.case.facts
    story.take("dengfei", "follow_up", next_matter="child_in_hardship")
    story.succeed()
    after = Case.objects.of(COUNTY).get(origin_id=first.id)
    assert (after.matter, after.place) == ("child_in_hardship", first.place)
