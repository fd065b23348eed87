"""A petition by the Regulations on petition work: routed in 15 days, accepted in 15, done in 60, reviewed twice in 30.

Days are calendar days; only an objection to competence counts working days. The day of the act is not counted, a last
day that is a day off moves to the next working day. 2026: 20 September and 10 October are worked, 25 to 27 September
and 1 to 7 October are days off.
"""

from typing import Any

import pytest
from tests.cases.stage import messages
from tests.scenarios.story import Line, Story, tell
from tests.world import CENTRE, COUNTY, HOUSING, WATER

from maplebridge.cases.rights import may_see, reads_person

BUREAU = f"petition_bureau-{COUNTY}"
OFFICE, CITY = f"government_office-{COUNTY}", f"city_petition-{COUNTY}"
DISCIPLINE = f"discipline_inspection-{COUNTY}"
ASKED: dict[str, Any] = {
    "matter": "petition",
    "text": "小区的房屋维修资金被挪用，反映多次没有结果。",
    "fields": {"petitioner": "王爱丽", "asked_for": "公布账目并退还", "tried_before": "none"},
}
TOLD: dict[str, Any] = {
    "matter": "petition_accusation",
    "text": "住建局的人验收时收了开发商的钱。",
    "fields": {"accused": "住建局验收人员", "accused_of": "discipline"},
    "complained_of": (HOUSING,),
}
OPINION = {
    "result": "账目已核对，挪用的款项已退回。",
    "outcome": "partly_solved",
    "opinion_basis": "《住宅专项维修资金管理办法》",
}
UPHELD = {"result": "原处理意见认定事实清楚。", "review_result": "upheld"}

ROUTED: list[Line] = [
    # 1 September + 15 days = Wednesday 16 September.
    ("09-01 10:00", "alice", "submit", ASKED, "received", {"route": "09-17 00:00"}),
    # 3 September + 15 days = Friday 18 September; 5 working days: 4, 7, 8, 9, 10 September.
    (
        "09-03 10:00",
        "fengyan",
        "route",
        {"unit": HOUSING},
        "routed",
        {"notify": "09-19 00:00", "competence": "09-11 00:00"},
    ),
]
ACCEPTED: list[Line] = [
    *ROUTED,
    # 8 September + 60 days: 22 left in September, 31 of October, 7 of November: a Saturday, so Monday 9 November.
    ("09-08 10:00", "yangguang", "accept", {}, "handling", {"finish": "11-10 00:00"}),
]
ANSWERED: list[Line] = [
    *ACCEPTED,
    # 20 October + 30 days = Thursday 19 November.
    ("10-20 16:00", "yangguang", "give_opinion", OPINION, "answered", {"ask_review": "11-20 00:00"}),
]


def test_a_petition_is_routed_accepted_answered_reviewed_twice_and_then_settled_for_good(story: Story) -> None:
    tell(
        story,
        [
            *ANSWERED,
            # 2 November + 30 days = Wednesday 2 December.
            ("11-02 10:00", "alice", "ask_review", {"reason": "数额不对"}, "reviewing", {"review": "12-03 00:00"}),
            ("11-05 10:00", "yangguang", "review_opinion", UPHELD, "!not_yours", {"review": "12-03 00:00"}),
            # 20 November + 30 days = Sunday 20 December, so Monday the 21st.
            ("11-20 10:00", "luojian", "review_opinion", UPHELD, "reviewed", {"ask_rereview": "12-22 00:00"}),
            # 1 December + 30 days = Thursday 31 December.
            (
                "12-01 10:00",
                "alice",
                "ask_rereview",
                {"reason": "仍不对"},
                "rereviewing",
                {"rereview": "2027-01-01 00:00"},
            ),
            ("12-20 10:00", "qiuyun", "rereview_opinion", UPHELD | {"hearing": "held"}, "final", {}),
            # The same again is answered with the letter that says so; no case is opened.
            ("12-28 10:00", "alice", "raise_again", {"reason": "还是要求退款"}, "final", {}),
        ],
    )
    issued = [(entry.action, *entry.facts.get("issues", [])) for entry, _, _ in story.journal()]
    assert [each for each in issued if len(each) > 1] == [
        ("accept", "petition_acceptance"),
        ("give_opinion", "petition_opinion"),
        ("review_opinion", "petition_review"),
        ("rereview_opinion", "petition_rereview"),
        ("raise_again", "petition_final_letter"),
    ]
    assert (story.case.facts.unit, set(story.case.facts.helpers)) == (CITY, {BUREAU, HOUSING, OFFICE})


def test_more_time_is_the_heads_to_give_once_and_the_petitioner_is_told_why(story: Story) -> None:
    longer = {"extension": "finish:thirty_days", "reason": "需要审计"}
    promised = longer | {"next_promise": "2026-12-01"}
    tell(
        story,
        [
            *ACCEPTED,
            ("10-20 10:00", "yangguang", "ask_extension", longer, "handling", {"finish": "11-10 00:00"}),
            ("10-20 11:00", "yangguang", "approve_extension", promised, "!not_yours", {"finish": "11-10 00:00"}),
            # From the due day, Monday 9 November, 30 days more: Wednesday 9 December.
            ("10-21 10:00", "hefang", "approve_extension", promised, "handling", {"finish": "12-10 00:00"}),
            ("11-30 10:00", "hefang", "approve_extension", promised, "!extension_allowed", {"finish": "12-10 00:00"}),
        ],
    )
    story.tell()
    assert "petition_extended" in {template for _, template, _ in messages(story.number)}
    assert next(e.facts["issues"] for e, _, _ in story.journal() if "issues" in e.facts and e.action != "accept")


def test_a_unit_objects_to_its_competence_in_5_working_days_and_only_once(story: Story) -> None:
    tell(
        story,
        [
            *ROUTED,
            # 9 September + 5 working days: 10, 11, 14, 15, 16 September.
            (
                "09-09 10:00",
                "yangguang",
                "object_competence",
                {"reason": "属于水务", "right_unit": WATER},
                "contested",
                {"choose_unit": "09-17 00:00"},
            ),
            # 10 September + 15 days = Friday 25 September, a day off until the 27th: Monday the 28th.
            (
                "09-10 10:00",
                "fengyan",
                "insist",
                {"unit": HOUSING, "reason": "维修资金由住建主管"},
                "routed",
                {"notify": "09-29 00:00"},
            ),
            (
                "09-11 10:00",
                "yangguang",
                "object_competence",
                {"reason": "还是水务", "right_unit": WATER},
                "!may_be_returned",
                {"notify": "09-29 00:00"},
            ),
        ],
    )
    assert story.case.facts.unit == HOUSING


def test_after_5_working_days_no_unit_can_say_that_it_is_not_its_business(story: Story) -> None:
    late = {"reason": "属于水务", "right_unit": WATER}
    waiting = {"notify": "09-19 00:00"}
    tell(
        story,
        [
            *ROUTED,
            ("09-11 00:00", "clock", "run", {"does": ["competence_settled"]}, "routed", waiting),
            ("09-11 10:00", "yangguang", "object_competence", late, "!may_be_returned", waiting),
        ],
    )


def test_whoever_does_not_ask_within_30_days_has_closed_it(story: Story) -> None:
    tell(story, [*ANSWERED, ("11-20 00:00", "clock", "run", {"does": ["lapse"]}, "closed", {})])
    assert story.fails("alice", "ask_review", reason="晚了一天").code == "wrong_state"
    story.take("alice", "rate", rating_secret="secret", solved="partly", satisfaction="satisfied")
    assert "rated" in story.case.facts.marks


def test_a_review_that_quashes_the_opinion_starts_the_60_days_anew(story: Story) -> None:
    redo = {"unit": HOUSING, "reason": "账目未核清"}
    tell(
        story,
        [
            *ANSWERED,
            ("11-02 10:00", "alice", "ask_review", {"reason": "数额不对"}, "reviewing", {"review": "12-03 00:00"}),
            # 20 November + 60 days: 10 left in November, 31 of December, 19 of January 2027: a Tuesday.
            ("11-20 10:00", "luojian", "order_redo", redo, "handling", {"finish": "2027-01-20 00:00"}),
        ],
    )


def test_what_was_settled_for_good_is_refused_by_two_with_the_final_letter(story: Story) -> None:
    tell(story, ROUTED[:1])
    refused: dict[str, Any] = {"earlier_number": "5205240000000000", "reason": "2025 年已经复核终结"}
    assert story.fails("fengyan", "refuse_repeated", **refused, person="@fengyan").code == "second_person"
    assert story.take("fengyan", "refuse_repeated", **refused, person="@luojian").state == "refused"
    assert story.journal()[-1][0].facts["issues"] == ["petition_final_letter"]


def test_the_unit_accused_is_kept_out_from_the_first_moment(story: Story) -> None:
    tell(story, [("09-01 10:00", "alice", "submit", TOLD, "received", {"route": "09-17 00:00"})])
    case = story.case.facts
    assert (case.secrecy, case.unit, HOUSING in case.excluded_units) == ("case_sealed", BUREAU, True)
    assert not any(may_see(story.who(code), case) for code in ("yangguang", "hefang", "tangwei", "shenji"))
    assert story.fails("fengyan", "route", unit=HOUSING).code == "not_complained_of"
    story.take("fengyan", "route", unit=DISCIPLINE)
    assert story.case.facts.circle >= {BUREAU, DISCIPLINE}


def test_another_unit_that_turns_out_to_be_meant_is_kept_out_later(story: Story) -> None:
    tell(story, [("09-01 10:00", "alice", "submit", TOLD, "received", {"route": "09-17 00:00"})])
    story.take("fengyan", "exclude", excluded=[f"property_office-{COUNTY}"], reason="物业中心也参与")
    assert f"property_office-{COUNTY}" in story.case.facts.excluded_units


@pytest.mark.parametrize("who", ["fengyan", "yangguang"])
def test_a_petitioner_may_have_their_name_sealed(story: Story, who: str) -> None:
    tell(story, ROUTED)
    story.take("alice", "seal_identity")
    assert may_see(story.who(who), story.case.facts)
    assert not reads_person(story.who(who), story.case.facts)


def test_an_accusation_of_the_petition_bureau_itself_is_routed_by_the_centre(story: Story) -> None:
    against = TOLD | {"complained_of": (BUREAU,)}
    tell(story, [("09-01 10:00", "alice", "submit", against, "received", {"route": "09-17 00:00"})])
    assert (story.case.facts.unit, story.case.row["desk_unit"]) == (None, CENTRE)
    assert not may_see(story.who("fengyan"), story.case.facts)
    assert story.take("axiu", "route", unit=DISCIPLINE).state == "routed"


def test_a_lead_from_an_accusation_stays_sealed_and_keeps_the_accused_out(story: Story) -> None:
    tell(story, [("09-01 10:00", "alice", "submit", TOLD, "received", {"route": "09-17 00:00"})])
    story.take("fengyan", "pass_to_procuratorate", text="可能损害公共利益")
    story.follow()
    lead = story.case.facts
    assert (lead.matter, lead.secrecy, HOUSING in lead.excluded_units) == ("public_interest_lead", "case_sealed", True)
    assert may_see(story.who("dengfei"), lead)
    assert not may_see(story.who("yangguang"), lead)
