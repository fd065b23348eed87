"""What a listed problem's journal comes to, and what never goes to the public. Pure."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.cases.stage import moment

from maplebridge.services.dutylist.rules import Entry, Row, read_entry, without_numbers

START = moment("11-02 09:00")


def entry_of(*steps: tuple[str, str, dict[str, Any]]) -> Entry:
    rows = [
        Row(seq, action, state, START + timedelta(hours=seq), "housing", facts)
        for seq, (action, state, facts) in enumerate(steps, 1)
    ]
    return read_entry(rows)


RAISED = ("submit", "received", {})
LISTED = ("put_on_list", "listed", {"batch": "aid"})
CLAIMED = ("claim", "handling", {"until": "2026-11-20"})
TOLD = (("report_result", "publishing", {"outcome": "solved"}), ("publish_result", "confirming", {}))


def test_a_problem_that_was_claimed_and_told() -> None:
    found = entry_of(RAISED, LISTED, CLAIMED, *TOLD, ("confirm", "closed", {"settled": "yes"}))
    assert (found.batch, found.unit, found.how, found.promised) == ("aid", "housing", "claimed", date(2026, 11, 20))
    assert (found.told_seq, found.outcome, found.settled, found.over) == (4, "solved", "yes", True)


def test_a_problem_that_was_named_handed_back_and_named_again() -> None:
    named = ("name_unit", "handling", {"unit": "water", "until": "2026-12-01"})
    back = entry_of(RAISED, LISTED, named, ("hand_back", "naming", {}))
    assert (back.unit, back.how, back.promised, back.over) == ("", "", None, False)
    again = entry_of(RAISED, LISTED, named, ("hand_back", "naming", {}), ("name_unit", "handling", {"unit": "road"}))
    assert (again.unit, again.how) == ("road", "named")


def test_what_was_sent_back_or_taken_down_is_not_told() -> None:
    assert entry_of(RAISED, LISTED, CLAIMED, TOLD[0], ("redo", "handling", {})).told_seq is None
    down = entry_of(RAISED, LISTED, CLAIMED, *TOLD, ("take_down", "confirming", {}))
    assert down.told_seq is None
    assert entry_of(RAISED, LISTED, CLAIMED, *TOLD, ("lapse", "closed", {})).settled == "unconfirmed"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("打 13900001234 找老王", "打 ＊ 找老王"),
        ("身份证 52242519880412002X。", "身份证 ＊。"),
        ("卡号 6222 0212 3456 7890 123", "卡号 ＊"),
        ("打１３９００００１２３４找老王", "打＊找老王"),
        ("0857-7620001 转", "＊ 转"),
        ("发放 1234567.80 元，20 户，2026-11-20 2026-12-01", "发放 1234567.80 元，20 户，2026-11-20 2026-12-01"),
        ("补发 12,345.60 元，二十户", "补发 12,345.60 元，二十户"),
    ],
)
def test_long_numbers_are_struck_out(words: str, shown: str) -> None:
    assert without_numbers(words) == shown
