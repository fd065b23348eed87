"""Mediation that ends otherwise: declined, stopped, without agreement, by word of mouth, on the spot, elsewhere."""

from tests.scenarios.quarrel import (
    ASKED,
    BROUGHT,
    LATE_TERM,
    MEDIATE,
    MEDIATING,
    QUARREL,
    SIGNING,
    WILLING,
    without,
)
from tests.scenarios.story import Story, tell
from tests.world import COUNTY, TOWN


def test_who_declines_is_not_mediated_and_hears_the_other_routes(story: Story) -> None:
    told = {"reason": "对方坚持起诉", "lawful_route": "litigation", "outcome": "no_agreement"}
    tell(
        story,
        [
            *ASKED,
            ("09-02 10:00", "party:2", "answer_willing", {"willing": "no", "reason": "要打官司"}, "unwilling", WILLING),
            ("09-02 10:05", "longqing", "appoint", {"person": "@longqing"}, "!wrong_state", WILLING),
            (
                "09-03 10:00",
                "longqing",
                "record_willing",
                {"party": 2, "willing": "yes", "how": "visit"},
                "asking",
                WILLING,
            ),
            ("09-03 18:00", "party:2", "answer_willing", {"willing": "no"}, "unwilling", WILLING),
            ("09-04 10:00", "longqing", "end_unwilling", told, "ended", {}),
        ],
    )
    assert story.case.row["outcome"] == "no_agreement"


def test_a_mediator_steps_aside_another_goes_on_and_no_agreement_is_reached(story: Story) -> None:
    ended = {"reason": "差距太大", "lawful_route": "litigation", "outcome": "no_agreement", "claimed": "2000"}
    # Stepped aside on Friday 4 September: + 1 W = Monday the 7th.
    waiting = {**MEDIATE, "appoint": "09-08 00:00"}
    # Two sides agree to 30 more days: 8 October, the last day, + 30 D = Saturday 7 November, moves to Monday the 9th.
    longer = {"extension": "mediate:both_agree", "reason": "等测绘结果", "next_promise": "2026-11-09"}
    more = {"mediate": "11-10 00:00"}
    tell(
        story,
        [
            *MEDIATING,
            ("09-04 09:00", "alice", "ask_recusal", {"reason": "调解员是对方的表亲"}, "mediating", MEDIATE),
            ("09-04 10:00", "panming", "recuse", {"reason": "确是亲属"}, "appointing", waiting),
            ("09-04 10:05", "panming", "reappoint", {"person": "@wuda"}, "!speaks_language", waiting),
            (
                "09-04 10:10",
                "panming",
                "reappoint",
                {"person": "@wuda", "exception": "村里另一名会苗语的调解员外出，请翻译到场"},
                "mediating",
                MEDIATE,
            ),
            ("09-30 10:00", "wuda", "ask_extension", longer, "mediating", MEDIATE),
            ("09-30 11:00", "panming", "approve_extension", longer, "!missing", MEDIATE),
            ("09-30 11:05", "panming", "approve_extension", longer | {"all_consent": "yes"}, "mediating", more),
            ("10-20 10:00", "wuda", "end_mediation", ended, "ended", {}),
        ],
    )
    assert story.case.facts.person == story.world.ids["wuda"]
    assert "recused" in story.case.facts.marks


def test_an_oral_agreement_takes_effect_at_once(story: Story) -> None:
    said = {"facts": "过路权争吵。", "terms": LATE_TERM, "outcome": "agreement"}
    # On Wednesday 2 September 20:00: + 7 D = the 9th; + 30 D = 2 October, a holiday, moves to the 8th; + 20, 25,
    # 28 x 24 h = 22, 27 and 30 September; + 90 D = Tuesday 1 December.
    running = {
        "terms": "11-11 00:00",
        "follow_week": "09-10 00:00",
        "follow_month": "10-09 00:00",
        "window": "10-09 00:00",
        "remind_first": "09-22 20:00",
        "remind_second": "09-27 20:00",
        "remind_last": "09-30 20:00",
        "watch": "12-02 00:00",
    }
    # 3 September + 7 D = Thursday the 10th.
    done = {"result": "当场把路让出来了。", "outcome": "agreement"}
    tell(
        story,
        [
            *MEDIATING,
            ("09-02 20:00", "longqing", "agree_orally", said, "performing", running),
            (
                "09-03 09:00",
                "longqing",
                "perform_term",
                {"term": 1},
                "performing",
                without(running, "terms") | {"watch": "12-03 00:00"},
            ),
            ("09-03 10:00", "longqing", "conclude", done, "answered", {"rate": "09-11 00:00"}),
            ("09-11 00:00", "clock", "run", {"does": ["lapse"]}, "closed", {}),
        ],
    )


def test_a_party_may_stop_the_mediation_at_any_time(story: Story) -> None:
    tell(story, [*SIGNING, ("09-07 09:00", "party:2", "stop", {"reason": "不想谈了"}, "ended", {})])


def test_neighbours_may_make_it_up_themselves(story: Story) -> None:
    settled = {"result": "两家自己说好了。", "outcome": "settled_withdrawal"}
    # 5 September + 7 D = Saturday the 12th, moves to Monday the 14th.
    tell(
        story,
        [*MEDIATING, ("09-05 10:00", "longqing", "settle_privately", settled, "answered", {"rate": "09-15 00:00"})],
    )
    assert story.case.row["outcome"] == "settled_withdrawal"


def test_a_grid_worker_settles_what_they_find_on_the_spot(story: Story) -> None:
    found = QUARREL | {"channel": "grid"}
    done = {"result": "两家当场说好，挖沟引水。", "outcome": "agreement", "evidence": ["ab" * 32]}
    # 1 September + 7 D = Tuesday the 8th.
    tell(
        story,
        [
            ("09-01 09:00", "aduo", "submit", found, "received", {"accept": "09-05 00:00"}),
            ("09-01 10:00", "aduo", "settle_on_the_spot", done, "answered", {"rate": "09-09 00:00"}),
            ("09-09 00:00", "clock", "run", {"does": ["lapse"]}, "closed", {}),
        ],
    )


def test_what_a_grid_worker_brings_has_both_parties_added(story: Story) -> None:
    first = {"side": "applicant", "party_kind": "resident", "party_name": "李阿公", "willing": "yes"}
    second = {"side": "respondent", "party_kind": "company", "party_name": "某砂石厂", "representative": "王经理"}
    accepted = {"contact": "09-03 00:00", **WILLING}
    tell(
        story,
        [
            ("09-01 09:00", "aduo", "submit", QUARREL | {"channel": "grid"}, "received", {"accept": "09-05 00:00"}),
            ("09-01 09:10", "aduo", "add_party", first, "received", {"accept": "09-05 00:00"}),
            ("09-01 09:20", "aduo", "add_party", second, "received", {"accept": "09-05 00:00"}),
            ("09-01 15:00", "wuda", "accept", {}, "asking", accepted),
            ("09-02 09:00", "party:2", "answer_willing", {"willing": "yes"}, "asking", WILLING),
            ("09-02 10:00", "wuda", "appoint", {"person": "@wuda"}, "mediating", MEDIATE),
        ],
    )
    assert [(party.number, party.side, party.kind) for party in story.case.facts.parties] == [
        (1, "applicant", "resident"),
        (2, "respondent", "company"),
    ]


def test_a_refusal_needs_a_second_person_and_may_be_contested(story: Story) -> None:
    why = {"reason": "已由法院受理", "lawful_route": "litigation"}
    # Contested on 3 September + 5 W = Thursday the 10th; overturned on Friday the 4th + 3 W = Wednesday the 9th.
    tell(
        story,
        [
            *BROUGHT,
            (
                "09-02 09:00",
                "longqing",
                "refuse",
                why | {"person": "@longqing"},
                "!second_person",
                {"accept": "09-05 00:00"},
            ),
            ("09-02 09:10", "longqing", "refuse", why | {"person": "@wuda"}, "refused", {}),
            ("09-03 09:00", "alice", "contest", {"reason": "法院没有立案"}, "contested", {"review": "09-11 00:00"}),
            ("09-04 09:00", "zhoulei", "overturn", {"reason": "确未立案"}, "received", {"accept": "09-10 00:00"}),
        ],
    )


def test_a_labour_dispute_has_fifteen_days_and_no_more(story: Story) -> None:
    wages = {"matter": "labour_dispute_mediation", "text": "公司拖欠三个月工资。", "fields": {"claimed": "21000"}}
    company = {"side": "respondent", "party_kind": "company", "party_name": "某建筑公司"}
    ended = {"reason": "公司不到场", "lawful_route": "arbitration", "outcome": "no_agreement"}
    willing = {"contact": "09-03 00:00", **WILLING}
    tell(
        story,
        [
            ("09-01 09:00", "alice", "submit", wages, "received", {"accept": "09-05 00:00"}),
            ("09-01 15:00", "mojun", "accept", {}, "asking", willing),
            ("09-01 15:10", "mojun", "add_party", company, "asking", willing),
            (
                "09-02 09:00",
                "mojun",
                "record_willing",
                {"party": 2, "willing": "yes", "how": "phone"},
                "asking",
                WILLING,
            ),
            # 2 September + 15 D = Thursday the 17th.
            ("09-02 10:00", "mojun", "appoint", {"person": "@mojun"}, "mediating", {"mediate": "09-18 00:00"}),
            ("09-17 10:00", "mojun", "end_mediation", ended, "ended", {}),
        ],
    )
    assert story.case.facts.unit == f"labour_mediation-{COUNTY}"


def test_a_medical_dispute_stands_still_while_it_is_appraised(story: Story) -> None:
    harm = {"matter": "medical_dispute", "text": "手术后伤口感染，医院不认。", "fields": {"claimed": "30000"}}
    hospital = {"side": "respondent", "party_kind": "company", "party_name": "某医院", "willing": "yes"}
    town = {"unit": f"town_mediation-{TOWN}", "reason": "双方要求就近调解", "exception": "专业调委会委托"}
    appraisal = {"pause_reason": "appraisal", "reason": "委托医疗损害鉴定", "next_promise": "2026-09-25"}
    contact = {"contact": "09-03 00:00", **WILLING}
    # 2 September + 30 W = Tuesday 20 October (20 September and 10 October are worked). Eleven working days stand still
    # between 10 and 24 September: Wednesday 4 November. 10 September + 30 D = Saturday 10 October, which is worked.
    tell(
        story,
        [
            ("09-01 09:00", "alice", "submit", harm, "received", {"accept": "09-05 00:00"}),
            ("09-01 10:00", "axiu", "transfer", town, "received", {"accept": "09-05 00:00"}),
            ("09-01 15:00", "xiongbo", "accept", {}, "asking", contact),
            ("09-01 15:10", "xiongbo", "add_party", hospital, "asking", contact),
            ("09-02 10:00", "xiongbo", "appoint", {"person": "@xiongbo"}, "mediating", {"mediate": "10-21 00:00"}),
            ("09-10 10:00", "xiongbo", "pause", appraisal, "paused", {"mediate": "paused", "pausing": "10-11 00:00"}),
            ("09-24 10:00", "xiongbo", "resume", {}, "mediating", {"mediate": "11-05 00:00"}),
        ],
    )


def test_a_body_may_give_a_dispute_to_the_elders(story: Story) -> None:
    elders = {"unit": f"elders_studio-{TOWN}", "reason": "双方都信得过老人家"}
    contact = {"contact": "09-03 00:00", **WILLING}
    tell(
        story,
        [
            *BROUGHT,
            ("09-01 10:00", "longqing", "transfer", elders, "received", {"accept": "09-05 00:00"}),
            ("09-01 11:00", "longqing", "accept", {}, "!no_case", {"accept": "09-05 00:00"}),
            ("09-01 15:00", "yangaixing", "accept", {}, "asking", contact),
        ],
    )
