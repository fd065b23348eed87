"""Amounts in capital numerals: as the rules for filling in papers have them, and readable back to the same amount."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.rulebook.papers.capitals import DIGITS, in_capitals

PLACES = {"拾": 10, "佰": 100, "仟": 1000}


@pytest.mark.parametrize(
    ("yuan", "said"),
    [
        ("0", "人民币零元整"),
        ("0.05", "人民币伍分"),
        ("0.50", "人民币伍角整"),
        ("0.57", "人民币伍角柒分"),
        ("10", "人民币壹拾元整"),
        ("1007", "人民币壹仟零柒元整"),
        ("3000", "人民币叁仟元整"),
        ("3000.50", "人民币叁仟元伍角整"),
        ("20.05", "人民币贰拾元零伍分"),
        ("10000", "人民币壹万元整"),
        ("10500", "人民币壹万零伍佰元整"),
        ("100005.03", "人民币壹拾万零伍元零叁分"),
        ("1000000001", "人民币壹拾亿零壹元整"),
        ("120000000000.20", "人民币壹仟贰佰亿元贰角整"),
        ("1000000000000", "人民币壹万亿元整"),
        ("9999999999999.99", "人民币玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_amounts_are_written_as_banks_and_courts_write_them(yuan: str, said: str) -> None:
    assert in_capitals(Decimal(yuan)) == said


@pytest.mark.parametrize("yuan", ["-0.01", "10000000000000", "0.001"])
def test_what_is_no_amount_is_refused(yuan: str) -> None:
    with pytest.raises(ValueError, match="no amount"):
        in_capitals(Decimal(yuan))


@given(st.integers(0, 10**15 - 1))
def test_every_amount_reads_back_to_itself(fen: int) -> None:
    said = in_capitals(Decimal(fen) / 100)
    assert read_back(said) == fen
    assert "零零" not in said
    assert said.endswith(("整", "分"))


@given(st.integers(0, 10**15 - 1), st.integers(0, 10**15 - 1))
def test_no_two_amounts_are_written_alike(one: int, other: int) -> None:
    assert (in_capitals(Decimal(one) / 100) == in_capitals(Decimal(other) / 100)) == (one == other)


def read_back(said: str) -> int:
    """The amount in fen, read by another way than it was written."""
    whole, _, rest = said.removeprefix("人民币").rpartition("元")
    fen = 0
    for place, worth in (("角", 10), ("分", 1)):
        if place in rest:
            fen += DIGITS.index(rest[rest.index(place) - 1]) * worth
    return number(whole) * 100 + fen


def number(said: str) -> int:
    for place, worth in (("亿", 10**8), ("万", 10**4)):
        if place in said:
            above, _, below = said.rpartition(place)
            return number(above) * worth + number(below)
    total, digit = 0, 0
    for sign in said:
        if sign in PLACES:
            total += digit * PLACES[sign]
            digit = 0
        else:
            digit = DIGITS.index(sign)
    return total + digit
