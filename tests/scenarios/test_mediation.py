"""Mediation of a dispute from the quarrel to what was performed, by the People's Mediation Law."""

from tests.scenarios.quarrel import (
    AGREED,
    DRAFT,
    IN_FORCE,
    LATE_TERM,
    MEDIATING,
    ON_SCREEN,
    PERFORMED,
    PERFORMING,
    REMINDERS,
    SIGN,
    SOLVED,
    VILLAGE_BODY,
    WINDOW,
)
from tests.scenarios.story import Story, tell


def test_a_quarrel_in_the_village_is_agreed_signed_performed_and_rated(story: Story) -> None:
    after_week = {name: due for name, due in IN_FORCE.items() if name != "follow_week"}
    tell(
        story,
        [
            *PERFORMING,
            # Each sign of life starts the 90 days anew: 10 September + 90 = Wednesday 9 December.
            (
                "09-10 10:00",
                "longqing",
                "perform_term",
                {"term": 1},
                "performing",
                {**IN_FORCE, "watch": "12-10 00:00"},
            ),
            (
                "09-14 10:00",
                "longqing",
                "conclude",
                PERFORMED,
                "!terms_performed",
                {**IN_FORCE, "watch": "12-10 00:00"},
            ),
            # 14 September + 90 = Sunday 13 December, moves to Monday the 14th.
            (
                "09-14 10:00",
                "longqing",
                "follow_up",
                {"how": "phone", "text": "双方都说相处正常。", "party": 1},
                "performing",
                {**after_week, "watch": "12-15 00:00"},
            ),
            # 18 September + 90 = Thursday 17 December.
            (
                "09-18 10:00",
                "alice",
                "perform_term",
                {"term": 2},
                "performing",
                {**REMINDERS, **WINDOW, "watch": "12-18 00:00"},
            ),
            # 19 September + 7 D = 26 September, Mid-Autumn, moves to Monday the 28th.
            ("09-19 10:00", "longqing", "conclude", PERFORMED, "answered", {"rate": "09-29 00:00"}),
            ("09-20 20:00", "alice", "rate", SOLVED, "closed", {}),
            ("09-21 09:00", "luolan", "archive", {}, "archived", {}),
        ],
    )
    facts = story.case.facts
    assert [term.state for term in facts.terms] == ["performed", "performed"]
    assert facts.unit == VILLAGE_BODY
    assert {"agreed", "followed_up"} <= facts.marks


def test_an_instalment_missed_leads_to_urging_to_the_court_and_to_enforcement(story: Story) -> None:
    later = {"follow_month": "10-09 00:00", "window": "10-09 00:00"}
    joint = {"joint": "yes"}
    # Missed when 12 September is over: 13 September + 15 D = Monday the 28th; + 90 D = Saturday 12 December, moves to
    # Monday the 14th.
    missed = {**IN_FORCE, "default": "09-29 00:00", "watch": "12-15 00:00"}
    after_visit = {name: due for name, due in missed.items() if name != "follow_week"}
    asked = {name: due for name, due in after_visit.items() if name not in REMINDERS}
    # The second one is missed on the 21st: + 15 D = 6 October, a holiday, moves to the 8th; + 90 D = Sunday 20
    # December, moves to the 21st.
    both_missed = {**later, "default": "10-09 00:00", "watch": "12-22 00:00"}
    confirmed = {name: due for name, due in both_missed.items() if name != "window"}
    visit = {"party": 2, "how": "visit", "text": "上门说明不履行的后果，对方说月底有钱。"}
    tell(
        story,
        [
            *PERFORMING,
            ("09-12 23:59", "clock", "run", {"does": []}, "performing", IN_FORCE),
            ("09-13 00:00", "clock", "run", {"does": ["miss_term"]}, "defaulted", missed),
            ("09-14 10:00", "longqing", "urge", visit, "defaulted", missed),
            # 14 September + 90 D = Sunday 13 December, moves to Monday the 14th as well.
            ("09-14 11:00", "longqing", "follow_up", visit, "defaulted", after_visit),
            ("09-15 09:00", "longqing", "apply_enforcement", {"reason": "没有履行"}, "!not_now", after_visit),
            ("09-15 09:05", "longqing", "request_confirmation", {}, "!missing", after_visit),
            ("09-15 09:10", "longqing", "request_confirmation", joint, "defaulted", asked),
            ("09-15 09:11", "longqing", "request_confirmation", joint, "!not_now", asked),
            ("09-21 00:00", "clock", "run", {"does": ["miss_term"]}, "defaulted", both_missed),
            ("09-24 10:00", "longqing", "confirmed", {"text": "法院裁定有效。"}, "defaulted", confirmed),
            (
                "09-24 10:05",
                "longqing",
                "renegotiate",
                {"reason": "换个办法", "all_consent": "yes"},
                "!not_now",
                confirmed,
            ),
            ("09-28 10:00", "longqing", "apply_enforcement", {"reason": "两期都没有付"}, "to_court", {}),
        ],
    )
    assert [term.state for term in story.case.facts.terms] == ["missed", "missed"]
    assert {"agreed", "defaulted", "confirmed", "urged"} <= story.case.facts.marks
    opened = next(entry for entry, _, _ in story.journal() if entry.action == "request_confirmation")
    assert opened.facts["opens"] == "judicial_confirmation"


def test_after_thirty_days_only_a_suit_on_the_agreement_is_left(story: Story) -> None:
    # In force on 6 September 21:30, as above; the one term is due on 10 November.
    running = {**IN_FORCE, "terms": "11-11 00:00"}
    asked = {name: due for name, due in running.items() if name != "follow_week"} | {"watch": "12-15 00:00"}
    second = {name: due for name, due in asked.items() if name != "remind_first"}
    third = {name: due for name, due in second.items() if name != "remind_second"}
    none_left = {name: due for name, due in third.items() if name != "remind_last"}
    call = {"how": "phone", "text": "对方说农闲就动工。"}
    tell(
        story,
        [
            *MEDIATING,
            ("09-06 21:00", "longqing", "draft_agreement", DRAFT | {"terms": LATE_TERM}, "signing", SIGN),
            ("09-06 21:10", "alice", "sign_agreement", ON_SCREEN, "signing", SIGN),
            ("09-06 21:20", "longqing", "sign_agreement", {"party": 2, "how_signed": "on_paper"}, "signing", SIGN),
            ("09-06 21:30", "longqing", "take_effect", AGREED, "performing", running),
            # 14 September + 90 D = Sunday 13 December, moves to the 14th.
            ("09-14 10:00", "longqing", "follow_up", call, "performing", asked),
            ("09-26 21:30", "clock", "run", {"does": ["remind_20"]}, "performing", second),
            ("10-01 21:30", "clock", "run", {"does": ["remind_25"]}, "performing", third),
            ("10-04 21:30", "clock", "run", {"does": ["remind_28"]}, "performing", none_left),
            # 8 October + 90 D = Wednesday 6 January 2027.
            (
                "10-08 10:00",
                "longqing",
                "follow_up_month",
                call,
                "performing",
                {"window": "10-09 00:00", "terms": "11-11 00:00", "watch": "2027-01-07 00:00"},
            ),
            (
                "10-09 00:00",
                "clock",
                "run",
                {"does": ["pass_window"]},
                "performing",
                {"terms": "11-11 00:00", "watch": "2027-01-07 00:00"},
            ),
            (
                "10-09 09:00",
                "longqing",
                "request_confirmation",
                {"joint": "yes"},
                "!not_now",
                {"terms": "11-11 00:00", "watch": "2027-01-07 00:00"},
            ),
            # 11 November + 15 D = Thursday the 26th; + 90 D = Tuesday 9 February 2027.
            (
                "11-11 00:00",
                "clock",
                "run",
                {"does": ["miss_term"]},
                "defaulted",
                {"default": "11-27 00:00", "watch": "2027-02-10 00:00"},
            ),
            (
                "11-20 10:00",
                "longqing",
                "end_performance",
                {"reason": "拒绝重砌", "lawful_route": "litigation"},
                "to_court",
                {},
            ),
        ],
    )
    assert "window_passed" in story.case.facts.marks
    assert "window_open" not in story.case.facts.marks


def test_a_default_may_be_negotiated_anew_and_the_old_terms_are_void(story: Story) -> None:
    # Negotiated anew on 13 September: + 30 D = Tuesday 13 October.
    again = {"mediate": "10-14 00:00"}
    # Drafted and signed on 14 September: + 7 D = the 21st; in force: + 30 D = 14 October; + 90 D = Sunday 13 December,
    # moves to the 14th; + 20, 25, 28 x 24 h = 4, 9 and 12 October.
    renewed = {
        "terms": "11-11 00:00",
        "follow_week": "09-22 00:00",
        "follow_month": "10-15 00:00",
        "window": "10-15 00:00",
        "remind_first": "10-04 12:00",
        "remind_second": "10-09 12:00",
        "remind_last": "10-12 12:00",
        "watch": "12-15 00:00",
    }
    missed = {**IN_FORCE, "default": "09-29 00:00", "watch": "12-15 00:00"}
    signing = {**again, "signing": "09-22 00:00"}
    tell(
        story,
        [
            *PERFORMING,
            ("09-13 00:00", "clock", "run", {"does": ["miss_term"]}, "defaulted", missed),
            (
                "09-13 09:00",
                "longqing",
                "renegotiate",
                {"reason": "对方受伤住院", "all_consent": "yes"},
                "mediating",
                again,
            ),
            ("09-14 11:00", "longqing", "draft_agreement", DRAFT | {"terms": LATE_TERM}, "signing", signing),
            ("09-14 11:05", "longqing", "take_effect", AGREED, "!all_signed", signing),
            ("09-14 11:10", "alice", "sign_agreement", ON_SCREEN, "signing", signing),
            ("09-14 11:20", "party:2", "sign_agreement", ON_SCREEN, "signing", signing),
            ("09-14 12:00", "longqing", "take_effect", AGREED, "performing", renewed),
        ],
    )
    assert [term.state for term in story.case.facts.terms] == ["void", "void", "waiting"]
    assert "defaulted" not in story.case.facts.marks
