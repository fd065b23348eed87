"""Cases fall to teams by their share and by place, whatever the order in which they come."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases.stage import moment

from maplebridge.ground.words.fault import Fault
from maplebridge.services.drives.rules import Share, Step, days_left, deal, progress_of, quotas, tally
from maplebridge.services.drives.sheets import read_numbers

SHARES = st.lists(st.integers(1, 9), min_size=1, max_size=8).map(
    lambda shares: [Share(number, share) for number, share in enumerate(shares, 1)]
)
PLACES = st.lists(st.sampled_from(["520524103", "520524103200", "520524104", "520524105201"]), max_size=60)


@given(st.integers(0, 500), SHARES)
def test_each_team_has_its_share_to_within_one_case(many: int, shares: list[Share]) -> None:
    found, whole = quotas(many, shares), sum(each.share for each in shares)
    assert sum(found.values()) == many
    assert all(abs(found[each.team] - many * each.share / whole) < 1 for each in shares)


@given(PLACES, SHARES)
def test_neighbours_stay_together_whatever_the_order(places: list[str], shares: list[Share]) -> None:
    cases = [(UUID(int=n), place) for n, place in enumerate(places)]
    dealt = deal(cases, shares)
    assert dealt == deal(reversed(cases), shares)
    in_order = [dealt[case_id] for case_id, _ in sorted(cases, key=lambda case: (case[1], case[0]))]
    assert in_order == sorted(in_order)


def step(seq: int, action: str, to: str = "executing", *, measure: str = "", staff: bool = True, **yuan: str) -> Step:
    """One row of a journal; what is before it was in `executing`."""
    amounts = {name: Decimal(amount) for name, amount in yuan.items()}
    at = moment("11-01 09:00")
    return Step(UUID(int=1), seq, action, staff, "executing", to, at, measure, amounts)


def test_what_one_case_comes_to_is_read_from_its_rows() -> None:
    rows = [
        step(9, "end_case", "closed", recovered="40.00"),
        step(5, "note"),
        step(6, "measure", measure="contacted"),
        step(7, "measure", measure="contacted"),
        step(8, "measure", measure="paid", recovered="2.50"),
    ]
    found = progress_of(rows, {"closed"})
    assert found.kinds == {"measure:contacted": 2, "measure:paid": 1, "end_case": 1}
    assert (found.touched, found.finished, found.total) == (True, True, Decimal("42.50"))


def test_what_residents_and_clocks_do_is_no_work_of_a_team() -> None:
    found = progress_of([step(5, "overdue", staff=False), step(6, "withdraw", "withdrawn", staff=False)], {"withdrawn"})
    assert (found.touched, found.kinds, found.finished) == (False, {}, True)


def test_the_days_left_are_those_of_the_drive_also_before_it_begins() -> None:
    first, last = date(2026, 11, 2), date(2027, 2, 9)
    told = {date(2026, 10, 1): 100, first: 100, date(2027, 2, 8): 2, last: 1, date(2027, 2, 10): 0}
    assert {today: days_left(first, last, today) for today in told} == told


@pytest.mark.parametrize("many", [5000, 5001])
def test_a_file_that_is_too_long_is_refused_and_nothing_left_out_in_silence(many: int) -> None:
    lines = "\n".join(["案件编号", *(f"{n:016}" for n in range(many))]).encode()
    if many == 5000:
        assert len(read_numbers(lines)) == many
        return
    with pytest.raises(Fault) as caught:
        read_numbers(lines)
    assert caught.value.code == "too_long"


def test_cases_are_counted_once_a_kind_and_money_is_added() -> None:
    one = progress_of([step(5, "measure", measure="paid", recovered="1"), step(6, "measure", measure="paid")], set())
    both = tally([one, progress_of([], set())])
    assert (both.cases, both.touched, both.kinds, both.total) == (2, 1, {"measure:paid": 1}, Decimal(1))
    assert both.paying == {"recovered": 1}
