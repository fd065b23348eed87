"""The problem list that becomes a list of duties: claimed or named, promised, made public, confirmed.

All limits are the pack's own. 2026: Sunday 20 September and Saturday 10 October are worked, 25 to 27 September and
1 to 7 October are days off. A day that is promised lasts until its end (written as 00:00 of the next day).
"""

from typing import Any

from tests.scenarios.story import Line, Story, tell
from tests.world import CENTRE, COUNTY, HOUSING, VILLAGE

from maplebridge.cases.rights import may_see

WORK = f"human_resources-{COUNTY}"
PROBLEM: dict[str, Any] = {
    "matter": "listed_problem",
    "text": "凤坪村三组二十户的房屋证件多年没有办下来，牵涉住建、人社两家。",
    "channel": "window",
    "place": VILLAGE,
}
LISTED = {"batch": "measures", "units": [HOUSING, WORK]}
PUBLIC = {
    "result": "二十户已全部核验，证件已发放。",
    "outcome": "solved",
    "public_title": "凤坪村房屋证件遗留问题",
    "public_words": "二十户已全部核验，证件已发放。",
}

# Friday 18 September + 2 working days: Sunday 20 (worked), Monday 21.
RAISED: list[Line] = [("09-18 10:00", "axiu", "submit", PROBLEM, "received", {"list": "09-22 00:00"})]
OPEN: list[Line] = [
    *RAISED,
    # Friday 18 September + 3 working days: Sunday 20, Monday 21, Tuesday 22.
    ("09-18 11:00", "axiu", "put_on_list", LISTED, "listed", {"claim": "09-23 00:00"}),
]
CLAIMED: list[Line] = [
    *OPEN,
    # 21 September + 30 days = Wednesday 21 October.
    (
        "09-21 09:00",
        "yangguang",
        "claim",
        {"until": "2026-10-15"},
        "handling",
        {"promise": "10-16 00:00", "progress": "10-22 00:00"},
    ),
]
REPORTED: list[Line] = [
    *CLAIMED,
    # Monday 12 October + 3 working days: 13, 14, 15.
    ("10-12 10:00", "yangguang", "report_result", PUBLIC, "publishing", {"publish": "10-16 00:00"}),
]
PUBLISHED: list[Line] = [
    *REPORTED,
    # Tuesday 13 October + 7 days = Tuesday 20 October.
    ("10-13 10:00", "chenjing", "publish_result", {}, "confirming", {"confirm": "10-21 00:00"}),
]


def test_a_problem_is_claimed_promised_made_public_and_confirmed(story: Story) -> None:
    tell(story, [*PUBLISHED, ("10-14 09:00", "axiu", "confirm", {"settled": "yes"}, "closed", {})])
    assert story.case.facts.unit == HOUSING
    said = {entry.action: entry.facts for entry, _, _ in story.journal()}
    assert (said["put_on_list"]["batch"], said["claim"]["until"]) == ("measures", "2026-10-15")


def test_a_unit_competent_for_the_category_may_claim_without_being_asked(story: Story) -> None:
    tell(story, RAISED)
    story.at("09-18 11:00").take("axiu", "put_on_list", batch="cases")
    assert CENTRE in story.case.facts.helpers
    assert HOUSING not in story.case.facts.helpers


def test_only_a_unit_that_was_asked_can_claim_and_the_first_one_has_it(story: Story) -> None:
    tell(story, OPEN)
    assert story.at("09-21 09:00").fails("qinhai", "claim", until="2026-10-15").code == "no_case"
    tell(story, CLAIMED[-1:])
    assert story.fails("tangwei", "claim", until="2026-10-15").code == "wrong_state"


def test_nobody_claims_it_and_the_centre_names_a_unit(story: Story) -> None:
    tell(
        story,
        [
            *OPEN,
            # Wednesday 23 September + 1 working day: Thursday 24.
            ("09-23 00:00", "clock", "run", {"does": ["close_claiming"]}, "naming", {"name": "09-25 00:00"}),
            # 24 September + 30 days = Saturday 24 October, a day off: Monday 26.
            (
                "09-24 09:00",
                "axiu",
                "name_unit",
                {"unit": WORK, "until": "2026-10-20", "reason": "主管此事"},
                "handling",
                {"promise": "10-21 00:00", "progress": "10-27 00:00"},
            ),
        ],
    )
    assert story.case.facts.unit == WORK


def test_a_leader_need_not_wait_and_a_named_unit_hands_back_once_with_reasons(story: Story) -> None:
    named = {"unit": WORK, "until": "2026-10-20", "reason": "急事"}
    tell(story, OPEN)
    assert story.fails("axiu", "name_at_once", **named).code == "not_yours"
    tell(
        story,
        [
            (
                "09-18 15:00",
                "zhouming",
                "name_at_once",
                named,
                "handling",
                {"promise": "10-21 00:00", "progress": "10-20 00:00"},
            ),
            # Sunday 20 September + 1 working day: Monday 21.
            ("09-20 09:00", "tangwei", "hand_back", {"reason": "不是人社的事"}, "naming", {"name": "09-22 00:00"}),
            (
                "09-20 10:00",
                "axiu",
                "name_unit",
                named,
                "handling",
                {"promise": "10-21 00:00", "progress": "10-21 00:00"},
            ),
        ],
    )
    assert story.fails("tangwei", "hand_back", reason="再退").code == "not_returned_before"


def test_the_public_words_are_checked_by_somebody_else(story: Story) -> None:
    tell(story, REPORTED)
    assert story.fails("yangguang", "publish_result").code == "not_yours"
    tell(
        story,
        [
            # Monday 12 October + 10 working days: 13 to 16 (4), 19 to 23 (9), 26 (10). + 30 days: 11 November.
            (
                "10-12 11:00",
                "chenjing",
                "redo",
                {"reason": "公开内容写了门牌号"},
                "handling",
                {"progress": "11-12 00:00", "rework": "10-27 00:00"},
            ),
        ],
    )


def test_what_is_not_confirmed_is_worked_on_again_and_silence_is_noted(story: Story) -> None:
    tell(
        story,
        [
            *PUBLISHED,
            # Wednesday 14 October + 10 working days: 15, 16 (2), 19 to 23 (7), 26 to 28 (10). + 30 days: 13 November.
            (
                "10-14 09:00",
                "axiu",
                "confirm",
                {"settled": "no"},
                "handling",
                {"progress": "11-14 00:00", "rework": "10-29 00:00"},
            ),
            ("10-15 09:00", "yangguang", "report_result", PUBLIC, "publishing", {"publish": "10-21 00:00"}),
            ("10-15 10:00", "chenjing", "publish_result", {}, "confirming", {"confirm": "10-23 00:00"}),
            ("10-23 00:00", "clock", "run", {"does": ["lapse"]}, "closed", {}),
        ],
    )
    assert "unrated" in story.case.facts.marks


def test_another_day_is_asked_for_and_both_stay_in_the_journal(story: Story) -> None:
    tell(
        story,
        [
            *CLAIMED,
            (
                "10-13 09:00",
                "yangguang",
                "ask_move",
                {"wished": "2026-10-30", "reason": "两户外出"},
                "handling",
                {"promise": "10-16 00:00", "progress": "10-22 00:00"},
            ),
            (
                "10-14 09:00",
                "axiu",
                "move_promise",
                {"until": "2026-10-30", "reason": "属实"},
                "handling",
                {"promise": "10-31 00:00", "progress": "10-22 00:00"},
            ),
        ],
    )
    days = [entry.facts["until"] for entry, _, _ in story.journal() if "until" in entry.facts]
    assert days == ["2026-10-15", "2026-10-30"]
    assert story.case.facts.centre == CENTRE
    assert story.case.facts.county == COUNTY


def test_what_the_centre_already_has_gets_on_the_list_and_hears_what_came_of_it(story: Story) -> None:
    story.at("09-18 09:00").submit("alice", matter="pothole", text="通组路三年没人修，两家单位互相推。")
    origin = story.number
    story.at("09-18 10:00").take("luolan", "put_on_problem_list", reason="两家推诿")
    story.follow()
    facts = story.case.facts
    # The request's words and its resident come along; the list's own clock runs from now: 20 (worked), 21 September.
    assert (facts.matter, facts.reporter, story.clocks()) == (
        "listed_problem",
        story.world.ids["alice"],
        {"list": "09-22 00:00"},
    )
    tell(story, [*OPEN[1:], *CLAIMED[-1:], *REPORTED[-1:], *PUBLISHED[-1:]])
    story.at("10-14 09:00").take("alice", "confirm", settled="yes")
    story.succeed()
    story.return_to(origin)
    heard = story.journal()[-1][0]
    assert (heard.action, heard.facts["settled"]) == ("listed_outcome", "yes")


def test_what_is_not_put_on_the_list_says_why_where_it_came_from(story: Story) -> None:
    story.at("09-18 09:00").submit("aduo", matter="drowning_spot", text="水塘边没有护栏")
    origin = story.number
    story.take("luolan", "put_on_problem_list", reason="多处水塘都这样")
    story.follow()
    story.take("axiu", "decline", reason="已有专项治理", person="@chenjing")
    story.succeed()
    story.return_to(origin)
    assert story.journal()[-1][0].action == "not_listed"


def test_an_old_case_gets_on_the_list_and_silence_is_told_as_such(story: Story) -> None:
    story.at("09-18 09:00").submit("alice", matter="old_case", text="修路占地补偿款拖了六年。")
    origin = story.number
    story.at("09-18 10:00").take("axiu", "put_on_problem_list", reason="六年未决")
    story.follow()
    tell(story, [*OPEN[1:], *CLAIMED[-1:], *REPORTED[-1:], *PUBLISHED[-1:]])
    story.at("10-21 00:00").run_clocks()
    story.succeed()
    story.return_to(origin)
    heard = story.journal()[-1][0]
    assert (heard.action, "settled" in heard.facts) == ("listed_outcome", False)


def test_a_sealed_petition_stays_sealed_on_the_list_and_the_accused_is_not_asked_to_claim(story: Story) -> None:
    against: dict[str, Any] = {
        "matter": "petition_accusation",
        "text": "办证要交好处费。",
        "complained_of": (HOUSING,),
        "place": VILLAGE,
        "fields": {"accused": "住建局某科", "accused_of": "discipline"},
    }
    story.at("09-18 09:00").submit("alice", **against)
    story.take("fengyan", "put_on_problem_list", reason="证件问题多")
    story.follow()
    facts = story.case.facts
    assert (facts.secrecy, HOUSING in facts.excluded_units) == ("case_sealed", True)
    assert story.fails("axiu", "put_on_list", batch="measures", units=[HOUSING]).code == "not_complained_of"
    story.take("axiu", "put_on_list", batch="measures")
    assert not may_see(story.who("yangguang"), story.case.facts)
    assert not may_see(story.who("luolan"), story.case.facts)
