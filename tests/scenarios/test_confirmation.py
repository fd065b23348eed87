"""Judicial confirmation of an agreement reached in mediation: accepted or not in 3 days, reviewed in 15 (10 more with
the president's approval), concluded in 30.

All limits are calendar days: the day of the act is not counted, the last one ends at 24:00 (written as 00:00 of the
next day), and when it is a day off it moves to the next working day. 2026: Sunday 20 September is worked, 25 to 27
September and 1 to 7 October are days off.
"""

from typing import Any

from tests.scenarios.story import Line, Story, tell
from tests.world import COUNTY

REQUEST: dict[str, Any] = {
    "matter": "judicial_confirmation",
    "text": "两家在村里调解好了围墙的事，共同申请法院确认。",
    "fields": {"effect_date": "2026-09-06", "agreement_number": "〔2026〕织调协字第0001号"},
}
OTHER = {
    "side": "applicant",
    "party_kind": "resident",
    "party_name": "张大山",
    "party_language": "hmd",
}
RULING = {"evidence": ["ab" * 32]}
GRANTED = {"outcome": "granted"}
DECLINED = {"decline_ground": "unclear", "reason": "退让的边界没有写明", "outcome": "not_granted"}

# Thursday 10 September + 3 D = Sunday the 13th, moves to Monday the 14th.
RECEIVED = {"accept": "09-15 00:00"}
# Accepted on Monday the 14th: + 15 D = Tuesday the 29th; + 30 D = Wednesday 14 October.
REVIEWED = {"examine": "09-30 00:00", "conclude": "10-15 00:00"}
REVIEWING: list[Line] = [
    ("09-10 10:00", "alice", "submit", REQUEST, "received", RECEIVED),
    ("09-10 10:10", "alice", "add_party", OTHER, "received", RECEIVED),
    ("09-14 09:00", "weizheng", "accept", {}, "reviewing", REVIEWED),
]


def test_the_court_asks_once_takes_more_time_and_confirms(story: Story) -> None:
    longer = {"extension": "examine:president", "reason": "需要到现场核对界线", "next_promise": "2026-10-09"}
    # Asked on the 15th: + 5 D = Sunday the 20th, which is worked.
    waiting = {**REVIEWED, "supply": "09-21 00:00"}
    # 29 September, the last day, + 10 D = Friday 9 October.
    more = {**REVIEWED, "examine": "10-10 00:00"}
    tell(
        story,
        [
            *REVIEWING,
            ("09-15 10:00", "weizheng", "ask", {"papers": ["宅基地使用证"], "reason": "核对界线"}, "asked", waiting),
            ("09-18 10:00", "party:2", "supply", {"papers": ["宅基地使用证"]}, "reviewing", REVIEWED),
            ("09-18 11:00", "weizheng", "ask", {"papers": ["户口簿"], "reason": "核对身份"}, "!asked_once", REVIEWED),
            ("09-28 10:00", "weizheng", "approve_extension", longer, "!not_yours", REVIEWED),
            ("09-28 11:00", "tianhe", "approve_extension", longer, "reviewing", more),
            ("10-08 10:00", "weizheng", "grant_confirmation", GRANTED, "!evidence_given", more),
            ("10-08 10:10", "weizheng", "grant_confirmation", GRANTED | RULING, "confirmed", {}),
        ],
    )
    assert story.case.facts.unit == f"court-{COUNTY}"
    assert story.journal()[-1][0].facts["tells"] == "confirmed"


def test_the_court_declines_an_agreement_too_unclear_to_enforce(story: Story) -> None:
    tell(story, [*REVIEWING, ("09-21 10:00", "weizheng", "deny_confirmation", DECLINED | RULING, "not_confirmed", {})])
    assert story.journal()[-1][0].facts["tells"] == "not_confirmed"


def test_a_request_too_late_is_not_accepted(story: Story) -> None:
    late = {"refusal_ground": "too_late", "reason": "生效已四十天", "lawful_route": "litigation"}
    tell(story, [*REVIEWING[:2], ("09-11 09:00", "weizheng", "refuse", late, "refused", {})])


def test_papers_that_never_come_do_not_stop_the_review(story: Story) -> None:
    waiting = {**REVIEWED, "supply": "09-21 00:00"}
    tell(
        story,
        [
            *REVIEWING,
            ("09-15 10:00", "weizheng", "ask", {"papers": ["身份证"], "reason": "核对身份"}, "asked", waiting),
            ("09-21 00:00", "clock", "run", {"does": ["go_on"]}, "reviewing", REVIEWED),
            ("09-22 10:00", "weizheng", "grant_confirmation", GRANTED | RULING, "confirmed", {}),
        ],
    )


def test_either_side_may_withdraw_before_the_decision(story: Story) -> None:
    tell(story, [*REVIEWING, ("09-16 10:00", "party:2", "withdraw", {"reason": "想再谈谈"}, "withdrawn", {})])
    assert story.journal()[-1][0].facts["tells"] == "confirmation_withdrawn"
