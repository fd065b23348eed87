"""Shares: their intervals, and what is too small to be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.ground.numbers.rates import LEAST, hide, rate_of, rates_of, wilson


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),  # Newcombe, Statistics in Medicine 17 (1998), table I: 0.2553 to 0.3662
        (15, 148, 0.0624, 0.1605),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_are_those_of_the_literature(numerator: int, denominator: int, low: float, high: float) -> None:
    assert wilson(numerator, denominator) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_a_rate_of_nine_is_hidden_and_one_of_ten_is_shown() -> None:
    assert rate_of(9, 9).share is None
    assert rate_of(9, 10).percent == "90.00"
    assert rate_of(0, 0).share is None


def test_a_single_hidden_part_takes_the_next_smallest_with_it() -> None:
    assert hide({"a": 4, "b": 12, "c": 40}) == {"a", "b"}
    assert hide({"a": 4, "b": 7, "c": 40}) == {"a", "b"}
    assert hide({"a": 4, "b": 3, "c": 40}) == {"a", "b", "c"}
    assert hide({"a": 0, "b": 12}) == set()


@given(st.dictionaries(st.text(min_size=1, max_size=2), st.integers(0, 60), max_size=8))
def test_what_is_hidden_cannot_be_worked_out_from_the_whole(sizes: dict[str, int]) -> None:
    hidden = hide(sizes)
    shown = set(sizes) - hidden
    assert all(not 0 < sizes[name] < LEAST for name in shown)
    pooled = [sizes[name] for name in hidden]
    assert not pooled or (len(pooled) > 1 and sum(pooled) >= LEAST) or not [n for n in shown if sizes[n]]


def test_rates_of_parts_hide_together() -> None:
    rates = rates_of({"a": (3, 4), "b": (6, 12), "c": (30, 40)})
    assert [name for name, rate in rates.items() if rate.share is not None] == ["c"]
