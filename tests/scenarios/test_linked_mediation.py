"""A dispute that goes from people's to administrative to judicial mediation, and an agreement that goes to the court
and comes back: nothing is entered twice. Days are counted as in quarrel.py."""

from tests.scenarios.quarrel import IN_FORCE, MEDIATING, PERFORMING, QUARREL, REMINDERS, without
from tests.scenarios.story import Line, Story, tell
from tests.world import COUNTY, TOWN, VILLAGE

from maplebridge.cases.viewing import access_view

ADMINISTRATIVE = {"reason": "涉及建房审批，请行政机关来调", "next_matter": "administrative_mediation"}
JUDICIAL = {"reason": "双方愿意请法院委派调解", "next_matter": "judicial_mediation"}
RULING = {"evidence": ["ab" * 32]}
JOINT = {"joint": "yes"}


MEDIATORS = {
    f"village_mediation-{VILLAGE}": "longqing",
    f"justice_office-{TOWN}": "zhangqi",
    f"court-{COUNTY}": "weizheng",
}


def entered(story: Story) -> tuple[dict[str, str | None], list[object], list[tuple[str, str, str]]]:
    """What whoever mediates knows of the quarrel: what was said, what is claimed, who the parties are."""
    case = story.case.facts
    view = access_view(story.who(MEDIATORS[case.unit or ""]), case.number)
    words = {word.field: word.text for word in view.words if word.field in ("text", "other_party")}
    claimed = [value for field, value in view.answers if field.name == "claimed"]
    return words, claimed, [(party.side, party.kind, party.language) for party in case.parties]


def test_peoples_administrative_and_judicial_mediation_hand_a_dispute_on_without_entering_it_again(
    story: Story,
) -> None:
    tell(story, [*MEDIATING, ("09-04 10:00", "longqing", "refer", ADMINISTRATIVE, "handed_over", {})])
    village = entered(story)
    story.follow()
    # Opened on Friday 4 September + 3 W = Wednesday the 9th; accepted on the 7th: + 1 W = the 8th, + 7 D = the 14th.
    asked = {"willing": "09-15 00:00"}
    tell(
        story,
        [
            (
                "09-07 09:00",
                "zhangqi",
                "accept",
                {"exception": "请会苗语的翻译到场"},
                "asking",
                {"contact": "09-09 00:00", **asked},
            ),
            (
                "09-07 10:00",
                "zhangqi",
                "record_willing",
                {"party": 2, "willing": "yes", "how": "phone"},
                "asking",
                asked,
            ),
            ("09-08 10:00", "zhangqi", "refer", JUDICIAL, "handed_over", {}),
        ],
    )
    administrative = entered(story)
    story.follow()
    # Accepted on Wednesday the 9th: + 1 W = the 10th; + 7 D = the 16th. Appointed on the 10th: + 30 D = Saturday
    # 10 October, which is worked.
    asked = {"willing": "09-17 00:00"}
    tell(
        story,
        [
            ("09-09 09:00", "weizheng", "accept", {}, "asking", {"contact": "09-11 00:00", **asked}),
            ("09-09 10:00", "party:2", "answer_willing", {"willing": "yes"}, "asking", asked),
            ("09-10 10:00", "weizheng", "appoint", {"person": "@weizheng"}, "mediating", {"mediate": "10-11 00:00"}),
        ],
    )
    judicial = entered(story)
    assert village == administrative == judicial
    words, claimed, parties = judicial
    assert words["text"] == QUARREL["text"]
    assert claimed == ["2000.00"]
    assert parties == [("applicant", "resident", "zh"), ("respondent", "resident", "hmd")]


MISSED = {**IN_FORCE, "default": "09-29 00:00", "watch": "12-15 00:00"}
AT_COURT: list[Line] = [
    *PERFORMING,
    # 12 September passes: 13 September + 15 D = the 28th; + 90 D = Saturday 12 December, moves to the 14th.
    ("09-13 00:00", "clock", "run", {"does": ["miss_term"]}, "defaulted", MISSED),
    ("09-14 09:00", "longqing", "request_confirmation", JOINT, "defaulted", without(MISSED, *REMINDERS)),
]


def test_what_the_court_confirms_is_told_to_the_mediation_and_can_be_enforced(story: Story) -> None:
    tell(story, AT_COURT)
    mediation = story.number
    story.follow()
    # Asked for on Monday 14 September + 3 D = the 17th; accepted on the 15th: + 15 D = the 30th; + 30 D = 15 October.
    reviewed = {"examine": "10-01 00:00", "conclude": "10-16 00:00"}
    tell(
        story,
        [
            ("09-15 09:00", "weizheng", "accept", {}, "reviewing", reviewed),
            ("09-16 10:00", "weizheng", "grant_confirmation", {"outcome": "granted"} | RULING, "confirmed", {}),
        ],
    )
    assert [party.language for party in story.case.facts.parties] == ["zh", "hmd"]
    story.succeed()
    story.return_to(mediation)
    assert "confirmed" in story.case.facts.marks
    assert "window" not in story.clocks()
    tell(story, [("09-17 09:00", "longqing", "apply_enforcement", {"reason": "第一期没有付"}, "to_court", {})])


def test_what_the_court_declines_may_be_mended_and_asked_again_in_time(story: Story) -> None:
    tell(story, AT_COURT)
    mediation = story.number
    story.follow()
    why = {"decline_ground": "unclear", "reason": "界线没有写明", "outcome": "not_granted"}
    reviewed = {"examine": "10-01 00:00", "conclude": "10-16 00:00"}
    tell(
        story,
        [
            ("09-15 09:00", "weizheng", "accept", {}, "reviewing", reviewed),
            ("09-16 10:00", "weizheng", "deny_confirmation", why | RULING, "not_confirmed", {}),
        ],
    )
    story.succeed()
    story.return_to(mediation)
    assert {"not_confirmed", "window_open"} <= story.case.facts.marks
    # Negotiated anew on 17 September: + 30 D = Saturday 17 October, moves to Monday the 19th.
    anew = {"reason": "把界线写清楚", "all_consent": "yes"}
    tell(story, [("09-17 09:00", "longqing", "renegotiate", anew, "mediating", {"mediate": "10-20 00:00"})])


def test_a_request_withdrawn_from_the_court_is_told_too(story: Story) -> None:
    tell(story, AT_COURT)
    mediation = story.number
    story.follow()
    story.at("09-15 10:00").take("alice", "withdraw", reason="想先等等")
    story.succeed()
    story.return_to(mediation)
    assert "confirmation_asked" not in story.case.facts.marks
    tell(story, [("09-16 09:00", "longqing", "request_confirmation", JOINT, "defaulted", without(MISSED, *REMINDERS))])
