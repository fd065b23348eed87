"""A public-interest lead: any case is passed to the procuratorate, and what becomes of it returns to the resident.

2026: Sunday 20 September and Saturday 10 October are worked, 25 to 27 September and 1 to 7 October are days off.
"""

from typing import Any

import pytest
from tests.cases.stage import PHOTO, messages
from tests.scenarios.story import Line, Story, tell
from tests.scenarios.test_papers import words_of_papers
from tests.services.succession.following import successors
from tests.world import COUNTY, VILLAGE

from maplebridge.cases.telling import access_journal

PROCURATORATE, SANITATION = f"procuratorate-{COUNTY}", f"sanitation-{COUNTY}"
RUBBISH: dict[str, Any] = {"matter": "rubbish", "text": "河边倒了几十车建筑垃圾，没有人管。"}
ADVICE = {"recommended_unit": SANITATION, "measures": "清运并复绿", "until": "2026-12-21", "urgent": False}
DONE = {"result": "垃圾已清运，河岸已复绿。", "outcome": "solved", **PHOTO}

REGISTERED: list[Line] = [
    # 21 September + 30 days = Wednesday 21 October.
    ("09-21 10:00", "dengfei", "register", {"field_of_law": "environment"}, "assessing", {"decide": "10-22 00:00"}),
]
FILED: list[Line] = [
    *REGISTERED,
    ("10-09 09:00", "dengfei", "file", {"reason": "线索属实"}, "!not_yours", {"decide": "10-22 00:00"}),
    # 9 October + 60 days: 22 left in October, 30 of November, 8 of December: a Tuesday.
    ("10-09 10:00", "pengjie", "file", {"reason": "线索属实"}, "filed", {"investigate": "12-09 00:00"}),
]


def begin(story: Story) -> str:
    """Somebody's request is passed on; the story goes on with the lead. Gives the number of the request."""
    story.at("09-18 16:00").submit("alice", **RUBBISH)
    number = story.number
    story.take("luolan", "pass_to_procuratorate", text="可能污染饮用水源")
    story.follow()
    # 18 September + 7 days = Friday 25 September, a day off until the 27th: Monday the 28th.
    assert (story.case.facts.unit, story.clocks()) == (PROCURATORATE, {"register": "09-29 00:00"})
    return number


def read_by_the_resident(story: Story, number: str) -> dict[str, str]:
    """The actions in the journal of a case as whoever brought it reads it, each with what was said."""
    entries = access_journal(story.who("alice"), number).entries
    return {
        str(entry.told.row["action"]): " ".join(word.text or "" for word in entry.told.words)
        for entry in entries
        if entry.told
    }


def test_a_harm_is_put_right_after_a_recommendation_and_the_resident_reads_it(story: Story) -> None:
    number = begin(story)
    tell(
        story,
        [
            *FILED,
            # Answered within two months of delivery, Wednesday 21 October; the recommendation names the day.
            (
                "10-20 10:00",
                "dengfei",
                "recommend",
                ADVICE | {"person": "@pengjie"},
                "recommended",
                {"respond": "12-22 00:00"},
            ),
            # 10 December + 30 days = Saturday 9 January 2027, moves to Monday the 11th.
            (
                "12-10 10:00",
                "dengfei",
                "unit_answers",
                {"text": "已清运"},
                "answered",
                {"follow_up": "2027-01-12 00:00"},
            ),
            ("12-20 10:00", "dengfei", "settled", DONE, "closed", {}),
        ],
    )
    issued = [entry.facts["issues"] for entry, _, _ in story.journal() if "issues" in entry.facts]
    assert issued == [["procuratorial_recommendation"]]
    assert "2026年12月21日" in words_of_papers(story)["procuratorial_recommendation"]
    story.succeed()
    said = read_by_the_resident(story, number)
    assert {"lead_filed", "lead_settled"} <= set(said)
    assert "垃圾已清运" in said["lead_settled"]
    story.tell()
    assert "lead_news" in {template for _, template, _ in messages(number)}


def test_a_lead_that_is_not_filed_says_why_to_whoever_reported(story: Story) -> None:
    number = begin(story)
    refusal = {"reason": "主管部门已经立案查处", "lawful_route": "other", "person": "@pengjie"}
    tell(story, [*REGISTERED, ("09-28 10:00", "dengfei", "not_file", refusal, "not_filed", {})])
    story.succeed()
    assert "主管部门已经立案查处" in read_by_the_resident(story, number)["lead_not_filed"]


def test_a_case_is_passed_on_once_until_something_came_of_it(story: Story) -> None:
    number = begin(story)
    lead = story.number
    story.return_to(number)
    refusal = story.fails("luolan", "pass_to_procuratorate", text="再转一次")
    assert (refusal.code, "公益诉讼线索" in refusal.text.zh) == ("not_under_way", True)
    story.return_to(lead)
    story.at("09-28 10:00").take("dengfei", "register", field_of_law="environment")
    story.take("dengfei", "not_file", reason="已查处", lawful_route="other", person="@pengjie")
    story.return_to(number)
    story.take("luolan", "pass_to_procuratorate", text="有了新的证据")
    story.take("luolan", "pass_to_procuratorate", text="按了两下")  # before anything was opened
    story.succeed()
    assert [case.facts.state for case in successors(story.case.facts.id)] == ["not_filed", "received"]


@pytest.mark.parametrize("name", ["make_old_case", "put_on_problem_list"])
def test_nor_is_it_made_an_old_case_or_proposed_for_the_list_twice(story: Story, name: str) -> None:
    story.at("09-18 16:00").submit("alice", **RUBBISH)
    story.take("luolan", name, reason="三年未决")
    story.succeed()
    assert story.fails("luolan", name, reason="三年未决").code == "not_under_way"


def test_a_unit_that_does_nothing_is_sued_and_the_case_goes_on_till_it_is_put_right(story: Story) -> None:
    number = begin(story)
    waiting = {"respond": "12-22 00:00"}
    tell(
        story,
        [
            *FILED,
            ("10-20 10:00", "dengfei", "recommend", ADVICE | {"person": "@pengjie"}, "recommended", waiting),
            ("12-22 00:00", "clock", "run", {"does": ["overdue"]}, "recommended", waiting),
            # 25 December + 90 days: 6 left in December, 31 of January, 28 of February, 25 of March 2027: a Thursday.
            (
                "12-25 10:00",
                "pengjie",
                "sue",
                {"reason": "逾期未整改", "person": "@dengfei"},
                "suing",
                {"judgment": "2027-03-26 00:00"},
            ),
        ],
    )
    story.succeed()
    assert "lead_in_court" in read_by_the_resident(story, number)


def test_what_is_closed_can_still_be_passed_on_and_stays_closed(story: Story) -> None:
    story.at("09-18 16:00").submit("aduo", matter="drowning_spot", text="水塘边没有护栏")
    proof: dict[str, Any] = {"result": "已拉警戒线", "outcome": "solved", **PHOTO}
    story.take("aduo", "settle", **proof)
    story.take("wujie", "confirm")
    story.take("luolan", "pass_to_procuratorate", text="多处水塘长期没有防护")
    story.follow()
    assert story.case.facts.matter == "public_interest_lead"


def test_an_emergency_is_passed_on_and_hears_of_it_as_any_other_case(story: Story) -> None:
    story.at("09-18 16:00").submit(
        "", matter="gas_leak", text="液化气站长期违规充装，这次漏了气。", channel="hotline", place=VILLAGE
    )
    number = story.number
    story.take("axiu", "pass_to_procuratorate", text="可能危害公共安全")
    story.follow()
    assert (story.case.facts.matter, story.case.facts.unit) == ("public_interest_lead", PROCURATORATE)
    tell(story, FILED)
    story.succeed()
    story.return_to(number)
    assert story.journal()[-1][0].action == "lead_filed"
