"""Legal advice: answered at once, or within one working day; a word within four working hours (response class C).

Office hours are 09:00 to 12:00 and 13:30 to 17:30. A working day ends at 24:00, written as 00:00 of the next day.
"""

from typing import Any

from tests.scenarios.story import Story, tell
from tests.world import COUNTY, VILLAGE

BUREAU = f"justice_bureau-{COUNTY}"
ASKED: dict[str, Any] = {"matter": "legal_advice", "text": "借条没写还款日期，能不能去法院起诉", "place": VILLAGE}
DUE = {"answer": "09-03 00:00"}
ANSWER = {"result": "可以。没有约定还款日期的，可以随时要求归还，给对方合理的准备时间。", "outcome": "explained"}


def test_what_can_be_answered_at_once_is(story: Story) -> None:
    tell(
        story,
        [
            # Tuesday 1 September: triage within two hours, an answer by the end of the 2nd.
            ("09-01 10:00", "", "submit", ASKED, "received", {"triage": "09-01 12:00", "answer": "09-03 00:00"}),
            # Seven days to rate.
            ("09-01 10:20", "luolan", "answer_at_once", ANSWER, "answered", {"rate": "09-09 00:00"}),
        ],
    )


def test_what_cannot_is_answered_within_one_working_day(story: Story) -> None:
    tell(
        story,
        [
            ("09-01 10:00", "", "submit", ASKED, "received", {"triage": "09-01 12:00", "answer": "09-03 00:00"}),
            # Two working hours from 10:10: 12:10 is the break, so ten minutes more after 13:30.
            ("09-01 10:10", "luolan", "dispatch", {"unit": BUREAU}, "dispatched", {"sign": "09-01 13:40"} | DUE),
            # Four working hours from 10:20: 1 h 40 until noon, 2 h 20 from 13:30.
            ("09-01 10:20", "qinhai", "sign", {}, "handling", {"contact": "09-01 15:50"} | DUE),
            ("09-01 11:00", "qinhai", "contact", {"how": "phone"}, "handling", DUE),
        ],
    )
