"""Lots fall evenly, and whoever had a hand in a case does not look at it again."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.directory.units.rules import Registry, UnitFacts
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Recheck
from maplebridge.rulebook.workflows.facts import CallFacts, CaseFacts
from maplebridge.services.rechecking.jobs import lot_of
from maplebridge.services.rechecking.rules import choose_unit, is_drawn, number_of

COUNTY, TOWN, VILLAGE = "520524", "520524103", "520524103200"
NOW = datetime(2026, 9, 1, tzinfo=UTC)
BY = Recheck(5, "committee")


def unit(code: str, kind: str, place: str, parent: str = "") -> UnitFacts:
    return UnitFacts(code, kind, "village", Text(code, code), place, parent=parent)


UNITS = (
    unit(f"centre-{COUNTY}", "centre", COUNTY),
    unit(f"centre-{TOWN}", "centre", TOWN),
    unit("committee-here", "committee", VILLAGE),
    unit("committee-town", "committee", TOWN),
    unit("committee-next", "committee", "520524103201"),
    unit("housing", "housing", COUNTY),
)


def case(**changes: object) -> CaseFacts:
    said = {
        "county": COUNTY, "id": UUID(int=1), "number": "1", "version": 9, "head": b"", "rules": 1, "matter": "m",
        "category": "0405", "state": "closed", "place": VILLAGE, "centre": f"centre-{TOWN}", "opened_at": NOW,
        "unit": "housing",
    }  # fmt: skip
    return CaseFacts(**(said | changes))


def chosen(**changes: object) -> str:
    return choose_unit(Registry(COUNTY, UNITS, ()), BY, case(**changes))


def test_the_nearest_of_its_kind_looks_again() -> None:
    assert chosen() == "committee-here"


@pytest.mark.parametrize(
    "hand",
    [
        {"unit": "committee-here"},
        {"helpers": ("committee-here",)},
        {"excluded_units": frozenset({"committee-here"})},
        {"calls": (CallFacts(3, "committee-here", None, NOW),)},
    ],
)
def test_whoever_had_a_hand_in_it_is_passed_over(hand: dict[str, object]) -> None:
    assert chosen(**hand) == "committee-town"


def test_whoever_only_looked_at_it_before_may_look_again() -> None:
    calls = (CallFacts(3, "committee-here", None, NOW),)
    assert choose_unit(Registry(COUNTY, UNITS, ()), BY, case(calls=calls), ["committee-here"]) == "committee-here"
    twice = (*calls, CallFacts(5, "committee-here", None, NOW))
    assert choose_unit(Registry(COUNTY, UNITS, ()), BY, case(calls=twice), ["committee-here"]) == "committee-town"


def test_without_one_the_countys_centre_looks_again_unless_it_checked() -> None:
    helpers = ("committee-here", "committee-town")
    assert chosen(helpers=helpers) == f"centre-{COUNTY}"
    assert chosen(helpers=helpers, centre=f"centre-{COUNTY}") == ""


def test_a_unit_below_the_one_complained_of_is_passed_over() -> None:
    below = unit("committee-below", "committee", VILLAGE, parent="housing")
    full = Registry(COUNTY, (*UNITS[:1], unit("housing", "housing", COUNTY), below), ())
    assert choose_unit(full, BY, case(unit=None, excluded_units=frozenset({"housing"}))) == f"centre-{COUNTY}"


@given(st.uuids(), st.integers(1, 500))
def test_a_lot_is_the_same_each_time_and_no_other_closings(case_id: UUID, seq: int) -> None:
    lot = lot_of(COUNTY, case_id, seq)
    assert lot == lot_of(COUNTY, case_id, seq)
    assert lot not in (lot_of(COUNTY, case_id, seq + 1), lot_of("520523", case_id, seq))
    assert 0 <= number_of(lot) < 100
    assert is_drawn(lot, 100)
    assert not is_drawn(lot, 0)


@pytest.mark.parametrize("share", [5, 50])
def test_as_many_are_drawn_as_the_share_says(share: int) -> None:
    drawn = sum(is_drawn(lot_of(COUNTY, UUID(int=n), 7), share) for n in range(4000))
    assert abs(drawn / 40 - share) < 5 * (share * (100 - share) / 4000) ** 0.5  # five deviations: once in a million
