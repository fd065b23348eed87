"""Codes on plates: signed, short, telling the county and nothing else, forgiving to those who type them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.directory.plates import codes
from maplebridge.ground.vault import held, rotation
from maplebridge.ground.vault.keys import write_ring

COUNTIES = st.integers(0, 999_999).map("{:06d}".format)


@given(COUNTIES)
def test_a_code_says_its_county(county: str) -> None:
    code = codes.make(county)
    assert (len(code), codes.county_of(code)) == (codes.LENGTH, county)


@given(COUNTIES, st.integers(0, codes.LENGTH - 1), st.sampled_from(codes.SIGNS))
def test_a_changed_character_is_refused(county: str, place: int, sign: str) -> None:
    code = codes.make(county)
    changed = code[:place] + sign + code[place + 1 :]
    assert (codes.county_of(changed) is None) == (changed != code)


@given(st.text(max_size=40))
def test_what_anybody_makes_up_is_refused(text: str) -> None:
    assert codes.county_of(text) is None


@given(st.text(alphabet=codes.SIGNS, min_size=codes.LENGTH, max_size=codes.LENGTH))
def test_what_looks_like_a_code_is_refused_too(text: str) -> None:
    assert codes.county_of(text) is None


def test_no_two_codes_are_alike_and_none_follows_from_another() -> None:
    made = [codes.make("520524") for _ in range(2_000)]
    assert len({code[4:12] for code in made}) == len({code[12:] for code in made}) == len(made)


@pytest.mark.parametrize("write", [str.upper, codes.show, lambda code: f" {code[:12]}-{code[12:]} "])
def test_a_code_may_be_typed_as_it_is_printed(write: Callable[[str], str]) -> None:
    code = codes.make("520524")
    assert codes.county_of(write(code)) == "520524"
    assert codes.tidy(write(code)) == code


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    assert codes.tidy("O1lI") == "0111"


def test_a_plate_outlives_a_rotation_of_keys_as_long_as_its_key_is_kept() -> None:
    before = write_ring(held.ring())
    code = codes.make("520524")
    try:
        held.configure(rotation.rotate(before))
        assert codes.county_of(code) == "520524"
        held.configure(rotation.generate_ring())
        assert codes.county_of(code) is None
    finally:
        held.configure(before)
