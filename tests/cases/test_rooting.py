"""A day's root is made once the day has settled, signed, and proves each row that was recorded on it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.world import COUNTY, World, streetlight

from maplebridge.cases import rooting
from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Intake
from maplebridge.cases.merkle import check_inclusion, root_of
from maplebridge.cases.models import CaseEvent, DayRoot
from maplebridge.cases.rooting import compute_root, is_signed, message, prove_row, root_days
from maplebridge.ground.clock.time import day_of, midnight_after
from maplebridge.ground.vault import signing

SETTLED = timedelta(seconds=90)


def bring(world: World, number: int = 3) -> date:
    """Cases recorded just now; returns the day."""
    for _ in range(number):
        submit(county=COUNTY, intake=Intake(**streetlight()), sender=None, now=world.now)
    return day_of(world.now)


def test_a_day_has_no_root_before_it_has_settled(world: World) -> None:
    end = midnight_after(bring(world))
    assert root_days(COUNTY, end - timedelta(seconds=1)) == 0
    assert root_days(COUNTY, end + SETTLED - timedelta(microseconds=1)) == 0
    assert root_days(COUNTY, end + SETTLED) == 1


def test_the_root_covers_all_rows_of_the_day_in_order(world: World) -> None:
    day = bring(world)
    root_days(COUNTY, midnight_after(day) + SETTLED)
    kept = DayRoot.objects.of(COUNTY).get()
    hashes = CaseEvent.objects.of(COUNTY).order_by("recorded_at", "case_id", "seq").values_list("hash", flat=True)
    assert (kept.day, kept.rows) == (day, 3)
    assert bytes(kept.root) == root_of(map(bytes, hashes))


def test_the_root_is_signed_by_the_vault(world: World) -> None:
    day = bring(world)
    root_days(COUNTY, midnight_after(day) + SETTLED)
    kept = DayRoot.objects.of(COUNTY).get()
    assert is_signed(kept)
    said = message(COUNTY, day, 3, bytes(kept.root))
    assert signing.verify("day-root", said, rooting.signature_of(kept))
    kept.rows = 4
    assert not is_signed(kept)


def test_a_quiet_day_has_a_root_too(world: World) -> None:
    day = bring(world, 1)
    assert root_days(COUNTY, midnight_after(day + timedelta(days=2)) + SETTLED) == 3
    assert list(DayRoot.objects.of(COUNTY).order_by("day").values_list("rows", flat=True)) == [1, 0, 0]


def test_days_are_made_once_and_many_are_made_in_parts(world: World) -> None:
    later = midnight_after(bring(world, 1)) + timedelta(days=40)
    assert root_days(COUNTY, later) == 31
    assert root_days(COUNTY, later) == 9
    assert root_days(COUNTY, later) == 0
    days = list(DayRoot.objects.of(COUNTY).order_by("day").values_list("day", flat=True))
    assert days == [days[0] + timedelta(days=number) for number in range(40)]


def test_a_county_without_a_journal_has_no_roots(world: World) -> None:
    assert root_days(COUNTY, world.now + timedelta(days=9)) == 0
    assert not DayRoot.objects.of(COUNTY).exists()


def test_a_day_is_that_of_shanghai(world: World) -> None:
    bring(world, 2)
    day = day_of(world.now)
    assert compute_root(COUNTY, day)[0] == 2
    assert compute_root(COUNTY, day - timedelta(days=1))[0] == compute_root(COUNTY, day + timedelta(days=1))[0] == 0
    assert midnight_after(date(2026, 9, 18)).astimezone(UTC) == datetime(2026, 9, 18, 16, tzinfo=UTC)


@pytest.mark.parametrize("page", [1, 2, 5])
def test_pages_make_no_difference(world: World, monkeypatch: pytest.MonkeyPatch, page: int) -> None:
    day = bring(world, 5)
    whole = compute_root(COUNTY, day)
    monkeypatch.setattr(rooting, "PAGE", page)
    assert compute_root(COUNTY, day) == whole
    assert whole[0] == 5


def test_each_row_is_proven_under_its_day(world: World) -> None:
    day = bring(world, 5)
    root_days(COUNTY, midnight_after(day) + SETTLED)
    for event in CaseEvent.objects.of(COUNTY):
        proof = prove_row(COUNTY, event.case_id, event.seq)
        assert proof is not None
        assert check_inclusion(bytes(event.hash), proof.index, proof.rows, proof.path, proof.root)
        assert signing.verify("day-root", message(COUNTY, day, proof.rows, proof.root), proof.signature)


def test_there_is_no_proof_before_the_root_nor_for_a_row_that_is_not_there(world: World) -> None:
    day = bring(world, 1)
    event = CaseEvent.objects.of(COUNTY).get()
    assert prove_row(COUNTY, event.case_id, 1) is None
    root_days(COUNTY, midnight_after(day) + SETTLED)
    assert prove_row(COUNTY, event.case_id, 1) is not None
    assert prove_row(COUNTY, event.case_id, 2) is None
