"""What the digits of place codes say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.directory.places import rules
from maplebridge.directory.places.rules import Level, Place
from maplebridge.ground.words.fault import Fault

WIDTHS = list(rules.WIDTHS.values())
codes = st.sampled_from(WIDTHS).flatmap(lambda width: st.text("0123456789", min_size=width, max_size=width))


@given(codes)
def test_the_parent_is_one_level_wider_and_covers_its_child(code: str) -> None:
    parent = rules.parent_code(code)
    levels = list(Level)
    if rules.level_of(code) is Level.PROVINCE:
        assert parent == ""
    else:
        assert levels.index(rules.level_of(parent)) == levels.index(rules.level_of(code)) - 1
        assert rules.covers([parent], code)
        assert not rules.covers([code], parent)


@given(codes)
def test_ancestors_are_the_chain_of_parents(code: str) -> None:
    chain = []
    while code := rules.parent_code(code):
        chain.append(code)
    assert rules.list_ancestors(chain[0] if chain else "52") == tuple(reversed(chain[1:]))


@given(st.text(max_size=20).filter(lambda text: len(text) not in WIDTHS or not (text.isascii() and text.isdigit())))
def test_what_is_no_place_code_is_refused_by_name(text: str) -> None:
    with pytest.raises(Fault) as caught:
        rules.level_of(text)
    assert (caught.value.code, caught.value.field) == ("bad_place_code", "code")
    assert caught.value.text.zh
    assert caught.value.text.en


def test_an_empty_prefix_covers_nothing() -> None:
    assert not rules.covers([""], "520524")
    assert not rules.covers([], "520524")


def test_a_jurisdiction_answers_for_what_was_merged_into_it() -> None:
    heirs = {"520524101202": "520524101201", "520524101203": "520524101202", "520524999": "520524101"}
    assert rules.prefixes_of("520524101201", heirs) == ("520524101201", "520524101202", "520524101203")
    assert rules.prefixes_of("520524101202", heirs) == ("520524101202", "520524101203")
    assert rules.prefixes_of("520524101", heirs) == ("520524101", "520524999")
    assert rules.prefixes_of("520524", heirs) == ("520524",)


def test_a_village_that_moved_to_another_town_is_answered_for_by_that_town() -> None:
    assert rules.prefixes_of("520524102", {"520524101203": "520524102210"}) == ("520524102", "520524101203")


@given(st.dictionaries(codes, codes, max_size=8), codes)
def test_prefixes_hold_the_code_itself_and_none_covers_another(heirs: dict[str, str], code: str) -> None:
    prefixes = rules.prefixes_of(code, heirs)
    assert rules.covers(prefixes, code)
    assert not [1 for one in prefixes for other in prefixes if one != other and one.startswith(other)]
    assert all(rules.covers(prefixes, old) for old, new in heirs.items() if rules.covers(prefixes, new))


def test_successors_in_a_circle_are_found() -> None:
    assert rules.check_heirs({"1": "2", "2": "1", "3": "2", "4": "5"}) == {"1", "2", "3"}


def test_a_place_stands_from_its_first_day_to_its_last() -> None:
    place = Place("52", "贵州省", Level.PROVINCE, "", date(2020, 1, 1), date(2020, 12, 31))
    assert [
        place.stands_on(day) for day in (date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31), date(2021, 1, 1))
    ] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "heir", "code"),
    [
        (date(2020, 1, 2), date(2020, 1, 1), "", "ends_before_start"),
        (None, None, "520524101201", "heir_without_end"),
    ],
)
def test_an_impossible_validity_is_refused(valid_from: date, valid_to: date, heir: str, code: str) -> None:
    with pytest.raises(Fault) as caught:
        rules.check_validity(valid_from, valid_to, heir)
    assert caught.value.code == code
