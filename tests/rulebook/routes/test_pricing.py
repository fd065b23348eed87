"""What a route costs, to the fen, by the demo pack's tables."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.world import DEMO

from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.routes.definition import Bracket, Cost, CostKind
from maplebridge.rulebook.routes.pricing import Price, fee_of, price_of

ROUTES = load_folder(DEMO, "520524").routes
COURT = ROUTES["suit_damages"].cost.table
ENFORCING = ROUTES["enforce_judgment"].cost.table
TABLES = [COURT, ENFORCING]
AMOUNTS = st.decimals(0, 50_000_000, places=2)


@pytest.mark.parametrize(
    ("amount", "fee"),
    [
        ("0", "50"),
        ("8000", "50"),
        ("10000", "50"),
        ("20000", "300"),  # 50 + 10,000 × 2.5 % = 50 + 250
        ("100000", "2300"),  # 50 + 90,000 × 2.5 % = 50 + 2,250
        ("150000", "3300"),  # 2,300 + 50,000 × 2 % = 2,300 + 1,000
        ("200000", "4300"),  # 2,300 + 100,000 × 2 %
        ("500000", "8800"),  # 4,300 + 300,000 × 1.5 % = 4,300 + 4,500
        ("1000000", "13800"),  # 8,800 + 500,000 × 1 %
        ("2000000", "22800"),  # 13,800 + 1,000,000 × 0.9 %
        ("5000000", "46800"),  # 22,800 + 3,000,000 × 0.8 %
        ("10000000", "81800"),  # 46,800 + 5,000,000 × 0.7 %
        ("20000000", "141800"),  # 81,800 + 10,000,000 × 0.6 %
        ("20000200", "141801"),  # 141,800 + 200 × 0.5 %
    ],
)
def test_the_court_fee_by_hand(amount: str, fee: str) -> None:
    assert fee_of(COURT, Decimal(amount)) == Decimal(fee)


@pytest.mark.parametrize(
    ("amount", "fee"),
    [
        ("9000", "50"),
        ("20000", "200"),  # 50 + 10,000 × 1.5 %
        ("500000", "7400"),  # 50 + 490,000 × 1.5 % = 50 + 7,350
        ("5000000", "52400"),  # 7,400 + 4,500,000 × 1 %
        ("10000000", "77400"),  # 52,400 + 5,000,000 × 0.5 %
        ("11000000", "78400"),  # 77,400 + 1,000,000 × 0.1 %
    ],
)
def test_the_fee_of_enforcement_by_hand(amount: str, fee: str) -> None:
    assert fee_of(ENFORCING, Decimal(amount)) == Decimal(fee)


def test_a_payment_order_costs_a_third_and_small_claims_a_half() -> None:
    order, small = ROUTES["payment_order"].cost, ROUTES["small_claims"].cost
    # 50 + 40,000 × 2.5 % = 1,050; a third is 350, half is 525
    assert price_of(order, Decimal(50000)).least == Decimal("350.00")
    assert price_of(small, Decimal(50000)).least == Decimal("525.00")
    # 50 / 3 = 16.666…
    assert price_of(order, Decimal(3000)).least == Decimal("16.67")


def test_half_is_told_where_a_fee_may_be_halved() -> None:
    assert price_of(ROUTES["suit_loan"].cost, Decimal(20000)) == Price(
        Decimal("300.00"), Decimal("300.00"), Decimal("150.00")
    )


def test_fixed_fees_ranges_and_those_that_nobody_can_say() -> None:
    assert price_of(ROUTES["labour_suit"].cost, None) == Price(Decimal(10), Decimal(10))
    assert price_of(ROUTES["suit_family"].cost, None) == Price(Decimal(50), Decimal(300))
    assert price_of(ROUTES["reconsideration"].cost, Decimal(5)) == Price(Decimal(0), Decimal(0))
    assert price_of(Cost(CostKind.ASK), Decimal(5)) == Price(None, None)
    assert price_of(ROUTES["suit_loan"].cost, None) == Price(None, None)


@pytest.mark.parametrize("table", TABLES)
@given(one=AMOUNTS, other=AMOUNTS)
def test_who_claims_more_never_pays_less(table: tuple[Bracket, ...], one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert fee_of(table, low) <= fee_of(table, high)


@pytest.mark.parametrize("table", TABLES)
def test_no_fee_jumps_where_a_slice_ends(table: tuple[Bracket, ...]) -> None:
    for low, high in pairwise(table):
        edge = Decimal(low.up_to or 0)
        step = fee_of(table, edge + 1) - fee_of(table, edge)
        assert step == Decimal(high.percent) / 100
