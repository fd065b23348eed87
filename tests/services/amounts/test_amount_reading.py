"""The reader of money: each row of the journal counts once, in whatever order it was committed."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cases.stage import Stage, moment
from tests.services.amounts.told import AMOUNT_ROWS, Said, counted, rows_of, tell
from tests.world import COUNTY, GRID, HOUSING, TOWN, VILLAGE

from maplebridge.cases.models import Case
from maplebridge.services.amounts.jobs import sum_amounts_once, take_up
from maplebridge.services.amounts.models import AmountSum
from maplebridge.services.amounts.public import get_public_money
from maplebridge.services.amounts.queries import (
    Money,
    Months,
    get_money,
    get_money_of_unit,
    list_behind,
    list_of_case,
)

YEAR = Months(date(2026, 1, 1), date(2026, 12, 1))
SEPTEMBER = Months(date(2026, 9, 1), date(2026, 9, 1))
PLACES = (GRID, VILLAGE, TOWN, COUNTY)


def money(place: str, months: Months) -> Money:
    return get_money(COUNTY, place, months).total


def read_all() -> None:
    while sum_amounts_once(COUNTY, moment("09-30 12:00")):
        pass


def sums() -> dict[tuple[object, ...], tuple[Decimal, int]]:
    names = ("place", "category", "matter", "kind", "month", "apart")
    rows = AmountSum.objects.of(COUNTY).exclude(cases=0).values_list(*names, "yuan", "cases")
    return {row[:6]: row[6:] for row in rows}


def move(case_id: UUID, **columns: object) -> None:
    Case.objects.of(COUNTY).filter(id=case_id).update(**columns)


@given(st.lists(AMOUNT_ROWS, max_size=14), st.randoms(), st.integers(1, 4))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])  # each example rolls back
def test_any_order_and_any_repetition_come_to_the_same(
    stage: Stage, said: Sequence[Said], random: Random, batches: int
) -> None:
    with transaction.atomic():
        cases = [stage.submit("", place=place, matter="streetlight").number for place in PLACES]
        rows = rows_of(cases, said)
        take_up(COUNTY, rows)
        once = sums()
        transaction.set_rollback(True)
    with transaction.atomic():
        cases = [stage.submit("", place=place, matter="streetlight").number for place in PLACES]
        again = [*rows_of(cases, said), *rows_of(cases, said)[: len(said) // 2]]
        random.shuffle(again)
        for batch in range(batches):
            take_up(COUNTY, again[batch::batches])
        assert sums() == once
        assert in_all() == counted()
        transaction.set_rollback(True)


def in_all() -> dict[tuple[object, ...], Decimal]:
    """The sums over all categories, by place, kind and month."""
    return {(key[0], key[3], key[4]): yuan for key, (yuan, _) in sums().items() if key[1] == key[2] == ""}


def test_rows_committed_late_and_rows_read_twice_count_once(stage: Stage) -> None:
    number = stage.submit("", place=GRID).number
    at = moment("09-10 10:00")
    tell(number, 11, at, performed="100.00")
    read_all()
    tell(number, 10, at - timedelta(seconds=20), performed="50.00")  # committed after a later one had been read
    read_all()
    read_all()
    assert money(COUNTY, SEPTEMBER).of("performed").yuan == Decimal("150.00")
    assert money(GRID, SEPTEMBER).of("performed").cases == 1


def test_an_older_claim_committed_late_does_not_replace_a_newer_one(stage: Stage) -> None:
    number = stage.submit("", place=GRID).number
    tell(number, 11, moment("09-10 10:00"), claimed="900.00")
    read_all()
    tell(number, 10, moment("09-10 09:59"), claimed="5000.00")
    read_all()
    assert money(COUNTY, YEAR).of("claimed").yuan == Decimal("900.00")


def test_months_are_chinese_months(stage: Stage) -> None:
    number = stage.submit("", place=GRID).number
    tell(number, 10, moment("10-01 00:30"), paid="7.00")
    read_all()
    assert not money(COUNTY, SEPTEMBER)
    assert money(COUNTY, Months(date(2026, 10, 1), date(2026, 10, 1))).of("paid").yuan == Decimal("7.00")


def test_a_case_that_is_moved_takes_its_money_along(stage: Stage) -> None:
    receipt = stage.submit("", place=TOWN, matter="streetlight")
    tell(receipt.number, 10, moment("09-10 10:00"), recovered="80.00")
    read_all()
    move(stage.case.facts.id, place=GRID, category="0404", matter="pothole")
    tell(receipt.number, 11, moment("09-10 10:01"))
    read_all()
    assert set(get_money(COUNTY, COUNTY, SEPTEMBER).categories) == {"0404"}
    assert set(get_money(COUNTY, VILLAGE, SEPTEMBER, groups=True).categories) == {"04"}
    assert set(get_money(COUNTY, VILLAGE, SEPTEMBER).matters) == {"pothole"}
    found = get_money(COUNTY, TOWN, SEPTEMBER, parts=[VILLAGE]).places
    assert found[VILLAGE].of("recovered").yuan == Decimal("80.00")


def test_a_sealed_case_leaves_every_sum_but_that_of_ten_in_the_county(stage: Stage) -> None:
    numbers = [stage.submit("", place=GRID).number for _ in range(10)]
    for n, number in enumerate(numbers):
        tell(number, 10, moment("09-10 10:00"), paid="10.00")
        if n < 9:
            move(stage_case(number), secrecy="case_sealed")
    read_all()
    assert money(COUNTY, SEPTEMBER).of("paid").yuan == Decimal("10.00")
    assert not get_money(COUNTY, COUNTY, SEPTEMBER).apart
    move(stage_case(numbers[9]), secrecy="case_sealed")
    tell(numbers[9], 11, moment("09-10 10:01"))
    read_all()
    assert get_money(COUNTY, COUNTY, SEPTEMBER).apart.of("paid").yuan == Decimal("100.00")
    assert not money(COUNTY, SEPTEMBER)
    assert list_behind(COUNTY, "paid", SEPTEMBER) == []


def test_a_sealed_month_of_fewer_than_ten_hides_its_kind(stage: Stage) -> None:
    for n in range(11):
        number = stage.submit("", place=GRID).number
        tell(number, 10, moment("09-10 10:00" if n else "08-10 10:00"), paid="10.00")
        move(stage_case(number), secrecy="case_sealed")
    read_all()
    assert get_money(COUNTY, COUNTY, SEPTEMBER).apart.of("paid").cases == 10
    assert not get_money(COUNTY, COUNTY, YEAR).apart


@pytest.mark.parametrize("unit", [HOUSING, ""])
def test_every_number_opens_its_cases(stage: Stage, unit: str) -> None:
    number = stage.submit("", place=GRID, matter="streetlight").number
    stage.submit("", place=GRID, matter="streetlight")
    move(stage_case(number), unit=HOUSING)
    tell(number, 10, moment("09-10 10:00"), claimed="5000.00", agreed="4800.00")
    tell(number, 11, moment("10-10 10:00"), claimed="4900.00")
    read_all()
    months = Months(date(2026, 10, 1), date(2026, 10, 1))
    claimed = (get_money_of_unit(COUNTY, unit, months) if unit else money(COUNTY, months)).of("claimed")
    assert (claimed.yuan, claimed.cases) == (Decimal("4900.00"), 1)
    assert [line.number for line in list_behind(COUNTY, "claimed", months, unit=unit)] == [number]
    assert list_behind(COUNTY, "claimed", SEPTEMBER, unit=unit) == []
    found = list_behind(COUNTY, "agreed", YEAR, unit=unit, place=VILLAGE, category="04", matter="streetlight")
    assert [line.number for line in found] == [number]
    assert list_behind(COUNTY, "agreed", YEAR, category="05") == []


def test_a_case_tells_what_it_amounts_to(stage: Stage) -> None:
    number = stage.submit("", place=GRID).number
    tell(number, 10, moment("09-10 10:00"), claimed="5000.00", performed="10.00")
    tell(number, 11, moment("10-10 10:00"), performed="0.05")
    read_all()
    found = [(kind.name, yuan) for kind, yuan in list_of_case(COUNTY, stage.case.facts.id)]
    assert found == [("claimed", Decimal("5000.00")), ("performed", Decimal("10.05"))]


def test_shares_are_worked_out_of_exact_sums(stage: Stage) -> None:
    number = stage.submit("", place=GRID).number
    tell(number, 10, moment("09-10 10:00"), agreed="3000.00", performed="1000.00")
    read_all()
    assert [share for _, share in money(COUNTY, SEPTEMBER).shares()] == ["33.33"]


def stage_case(number: str) -> UUID:
    found: UUID = Case.objects.of(COUNTY).get(number=number).id
    return found


def test_what_lies_in_no_town_is_not_to_be_worked_out_from_the_whole(stage: Stage) -> None:
    for place, many in ((GRID, 12), (COUNTY, 4)):
        for _ in range(many):
            tell(stage.submit("", place=place).number, 10, moment("09-10 10:00"), paid="10.00")
    read_all()
    public = get_public_money(COUNTY, SEPTEMBER, [TOWN])
    assert public.total == {"paid": Decimal("160.00")}
    assert public.towns == {TOWN: {"paid": None}}
    assert [kind.name for kind in public.kinds] == ["paid"]
