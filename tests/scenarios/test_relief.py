"""Hardship relief: 15 working days for the town to check, 7 days on public notice, 5 for the county to decide.

2026: Sunday 20 September and Saturday 10 October are worked, 25 to 27 September and 1 to 7 October are days off.
"""

from typing import Any

import pytest
from tests.scenarios.story import Line, Story, tell
from tests.world import COUNTY, TOWN

TOWN_HALL, CIVIL = f"town_government-{TOWN}", f"civil_affairs-{COUNTY}"
ASKED: dict[str, Any] = {
    "matter": "relief",
    "text": "家里主要劳力病了，两个孩子上学，生活困难。",
    "fields": {
        "applicant": "杨某香",
        "applicant_id": "522425198804120024",
        "family_size": 4,
        "monthly_income": "900",
    },
}
VISITED = {"found_at_home": "住房简陋，无车无存款，慢性病一人", "second_visitor": "李干事"}
POSTED = {"public_household": "杨某某", "relief_kind": "subsistence", "proposed_yuan": "1280"}
SHOWN = {"public_household": "杨某某", "relief_kind": "subsistence"}
BOTH = {"publish": "09-25 00:00", "pay": "10-13 00:00"}
GRANTED = {"granted_yuan": "1280", "paid_how_often": "monthly"}
DENIED = {
    "refusal_ground": "means",
    "reason": "家庭收入超过标准",
    "lawful_route": "reconsideration",
    "person": "@shenji",
}

# 1 September + 15 working days: 2, 3, 4 (3), 7 to 11 (8), 14 to 18 (13), Sunday the 20th (14), 21 September (15).
APPLIED: list[Line] = [("09-01 10:00", "alice", "submit", ASKED, "received", {"check": "09-22 00:00"})]
NOTICED: list[Line] = [
    *APPLIED,
    ("09-07 10:00", "yangfan", "post", POSTED, "!not_now", {"check": "09-22 00:00"}),
    ("09-08 10:00", "yangfan", "visit_home", VISITED, "received", {"check": "09-22 00:00"}),
    # 9 September + 7 days = Wednesday 16 September.
    ("09-09 10:00", "yangfan", "post", POSTED, "posted", {"notice": "09-17 00:00"}),
]
WITH_THE_COUNTY: list[Line] = [
    *NOTICED,
    # 17 September (its first minute) + 5 working days: 18, 20, 21, 22, 23 September.
    ("09-17 00:00", "clock", "run", {"does": ["pass_on"]}, "deciding", {"decide": "09-24 00:00"}),
]


def test_relief_is_checked_at_home_shown_to_the_village_granted_and_paid(story: Story) -> None:
    tell(
        story,
        [
            *WITH_THE_COUNTY,
            # 21 September + 3 working days: 22, 23, 24; + 10: 28, 29, 30 (6), 8, 9, 10, 12 October (10).
            ("09-21 10:00", "liqin", "grant", GRANTED, "granted", BOTH),
            ("09-21 11:00", "liqin", "pay", {"paid": "1280"}, "!wrong_state", BOTH),
            ("09-22 10:00", "yangfan", "publish_grant", SHOWN, "published", {"pay": "10-13 00:00"}),
            ("09-28 09:00", "liqin", "pay", {"paid": "1280.01"}, "!too_much", {"pay": "10-13 00:00"}),
            # 28 September + 7 days = Monday 5 October, a day off until the 7th: Thursday 8 October.
            ("09-28 10:00", "liqin", "pay", {"paid": "1280"}, "answered", {"rate": "10-09 00:00"}),
            ("10-09 00:00", "clock", "run", {"does": ["lapse"]}, "closed", {}),
        ],
    )
    assert (story.case.facts.unit, story.case.facts.helpers) == (CIVIL, (TOWN_HALL,))
    issued = [entry.facts["issues"] for entry, _, _ in story.journal() if "issues" in entry.facts]
    assert issued == [["relief_notice"], ["relief_decision"], ["relief_publication"]]


@pytest.mark.parametrize("shown", ["522425198804120024", "13800000001"])
def test_a_notice_with_a_number_of_a_person_is_not_put_up_before_or_after(story: Story, shown: str) -> None:
    tell(story, NOTICED[:3])
    refusal = story.at("09-09 10:00").fails("yangfan", "post", **POSTED | {"public_household": shown})
    assert refusal.code in ("nothing_personal", "invalid")
    story.at("09-09 10:00").take("yangfan", "post", **POSTED)
    story.at("09-17 00:00").run_clocks()
    story.at("09-21 10:00").take("liqin", "grant", **GRANTED)
    assert story.fails("yangfan", "publish_grant", **SHOWN | {"public_household": shown}).code == refusal.code


def test_what_villagers_say_of_the_notice_is_looked_into_and_it_is_put_up_again(story: Story) -> None:
    tell(
        story,
        [
            *NOTICED,
            # 11 September + 10 working days: 14 to 18 (5), Sunday the 20th (6), 21 to 24 (10).
            (
                "09-11 10:00",
                "yangfan",
                "question",
                {"reason": "有村民说家里有车"},
                "questioned",
                {"check_again": "09-25 00:00"},
            ),
            ("09-14 10:00", "yangfan", "visit_home", VISITED, "questioned", {"check_again": "09-25 00:00"}),
            # 15 September + 7 days = Tuesday 22 September.
            ("09-15 10:00", "yangfan", "post", POSTED, "posted", {"notice": "09-23 00:00"}),
        ],
    )
    who = {entry.action: entry.audience for entry, _, _ in story.journal()}
    assert who["question"] == "staff"


def test_a_refusal_says_why_and_an_objection_is_reviewed_in_5_working_days(story: Story) -> None:
    tell(
        story,
        [
            *WITH_THE_COUNTY,
            # 21 September + 60 days: 9 left in September, 31 of October, 20 of November: a Friday.
            ("09-21 10:00", "liqin", "deny", DENIED, "denied", {"object": "11-21 00:00"}),
            # 12 October + 5 working days: 13, 14, 15, 16, 19 October.
            ("10-12 10:00", "alice", "object", {"reason": "车是别人的"}, "objected", {"review": "10-20 00:00"}),
            (
                "10-13 10:00",
                "liqin",
                "overturn",
                {"granted_yuan": "1280", "reason": "属实"},
                "!not_yours",
                {"review": "10-20 00:00"},
            ),
            # 14 October + 3 working days: 15, 16, 19; + 10: 20 to 23 (7), 26, 27, 28 October (10).
            (
                "10-14 10:00",
                "tangmin",
                "overturn",
                {"granted_yuan": "1280", "reason": "属实"},
                "granted",
                {"publish": "10-20 00:00", "pay": "10-29 00:00"},
            ),
        ],
    )


def test_a_refusal_that_nobody_objects_to_stands_after_60_days(story: Story) -> None:
    tell(
        story,
        [
            *WITH_THE_COUNTY,
            ("09-21 10:00", "liqin", "deny", DENIED, "denied", {"object": "11-21 00:00"}),
            ("11-21 00:00", "clock", "run", {"does": ["lapse_denied"]}, "refused", {}),
        ],
    )


def test_the_county_may_send_it_back_to_the_town(story: Story) -> None:
    tell(
        story,
        [
            *WITH_THE_COUNTY,
            # 18 September + 5 working days: 20, 21, 22, 23, 24 September.
            (
                "09-18 10:00",
                "liqin",
                "back_to_town",
                {"reason": "收入没有查清"},
                "questioned",
                {"visit_again": "09-25 00:00"},
            ),
        ],
    )
    assert story.case.facts.unit == TOWN_HALL


def test_the_town_proposes_a_refusal_and_only_the_county_refuses(story: Story) -> None:
    proposed = {"refusal_ground": "means", "reason": "家里有两辆货车"}
    tell(
        story,
        [
            *APPLIED,
            ("09-08 10:00", "yangfan", "deny", DENIED, "!wrong_state", {"check": "09-22 00:00"}),
            # 8 September + 5 working days: 9, 10, 11, 14, 15 September.
            ("09-08 11:00", "yangfan", "propose_denial", proposed, "deciding", {"decide": "09-16 00:00"}),
            # 9 September + 60 days = Sunday 8 November, so Monday 9.
            ("09-09 10:00", "liqin", "deny", DENIED, "denied", {"object": "11-10 00:00"}),
        ],
    )
    assert (story.case.facts.unit, story.case.facts.helpers) == (CIVIL, (TOWN_HALL,))
