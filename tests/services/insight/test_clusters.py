"""What counts as rising: exact, and false alarms as rare as is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.directory.places.generating.dice import fraction
from maplebridge.services.insight.clusters import FALSE_ALARMS, chance_of, find_rising


def test_the_chance_is_that_of_a_binomial_tail() -> None:
    assert chance_of(0, 5, 8) == pytest.approx(1)
    assert chance_of(1, 0, 8) == pytest.approx(1 / 9)
    assert chance_of(2, 0, 8) == pytest.approx(1 / 81)
    assert chance_of(2, 1, 1) == pytest.approx(0.5)  # two or three of three tosses


def test_a_sudden_cluster_is_found_and_a_steady_stream_is_not() -> None:
    this_week = {("a", "0406"): 12, ("b", "0405"): 10}
    before = {("a", "0406"): 4, ("b", "0405"): 80}
    found = find_rising(this_week, before, 8)
    assert [(one.place, one.many, one.mean) for one in found] == [("a", 12, 0.5)]


def test_nothing_is_tested_on_few_weeks_or_few_cases() -> None:
    assert find_rising({("a", "0406"): 50}, {}, 3) == []
    assert find_rising({("a", "0406"): 2}, {}, 8) == []


@given(st.integers(0, 60), st.integers(0, 200), st.integers(4, 8))
def test_more_cases_are_never_likelier(many: int, before: int, weeks: int) -> None:
    assert 0 <= chance_of(many + 1, before, weeks) <= chance_of(many, before, weeks) <= 1


def test_quiet_weeks_give_no_more_alarms_than_is_said() -> None:
    # 400 weeks of 60 cells, each case thrown into one of nine weeks: nothing has changed anywhere.
    alarms = 0
    for trial in range(400):
        this_week, before = {}, {}
        for cell in range(60):
            cases = int(fraction("cases", trial, cell) * 30)
            now = sum(fraction("week", trial, cell, n) < 1 / 9 for n in range(cases))
            this_week["p", str(cell)], before["p", str(cell)] = now, cases - now
        alarms += bool(find_rising(this_week, before, 8))
    assert alarms / 400 <= FALSE_ALARMS
