"""What somebody types to see the ways out of a dispute."""

from datetime import date
from decimal import Decimal

import pytest

from maplebridge.services.roadmap.reading import BAD_AMOUNT, BAD_CONDITION, BAD_DAY, Asked, read_situation, write_query

TODAY = date(2026, 9, 18)


def test_days_conditions_and_amounts_are_read() -> None:
    asked = Asked("0105", {"known_at": " 2026-01-02 ", "injured_on": ""}, ("employed",), "20,000.50")
    situation, wrong = read_situation(asked, TODAY)
    assert wrong == {}
    assert situation.dates == {"known_at": date(2026, 1, 2)}
    assert (situation.conditions, situation.amount) == (frozenset({"employed"}), Decimal("20000.50"))


@pytest.mark.parametrize("text", ["2 January", "1991-12-31", "2100-01-01", "2026-02-30"])
def test_a_day_that_makes_no_sense_is_told_and_left_out(text: str) -> None:
    situation, wrong = read_situation(Asked("0105", {"known_at": text}), TODAY)
    assert (situation.dates, wrong) == ({}, {"known_at": BAD_DAY})


@pytest.mark.parametrize("text", ["-1", "many", "NaN", "Infinity", "1e999999", "1000000000000", "２０"])
def test_an_amount_that_makes_no_sense_is_told_and_left_out(text: str) -> None:
    situation, wrong = read_situation(Asked("0112", amount=text), TODAY)
    assert (situation.amount, wrong) == (None, {"amount": BAD_AMOUNT})


def test_a_condition_that_nobody_knows_is_told() -> None:
    situation, wrong = read_situation(Asked("0105", has=("rich", "employed")), TODAY)
    assert (situation.conditions, wrong) == (frozenset({"employed"}), {"has": BAD_CONDITION})


def test_the_word_yuan_does_no_harm() -> None:
    assert read_situation(Asked("0112", amount="300元"), TODAY)[0].amount == Decimal(300)


def test_a_situation_can_be_asked_for_again() -> None:
    asked = Asked("0112", {"performance_due_on": "2026-01-02"}, ("agreement", "defaulted"), "5000.50")
    query = write_query(read_situation(asked, TODAY)[0])
    assert query == "kind=0112&performance_due_on=2026-01-02&has=agreement&has=defaulted&amount=5000.50"
