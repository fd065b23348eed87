"""Care by consent or law: for a purpose, until a day, ended by itself, renewed on a new consent, left at any time.

2026: 1 to 7 October are days off; Saturday 10 October is worked.
"""

from typing import Any

from tests.scenarios.story import Line, Story, tell
from tests.world import COUNTY

from maplebridge.cases.models import CaseRead
from maplebridge.cases.reads import note_read
from maplebridge.cases.rights import may_see

CIVIL = f"civil_affairs-{COUNTY}"
ALONE: dict[str, Any] = {
    "matter": "elderly_alone",
    "text": "老人一个人住，腿脚不便。",
    "channel": "grid",
}
YES: dict[str, Any] = {
    "ground": "consent",
    "ground_basis": "同意书 2026-31",
    "purpose": "每月上门看望、代买药",
    "until": "2026-12-18",
}
BY_LAW = YES | {"ground": "law", "ground_basis": "《未成年人保护法》第四十三条"}

# 18 September + 10 days = Monday 28 September.
PROPOSED: list[Line] = [("09-18 10:00", "", "submit", ALONE, "proposed", {"consent": "09-29 00:00"})]
CARED_FOR: list[Line] = [
    *PROPOSED,
    ("09-18 12:00", "link", "consent", {}, "proposed", {"consent": "09-29 00:00"}),
    # 18 September + 30 days = Sunday 18 October, moves to Monday the 19th; the consent holds until 18 December.
    (
        "09-18 16:00",
        "luolan",
        "agree",
        YES | {"unit": CIVIL},
        "active",
        {"visiting": "10-20 00:00", "term": "12-19 00:00"},
    ),
]


def test_care_is_consented_to_given_ends_on_its_day_and_goes_on_only_with_a_new_consent(story: Story) -> None:
    tell(
        story,
        [
            *CARED_FOR,
            # 12 October + 30 days = Wednesday 11 November.
            (
                "10-12 10:00",
                "liqin",
                "visit",
                {"how": "visit"},
                "active",
                {"visiting": "11-12 00:00", "term": "12-19 00:00"},
            ),
            # 10 November + 30 days = Thursday 10 December.
            (
                "11-10 10:00",
                "liqin",
                "visit",
                {"how": "visit"},
                "active",
                {"visiting": "12-11 00:00", "term": "12-19 00:00"},
            ),
            # 10 December + 30 days = Saturday 9 January 2027, so Monday the 11th.
            (
                "12-10 10:00",
                "liqin",
                "visit",
                {"how": "phone"},
                "active",
                {"visiting": "2027-01-12 00:00", "term": "12-19 00:00"},
            ),
            # 19 December (its first minute) + 10 days = Tuesday 29 December.
            ("12-19 00:00", "clock", "run", {"does": ["expire"]}, "review", {"reviewing": "12-30 00:00"}),
        ],
    )
    assert "consented" not in story.case.facts.marks
    again = {name: value for name, value in YES.items() if name != "ground_basis"}
    assert story.at("12-20 10:00").fails("luolan", "renew", **again).field == "fields.ground_basis"
    story.take("link", "consent")
    story.take("luolan", "renew", **YES | {"ground_basis": "同意书 2026-52", "until": "2027-06-30"})
    assert story.clocks()["term"] == "2027-07-01 00:00"


def test_whoever_is_cared_for_leaves_at_any_time_without_giving_a_reason(story: Story) -> None:
    tell(story, [*CARED_FOR, ("09-20 10:00", "link", "end", {}, "ended", {})])
    other = Story(story.world)
    tell(other, [*PROPOSED, ("09-18 11:00", "link", "decline", {}, "declined", {})])


def test_without_consent_or_law_nobody_is_taken_up(story: Story) -> None:
    tell(story, [*PROPOSED, ("09-29 00:00", "clock", "run", {"does": ["let_go"]}, "ended", {})])
    other = Story(story.world)
    tell(other, PROPOSED)
    without = {name: value for name, value in BY_LAW.items() if name != "ground_basis"}
    assert other.fails("luolan", "agree", **without, unit=CIVIL).field == "fields.ground_basis"
    assert other.take("luolan", "agree", **BY_LAW, unit=CIVIL).state == "active"


def test_what_nobody_renews_ends_by_itself(story: Story) -> None:
    tell(story, CARED_FOR)
    assert story.at("12-19 00:00").run_clocks()[-1] == "expire"
    assert story.at("12-30 00:00").run_clocks() == ["let_go"]
    assert story.case.facts.state == "ended"


def test_every_view_is_noted_and_it_is_no_list_to_watch(story: Story) -> None:
    tell(story, CARED_FOR)
    note_read(story.who("liqin"), story.case, story.now)
    assert CaseRead.objects.of(COUNTY).filter(case_id=story.case.facts.id).exists()
    assert not any(may_see(story.who(code), story.case.facts) for code in ("yangguang", "caojun", "tangwei"))
