"""Case numbers: the check digit finds slips of the tongue, and a number tells nothing of the one before."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.ground.numbers import case_number

bodies = st.text(alphabet="0123456789", min_size=15, max_size=15)


def test_known_vector_of_the_standard() -> None:
    assert case_number.check_digit("0794") == "5"


@given(bodies, st.integers(0, 15), st.integers(1, 9))
def test_every_wrong_digit_is_found(body: str, place: int, shift: int) -> None:
    number = body + case_number.check_digit(body)
    wrong = str((int(number[place]) + shift) % 10)
    assert case_number.check(number[:place] + wrong + number[place + 1 :]) is None


def test_97_of_100_swaps_of_unlike_neighbours_are_found() -> None:
    found = total = 0
    for seed in range(2000):
        body = f"520524{seed * 499979 % 10**9:09d}"
        number = body + case_number.check_digit(body)
        for place in range(15):
            if number[place] != number[place + 1]:
                swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
                total += 1
                found += case_number.check(swapped) is None
    assert found >= total * 0.97


@given(bodies)
def test_spoken_and_printed_groups_are_read(body: str) -> None:
    number = body + case_number.check_digit(body)
    grouped = "-".join(number[start : start + 4] for start in range(0, 16, 4))
    assert case_number.check(grouped) == case_number.check(f" {number[:6]}\u3000{number[6:]} ") == number


@pytest.mark.parametrize(
    "text", ["", "5205240000000", "５２０５２４０００００００００５", "52052400000000x5", "1" * 17]
)
def test_other_things_are_no_number(text: str) -> None:
    assert case_number.check(text) is None


def test_numbers_start_with_the_county_and_do_not_follow_each_other() -> None:
    numbers = [case_number.make("520524") for _ in range(200)]
    assert all(case_number.check(number) == number and number.startswith("520524") for number in numbers)
    steps = {int(later) - int(earlier) for earlier, later in pairwise(numbers)}
    assert len(set(numbers)) == 200
    assert any(step < 0 for step in steps)
    assert len(steps) > 190
