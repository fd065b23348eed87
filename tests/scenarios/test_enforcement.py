"""Enforcement of a judgment: its limits rest on the Supreme People's Court's rules on the time of enforcement.

Days (D) are calendar days: the day of the act is not counted, the last ends at 24:00 (written as 00:00 of the next
day), and a last day on a day off moves to the next working day. 2026: 25 to 27 September and 1 to 7 October are days
off, Sunday 20 September and Saturday 10 October are worked.
"""

from typing import Any

from tests.scenarios.story import Line, Story, tell
from tests.world import COUNTY, VILLAGE

COURT = f"court-{COUNTY}"
CLAIM: dict[str, Any] = {
    "matter": "enforcement_case",
    "text": "申请执行货款。",
    "anonymous": True,
    "channel": "bulk",
    "place": VILLAGE,
    "fields": {"court_number": "（2026）黔0524执123号", "claimed": "60000"},
}
# 1 September + 7 days = Tuesday 8. + 180 days: 29 days of September, 31, 30, 31, 31 January, 28 February 2027 = 180:
# Sunday 28 February 2027, a day off: Monday 1 March.
REGISTERED: list[Line] = [
    ("09-01 09:00", "weizheng", "submit", CLAIM, "received", {"assign": "09-09 00:00", "execute": "2027-03-02 00:00"})
]
EXECUTING: list[Line] = [
    *REGISTERED,
    # Thursday 3 September + 3 days = Sunday 6, a day off: Monday 7.
    (
        "09-03 09:00",
        "tianhe",
        "assign",
        {"person": "@weizheng"},
        "assigned",
        {"notice": "09-08 00:00", "execute": "2027-03-02 00:00"},
    ),
    ("09-04 09:00", "weizheng", "serve_notice", {}, "executing", {"execute": "2027-03-02 00:00"}),
]


def test_a_judgment_is_enforced_in_full(story: Story) -> None:
    paid = {"measure": "paid", "recovered": "20000"}
    ended = {"manner": "performed", "result": "款已全部发放。", "recovered": "40000"}
    tell(
        story,
        [
            *EXECUTING,
            ("09-10 09:00", "weizheng", "measure", paid, "executing", {"execute": "2027-03-02 00:00"}),
            # Friday 11 September + 5 days = Wednesday 16.
            (
                "09-11 09:00",
                "link",
                "give_clue",
                {"text": "他有一辆车"},
                "executing",
                {"clue": "09-17 00:00", "execute": "2027-03-02 00:00"},
            ),
            (
                "09-14 09:00",
                "weizheng",
                "check_clue",
                {"text": "车已查封"},
                "executing",
                {"execute": "2027-03-02 00:00"},
            ),
            ("10-12 09:00", "weizheng", "end_case", ended, "closed", {}),
        ],
    )
    assert story.case.facts.unit == COURT
    yuan = [entry.facts["recovered"] for entry, _, _ in story.journal() if "recovered" in entry.facts]
    assert yuan == ["20000.00", "40000.00"]


def test_a_settlement_stops_the_limit_until_the_applicant_asks_to_take_it_up_again(story: Story) -> None:
    tell(
        story,
        [
            *EXECUTING,
            (
                "09-10 09:00",
                "weizheng",
                "settle",
                {"agreed": "50000", "until": "2026-09-30"},
                "settled",
                {"execute": "paused", "settlement": "10-01 00:00"},
            ),
            # The day passes: the judge is reminded; the court takes nothing up by itself (Civil Procedure Law, 241).
            (
                "10-01 00:00",
                "clock",
                "run",
                {"does": ["overdue"]},
                "settled",
                {"execute": "paused", "settlement": "10-01 00:00"},
            ),
            # It stood for 28 days, from 10 September to 8 October: 28 February + 28 = Sunday 28 March, so Monday 29.
            (
                "10-08 09:00",
                "link",
                "take_up_again",
                {"reason": "到期没有付清"},
                "executing",
                {"execute": "2027-03-30 00:00"},
            ),
        ],
    )
    assert "defaulted" in story.case.facts.marks


def test_the_president_of_the_court_may_give_90_days_more(story: Story) -> None:
    longer = {"extension": "execute:three_months", "reason": "财产正在评估拍卖"}
    tell(
        story,
        [
            *EXECUTING,
            (
                "2027-02-20 09:00",
                "weizheng",
                "approve_extension",
                longer,
                "!not_yours",
                {"execute": "2027-03-02 00:00"},
            ),
            # 1 March + 90 days: 30 days of March, 30 of April, 30 of May = Sunday 30 May, so Monday 31 May.
            ("2027-02-20 10:00", "tianhe", "approve_extension", longer, "executing", {"execute": "2027-06-01 00:00"}),
        ],
    )


def test_a_round_that_ended_without_assets_is_taken_up_again(story: Story) -> None:
    ended = {"manner": "this_round", "result": "穷尽财产调查措施，未发现可供执行的财产。"}
    tell(
        story,
        [
            *EXECUTING,
            ("11-02 09:00", "weizheng", "end_case", ended, "ended_round", {}),
            # 2 December + 180 days: 29 days of December, 31, 28, 31, 30, 31 May = 180: Monday 31 May 2027.
            ("12-02 09:00", "link", "reopen", {"reason": "有了新房产"}, "executing", {"execute": "2027-06-01 00:00"}),
        ],
    )


def test_a_suspended_case_is_not_forgotten(story: Story) -> None:
    tell(
        story,
        [
            *EXECUTING,
            # 14 September + 90 days: 16 of September, 31, 30, 13 December = Sunday 13, so Monday 14 December.
            (
                "09-14 09:00",
                "weizheng",
                "suspend",
                {"suspend_ground": "heirs", "reason": "等待继承人"},
                "suspended",
                {"execute": "paused", "suspension": "12-15 00:00"},
            ),
        ],
    )
