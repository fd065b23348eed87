"""Money adds up exactly, whatever the order in which it is told."""

from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.rulebook.workflows.fields import AMOUNTS
from maplebridge.services.amounts.kinds import KINDS
from maplebridge.services.amounts.rules import (
    Cell,
    Entry,
    Stand,
    add_up,
    difference,
    read_amounts,
    settle,
    spread,
)

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
GRID = "520524103200001"
HERE = Stand(GRID, "0105", "wage_arrears", apart=False)
ENTRIES = st.lists(
    st.builds(
        Entry,
        kind=st.sampled_from(sorted(KINDS)),
        seq=st.integers(1, 40),
        yuan=st.decimals(0, 10**9, places=2),
        month=st.sampled_from([MAY, JUNE]),
    ),
    unique_by=lambda entry: (entry.kind, entry.seq),
    max_size=12,
)


def test_the_kinds_are_the_fields_of_the_rulebook() -> None:
    assert tuple(KINDS) == AMOUNTS


def test_what_was_claimed_last_counts_and_what_was_paid_adds_up() -> None:
    said = [
        Entry("claimed", 1, Decimal("5000.00"), MAY),
        Entry("claimed", 4, Decimal("4800.50"), JUNE),
        Entry("performed", 5, Decimal("0.10"), MAY),
        Entry("performed", 6, Decimal("0.20"), MAY),
    ]
    assert settle(said) == {("claimed", JUNE): Decimal("4800.50"), ("performed", MAY): Decimal("0.30")}


def test_a_claim_taken_back_is_gone() -> None:
    said = [Entry("claimed", 1, Decimal("5000.00"), MAY), Entry("claimed", 2, Decimal("0.00"), MAY)]
    assert settle(said) == {}


@given(ENTRIES, st.randoms())
def test_the_order_does_not_matter(entries: list[Entry], random: Random) -> None:
    shuffled = entries.copy()
    random.shuffle(shuffled)
    assert settle(shuffled) == settle(entries)


@given(ENTRIES, st.integers(0, 12))
def test_told_in_parts_it_comes_to_the_same(entries: list[Entry], cut: int) -> None:
    whole = spread(HERE, settle(entries))
    first = spread(HERE, settle(entries[:cut]))
    assert add_up([difference({}, first), difference(first, whole)]) == {
        cell: change for cell, change in difference({}, whole).items()
    }


@given(ENTRIES)
def test_every_part_of_a_place_counts_what_lies_in_it(entries: list[Entry]) -> None:
    cells = spread(HERE, settle(entries))
    for cell in cells:
        assert GRID.startswith(cell.place)
        assert cells[Cell("520524", "", "", cell.kind, cell.month, False)] == cells[cell]


def test_a_case_kept_apart_counts_for_the_county_alone() -> None:
    apart = Stand(GRID, "0105", "wage_arrears", apart=True)
    cells = spread(apart, {("paid", MAY): Decimal("10.00")})
    assert cells == {Cell("520524", "", "", "paid", MAY, True): (Decimal("10.00"), 1)}


def test_amounts_are_read_from_the_facts_and_from_the_form() -> None:
    facts = {"form": {"claimed": "1200.00", "workers": 3}, "paid": "1.50", "outcome": "agreement"}
    assert read_amounts(facts) == {"claimed": Decimal("1200.00"), "paid": Decimal("1.50")}


@pytest.mark.parametrize("wrong", [1.5, 3, None, True, "", "x", "-1.00", "NaN", "1.005", "1e20", ["1.00"]])
def test_what_is_no_amount_is_left_out(wrong: object) -> None:
    assert read_amounts({"paid": wrong}) == {}


def test_what_came_along_from_the_case_before_is_not_counted_again() -> None:
    assert read_amounts({"origin": "0190", "form": {"claimed": "2000.00"}}) == {}
    assert read_amounts({"origin": None, "form": {"claimed": "2000.00"}}) == {"claimed": Decimal("2000.00")}
