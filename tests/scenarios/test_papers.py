"""Each paper that petitions, judicial assistance, relief and leads call for can be made out from what was said."""

from collections.abc import Sequence

import pytest
from tests.scenarios import test_judicial_assistance as assistance
from tests.scenarios import test_petition as petition
from tests.scenarios import test_relief as relief
from tests.scenarios.story import Line, Story, tell

from maplebridge.cases.scenes import rules_of
from maplebridge.services.papers.content import said, shown_sections
from maplebridge.services.papers.material import content_of, read_told

LONGER = {"extension": "finish:thirty_days", "reason": "需要审计", "next_promise": "2026-12-01"}
REFUSED = {
    "refusal_ground": "no_hardship",
    "reason": "收入高于标准",
    "lawful_route": "other",
    "person": "@pengjie",
}
REPEATED = {"earlier_number": "5205240000000000", "reason": "已经复核终结", "person": "@luojian"}
REVIEWED: list[Line] = [
    ("11-02 10:00", "alice", "ask_review", {"reason": "数额不对"}, "", {}),
    ("11-20 10:00", "luojian", "review_opinion", petition.UPHELD, "", {}),
    ("12-01 10:00", "alice", "ask_rereview", {"reason": "仍不对"}, "", {}),
    ("12-20 10:00", "qiuyun", "rereview_opinion", petition.UPHELD | {"hearing": "held"}, "", {}),
    ("12-28 10:00", "alice", "raise_again", {"reason": "还是要求退款"}, "", {}),
]
ALL: dict[str, tuple[Sequence[Line], set[str]]] = {
    "petition": (
        [
            *petition.ACCEPTED,
            ("10-01 10:00", "hefang", "approve_extension", LONGER, "", {}),
            *petition.ANSWERED[3:],
            *REVIEWED,
        ],
        {f"petition_{each}" for each in ("acceptance", "extension", "opinion", "review", "rereview", "final_letter")},
    ),
    "judicial_assistance": (
        [
            *(line for line in assistance.GRANTED if not line[4].startswith("!")),
            ("09-29 10:00", "dengfei", "fund_arrived", {}, "", {}),
            ("09-30 15:00", "dengfei", "pay", assistance.PAID, "", {}),
        ],
        {"assistance_decision", "assistance_receipt"},
    ),
    "judicial_assistance_refused": (
        [
            *assistance.APPLIED,
            ("09-04 10:00", "dengfei", "check_means", assistance.CHECKED, "", {}),
            ("09-05 10:00", "dengfei", "refuse", REFUSED, "", {}),
        ],
        {"assistance_refusal"},
    ),
    "petition_refused": (
        [petition.ROUTED[0], ("09-02 10:00", "fengyan", "refuse_repeated", REPEATED, "", {})],
        {"petition_final_letter"},
    ),
    "relief": (
        [
            *(line for line in relief.WITH_THE_COUNTY if not line[4].startswith("!")),
            ("09-21 10:00", "liqin", "deny", relief.DENIED, "", {}),
            ("10-12 10:00", "alice", "object", {"reason": "车是别人的"}, "", {}),
            ("10-14 10:00", "tangmin", "overturn", {"granted_yuan": "1280", "reason": "属实"}, "", {}),
            ("10-15 10:00", "yangfan", "publish_grant", relief.SHOWN, "", {}),
        ],
        {"relief_notice", "relief_refusal", "relief_decision", "relief_publication"},
    ),
}


@pytest.mark.parametrize("matter", ALL)
def test_every_paper_that_is_called_for_is_made_out(story: Story, matter: str) -> None:
    lines, expected = ALL[matter]
    for when, who, action, fields, _, _ in lines:
        story.at(when)
        if action == "submit":
            story.submit(who, **fields)
        elif action == "run":
            story.run_clocks()
        else:
            story.take(who, action, **fields)
    assert words_of_papers(story).keys() == expected


def test_what_is_published_of_a_grant_says_nothing_that_must_stay_private(story: Story) -> None:
    tell(story, [line for line in relief.WITH_THE_COUNTY if not line[4].startswith("!")])
    story.at("09-21 10:00").take("liqin", "grant", **relief.GRANTED)
    story.take("yangfan", "publish_grant", **relief.SHOWN)
    shown, asked = words_of_papers(story)["relief_publication"], relief.ASKED
    assert [said for said in ("杨某某", "最低生活保障", "1280.00", "按月发放") if said not in shown] == []
    private = (
        asked["text"],
        asked["fields"]["applicant"],
        asked["fields"]["applicant_id"],
        relief.VISITED["found_at_home"],
    )
    assert [said for said in private if said in shown] == []


def words_of_papers(story: Story) -> dict[str, str]:
    """What stands in each paper that the journal calls for; a placeholder without a value is a Fault."""
    stored = story.case
    pack, told = rules_of(stored.facts)[0], read_told(stored.facts)
    found: dict[str, str] = {}
    for entry, _, _ in story.journal():
        for name in entry.facts.get("issues", []):
            template = pack.papers[name]
            content = content_of(stored, template, told.until(entry.seq), entry.seq, "0001", story.now)
            words = [said(section.text, content).values() for section in shown_sections(template, content)]
            found[name] = " ".join(" ".join(each) for each in words)
    return found
