"""Forensic appraisal with fee waiver: village, justice office, bureau, institute, and on to what it was for.

All limits of the General Rules are working days: the day of the act is not counted, the last one ends at 24:00 (written
as 00:00 of the next day). 2026: Sunday 20 September and Saturday 10 October are worked, 25 to 27 September and 1 to 7
October are days off.
"""

from typing import Any

from tests.cases.stage import PHOTO, messages
from tests.scenarios.story import Line, Story, tell
from tests.world import COUNTY, TOWN

from maplebridge.cases.models import CaseWord

OFFICE, BUREAU = f"justice_office-{TOWN}", f"justice_bureau-{COUNTY}"
DNA, CLINICAL = f"forensic_dna-{COUNTY}", f"forensic-{COUNTY}"
CHILD: dict[str, Any] = {
    "matter": "appraisal_parentage",
    "text": "孩子在家里出生，没有出生证明，上不了户口，家里是低保户。",
    "channel": "grid",
    "fields": {"applicant": "杨某某", "child": "杨小某", "purpose_of": "household", "wants_waiver": True},
}
WAIVED = {"waiver": "full", "waived": "2400", "waiver_fund": "budget"}
OPINION = {"result": "支持存在亲子关系。", "outcome": "solved"} | PHOTO
SOLVED = {"rating_secret": "secret", "solved": "yes", "satisfaction": "satisfied"}

# Friday 18 September + 3 working days: Sunday 20 (worked), Monday 21, Tuesday 22.
REPORTED: list[Line] = [("09-18 16:00", "aduo", "submit", CHILD, "received", {"check": "09-23 00:00"})]
CHECKED: list[Line] = [
    *REPORTED,
    # Monday 21 September + 3 working days: 22, 23, 24.
    ("09-21 10:00", "zhangqi", "pass_on", {"hardship": "subsistence"}, "deciding", {"decide": "09-25 00:00"}),
]
CHOOSING: list[Line] = [
    *CHECKED,
    # Tuesday 22 September + 2 working days: 23, 24.
    ("09-22 09:00", "qinhai", "waive", WAIVED, "choosing", {"choose": "09-25 00:00"}),
]
ENTRUSTED: list[Line] = [
    *CHOOSING,
    # 22 September + 7 working days: 23, 24, 28, 29, 30 September, 8, 9 October.
    ("09-22 10:00", "qinhai", "entrust", {"licence": "dna", "unit": DNA}, "entrusted", {"accept": "10-10 00:00"}),
]
ACCEPTED: list[Line] = [
    *ENTRUSTED,
    # 24 September + 30 working days: 28, 29, 30 September (3); 8, 9, 10 (6), 12 to 16 (11), 19 to 23 (16), 26 to 30
    # October (21); 2 to 6 (26), 9 to 12 November (30).
    ("09-24 10:00", "dingning", "accept", {}, "appraising", {"finish": "11-13 00:00"}),
]


def test_a_fee_is_waived_and_the_opinion_delivered(story: Story) -> None:
    tell(
        story,
        [
            *ACCEPTED,
            # Friday 16 October + 7 days = Friday 23 October.
            ("10-16 10:00", "dingning", "deliver", OPINION, "delivered", {"rate": "10-24 00:00"}),
            ("10-17 10:00", "link", "rate", SOLVED, "closed", {}),
        ],
    )
    facts = {entry.action: entry.facts for entry, _, _ in story.journal()}
    assert (facts["waive"]["waived"], facts["waive"]["waiver"]) == ("2400.00", "full")
    assert (facts["pass_on"]["hardship"], facts["entrust"]["licence"]) == ("subsistence", "dna")
    assert "waived" in story.case.facts.marks


def test_the_case_walks_from_the_office_to_the_bureau_to_the_institute_and_each_goes_on_seeing_it(story: Story) -> None:
    walked = []
    for line in ENTRUSTED:
        tell(story, [line])
        walked.append((story.case.facts.unit, story.case.facts.helpers))
    assert walked == [(OFFICE, ()), (BUREAU, (OFFICE,)), (BUREAU, (OFFICE,)), (DNA, (OFFICE, BUREAU))]


def test_an_institute_without_the_licence_is_not_entrusted(story: Story) -> None:
    tell(story, CHOOSING)
    assert story.fails("qinhai", "entrust", licence="dna", unit=CLINICAL).code == "licensed"
    assert story.fails("qinhai", "entrust", licence="dna", unit=f"housing-{COUNTY}").code == "licensed"


def test_material_that_is_asked_for_stops_the_clock(story: Story) -> None:
    asked = {"papers": ["母亲血样"], "reason": "检材不足"}
    tell(
        story,
        [
            *ACCEPTED,
            # 29 September + 20 working days: 30 September (1); 8, 9, 10 (4), 12 to 16 (9), 19 to 23 (14), 26 to 30
            # October (19); 2 November (20).
            (
                "09-29 10:00",
                "dingning",
                "ask_material",
                asked,
                "supplementing",
                {"finish": "paused", "material": "11-03 00:00"},
            ),
            # It stood for 6 working days (30 September, 8, 9, 10, 12, 13 October): 12 November + 6 = 20 November.
            (
                "10-13 10:00",
                "link",
                "bring_material",
                {"papers": ["母亲血样"]},
                "appraising",
                {"finish": "11-21 00:00"},
            ),
        ],
    )


def test_material_that_never_comes_lets_the_institute_go_on(story: Story) -> None:
    asked = {"papers": ["母亲血样"], "reason": "检材不足"}
    tell(
        story,
        [
            *ACCEPTED,
            (
                "09-29 10:00",
                "dingning",
                "ask_material",
                asked,
                "supplementing",
                {"finish": "paused", "material": "11-03 00:00"},
            ),
            # It stood for 21 working days (the 20 and Tuesday 3 November): 12 November + 21 = 11 December:
            # 13 (1), 16 to 20 (6), 23 to 27 November (11), 30 to 4 (16), 7 to 11 December (21).
            ("11-03 00:00", "clock", "run", {"does": ["go_on_material"]}, "appraising", {"finish": "12-12 00:00"}),
        ],
    )


def test_the_head_of_the_institute_may_extend_it_once_by_30_working_days(story: Story) -> None:
    longer = {"extension": "finish:thirty_days", "reason": "需复检"}
    promised = longer | {"next_promise": "2026-12-20"}
    tell(
        story,
        [
            *ACCEPTED,
            ("11-10 10:00", "dingning", "ask_extension", longer, "appraising", {"finish": "11-13 00:00"}),
            ("11-10 11:00", "dingning", "approve_extension", promised, "!not_yours", {"finish": "11-13 00:00"}),
            # 12 November + 30 working days: 13 (1), 16 to 20 (6), 23 to 27 November (11), 30 to 4 (16), 7 to 11 (21),
            # 14 to 18 (26), 21 to 24 December (30).
            ("11-11 09:00", "baiyun", "approve_extension", promised, "appraising", {"finish": "12-25 00:00"}),
            ("12-01 09:00", "baiyun", "approve_extension", promised, "!extension_allowed", {"finish": "12-25 00:00"}),
        ],
    )
    story.tell()
    assert "appraisal_extended" in {template for _, template, _ in messages(story.number)}


def test_an_institute_that_may_not_accept_sends_it_back_to_the_bureau(story: Story) -> None:
    refusal = {"refusal_ground": "material", "reason": "检材来源不明"}
    tell(
        story,
        [
            *ENTRUSTED,
            # 28 September + 2 working days: 29, 30.
            ("09-28 10:00", "dingning", "not_accept", refusal, "choosing", {"choose": "10-01 00:00"}),
        ],
    )
    assert story.case.facts.unit == BUREAU


def test_a_waiver_that_is_refused_can_be_objected_to_and_granted_after_all(story: Story) -> None:
    refusal = {"reason": "收入超过标准", "lawful_route": "reconsideration"}
    tell(
        story,
        [
            *CHECKED,
            # 22 September + 10 days = Friday 2 October; days off until the 7th, so Thursday 8 October.
            ("09-22 10:00", "qinhai", "refuse_waiver", refusal, "unwaived", {"answer_refusal": "10-09 00:00"}),
            # 23 September + 5 working days: 24, 28, 29, 30 September, 8 October.
            ("09-23 10:00", "link", "object", {"reason": "有低保证"}, "waiver_review", {"review": "10-09 00:00"}),
            # 24 September + 2 working days: 28, 29.
            (
                "09-24 10:00",
                "zhouming",
                "overturn",
                {"reason": "低保属实", "waived": "2400"},
                "choosing",
                {"choose": "09-30 00:00"},
            ),
        ],
    )


def test_whoever_gets_no_waiver_may_pay_or_leave_it(story: Story) -> None:
    refusal = {"reason": "不符合条件", "lawful_route": "reconsideration"}
    tell(
        story,
        [
            *CHECKED,
            ("09-22 10:00", "qinhai", "refuse_waiver", refusal, "unwaived", {"answer_refusal": "10-09 00:00"}),
            ("09-28 10:00", "link", "go_on_paying", {}, "choosing", {"choose": "10-01 00:00"}),
        ],
    )


def test_no_answer_in_10_days_ends_it(story: Story) -> None:
    refusal = {"reason": "不符合条件", "lawful_route": "reconsideration"}
    tell(
        story,
        [
            *CHECKED,
            ("09-22 10:00", "qinhai", "refuse_waiver", refusal, "unwaived", {"answer_refusal": "10-09 00:00"}),
            ("10-09 00:00", "clock", "run", {"does": ["lapse_unpaid"]}, "withdrawn", {}),
        ],
    )


def test_an_opinion_without_its_paper_is_not_delivered(story: Story) -> None:
    tell(story, ACCEPTED)
    assert (
        story.at("10-16 10:00").fails("dingning", "deliver", result="支持。", outcome="solved").code == "evidence_given"
    )


def test_an_appraisal_ends_on_a_ground_of_the_rules(story: Story) -> None:
    ended = {"end_ground": "hindered", "reason": "被鉴定人拒不配合"}
    tell(story, [*ACCEPTED, ("10-12 10:00", "dingning", "end_appraisal", ended, "ended", {})])


def test_the_opinion_is_carried_on_to_the_household_register_with_nothing_entered_twice(story: Story) -> None:
    tell(story, [*ACCEPTED, ("10-16 10:00", "dingning", "deliver", OPINION, "delivered", {"rate": "10-24 00:00"})])
    first = story.case.facts
    story.at("10-16 11:00").take("zhangqi", "carry_on", next_matter="household_papers")
    story.follow()
    after = story.case.facts
    assert (after.matter, after.origin_id, after.place) == ("household_papers", first.id, first.place)
    words = {row.field: row.plain for row in CaseWord.objects.of(COUNTY).filter(case_id=after.id, seq=1)}
    assert words["text"] == CHILD["text"]


def test_an_appraisal_that_legal_aid_asked_for_tells_it_when_the_opinion_has_come(story: Story) -> None:
    wages = {"applicant": "罗某某", "employer": "某公司", "injured_on": "2026-08-01"}
    aid: dict[str, Any] = {"matter": "legal_aid_injury", "text": "工地摔伤，老板不赔。", "fields": wages}
    tell(
        story,
        [
            # 18 September + 7 days = Friday 25 September, a day off until the 27th: Monday the 28th.
            ("09-18 10:00", "alice", "submit", aid, "received", {"decide": "09-29 00:00"}),
            # 18 September + 3 days = Monday 21 September.
            (
                "09-18 11:00",
                "heqin",
                "grant",
                {"aid_form": "civil", "means_checked": "exempt"},
                "granted",
                {"assign": "09-22 00:00"},
            ),
            # 18 September + 5 days = Wednesday 23 September.
            (
                "09-18 12:00",
                "heqin",
                "assign",
                {"unit": f"law_firm_qianshan-{COUNTY}"},
                "assigned",
                {"sign_on": "09-24 00:00"},
            ),
            # 18 September + 30 days = Sunday 18 October, moves to Monday the 19th.
            ("09-18 14:00", "pengyu", "take_on", {}, "working", {"progress": "10-20 00:00"}),
            (
                "09-18 15:00",
                "pengyu",
                "seek_appraisal",
                {"next_matter": "appraisal_injury"},
                "working",
                {"progress": "10-20 00:00"},
            ),
        ],
    )
    aid_number = story.number
    story.follow()
    assert story.case.facts.unit == OFFICE
    story.at("09-18 16:00").take("zhangqi", "pass_on", hardship="legal_aid")
    story.take("qinhai", "waive", **WAIVED)
    story.take("qinhai", "entrust", licence="clinical", unit=CLINICAL)
    story.take("fanglin", "accept")
    story.take("fanglin", "deliver", **OPINION)
    story.succeed()
    story.return_to(aid_number)
    assert [entry.action for entry, _, _ in story.journal()][-1] == "opinion_received"
    assert story.case.facts.state == "working"
