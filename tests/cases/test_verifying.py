"""Whatever somebody changes behind the application's back, as the owner of the tables, is found and named."""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from tests.world import COUNTY, World, found_county, streetlight

from maplebridge.cases import verifying
from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Contact, Intake
from maplebridge.cases.judging import Finding
from maplebridge.cases.models import CaseEvent, CaseWord
from maplebridge.cases.rooting import root_days
from maplebridge.cases.verifying import verify_county
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of, midnight_after, now

Owner = Callable[..., None]


@pytest.fixture
def world(transactional_db: None) -> World:
    """The county with real commits: the owner comes by another connection."""
    return found_county()


@pytest.fixture
def owner(world: World) -> Iterator[Owner]:
    """Runs a statement as the owner of the tables, with no application in the way."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as connection:
        yield lambda statement, **values: connection.execute(statement, {"county": COUNTY, **values}) and None


@pytest.fixture
def number(world: World) -> str:
    """A case with four rows, between two others."""
    bring(world)
    found = bring(world)
    bring(world)
    axiu = world.actor("axiu", now())
    for text in ("问过村里", "已转给住建", "等待回音"):
        _note(axiu, found, text)
    return found


def bring(world: World, **changes: Any) -> str:
    said = streetlight(reporter=Contact(name="阿妈", phone="13800000003"), **changes)
    return submit(county=COUNTY, intake=Intake(**said), sender=None, now=now()).number


def _note(actor: Actor, number: str, text: str) -> None:
    take(actor=actor, number=number, action="note", fields={"text": text}, seen=None, now=now())


def findings() -> list[Finding]:
    return verify_county(COUNTY).findings


ROW = 'county = %(county)s AND case_id = (SELECT id FROM "case" WHERE county = %(county)s AND number = %(number)s)'


def test_an_untouched_county_is_whole(number: str) -> None:
    found = verify_county(COUNTY)
    assert (found.cases, found.rows, found.findings) == (3, 6, [])
    assert found.words == CaseWord.objects.of(COUNTY).count()


def test_an_empty_county_is_whole(world: World) -> None:
    assert verify_county(COUNTY).findings == []


@pytest.mark.parametrize(
    ("change", "seq"),
    [
        ('facts = facts || \'{"place": "520524"}\' WHERE seq = 1', 1),
        ("happened_at = happened_at - interval '1 microsecond' WHERE seq = 2", 2),
        ("recorded_at = recorded_at - interval '1 day' WHERE seq = 3", 3),
        ("actor = 'somebody' WHERE seq = 4", 4),
        ("state_to = 'closed' WHERE seq = 4", 4),
        ("digests = '{}' WHERE seq = 2", 2),
        ("audience = 'staff' WHERE seq = 2", 2),
    ],
)
def test_a_changed_row_is_named(number: str, owner: Owner, change: str, seq: int) -> None:
    sets, where = change.split(" WHERE ")
    owner(f"UPDATE case_event SET {sets} WHERE {ROW} AND {where}", number=number)
    assert Finding("changed", number, seq) in findings()


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_a_removed_row_is_named(number: str, owner: Owner, seq: int) -> None:
    owner(f"DELETE FROM case_event WHERE {ROW} AND seq = {seq}", number=number)
    assert findings()[0] == Finding("missing", number, seq)


@pytest.mark.parametrize("left", [0, 1, 3])
def test_a_cut_tail_is_named(number: str, owner: Owner, left: int) -> None:
    owner(f"DELETE FROM case_event WHERE {ROW} AND seq > {left}", number=number)
    assert findings()[0] == Finding("tail_cut", number, left + 1)


def test_swapped_rows_are_named(number: str, owner: Owner) -> None:
    owner(f"UPDATE case_event SET seq = seq + 100 WHERE {ROW} AND seq IN (2, 3)", number=number)
    owner(f"UPDATE case_event SET seq = 3 WHERE {ROW} AND seq = 102", number=number)
    owner(f"UPDATE case_event SET seq = 2 WHERE {ROW} AND seq = 103", number=number)
    assert Finding("out_of_order", number, 2) in findings()


def test_a_row_slipped_in_is_named(number: str, owner: Owner) -> None:
    owner(
        "INSERT INTO case_event SELECT county, case_id, 5, action, actor_kind, actor, role, unit, state_from, state_to,"
        f" audience, happened_at, recorded_at, facts, digests, hash, hash FROM case_event WHERE {ROW} AND seq = 4",
        number=number,
    )
    assert findings()[0] == Finding("changed", number, 5)


def test_a_changed_head_is_named(number: str, owner: Owner) -> None:
    owner("UPDATE \"case\" SET head = '\\x00' WHERE county = %(county)s AND number = %(number)s", number=number)
    assert findings() == [Finding("head_differs", number, 4)]


def test_a_version_set_back_is_named(number: str, owner: Owner) -> None:
    owner('UPDATE "case" SET version = 3 WHERE county = %(county)s AND number = %(number)s', number=number)
    assert findings()[0] == Finding("head_differs", number, 4)


def test_a_state_the_journal_does_not_know_is_named(number: str, owner: Owner) -> None:
    owner("UPDATE \"case\" SET state = 'closed' WHERE county = %(county)s AND number = %(number)s", number=number)
    assert findings() == [Finding("state_differs", number, 4)]


def test_a_changed_word_is_named(number: str, owner: Owner) -> None:
    owner(f"UPDATE case_word SET plain = '没有问过' WHERE {ROW} AND seq = 2", number=number)
    assert findings() == [Finding("word_changed", number, 2, "text")]


def test_a_changed_salt_is_as_good_as_a_changed_word(number: str, owner: Owner) -> None:
    owner(f"UPDATE case_word SET salt = '\\x00' WHERE {ROW} AND seq = 3", number=number)
    assert findings() == [Finding("word_changed", number, 3, "text")]


def test_a_sealed_word_put_in_place_of_another_is_named(number: str, owner: Owner) -> None:
    owner(
        f"UPDATE case_word SET sealed = (SELECT sealed FROM case_word WHERE {ROW} AND field = 'reporter.name')"
        f" WHERE {ROW} AND field = 'reporter.phone'",
        number=number,
    )
    assert findings() == [Finding("word_changed", number, 1, "reporter.phone")]


def test_words_taken_away_without_a_tombstone_are_named(number: str, owner: Owner) -> None:
    owner(f"UPDATE case_word SET plain = NULL WHERE {ROW} AND seq = 2", number=number)
    owner(f"DELETE FROM case_word WHERE {ROW} AND seq = 3", number=number)
    assert findings() == [Finding("word_missing", number, 2, "text"), Finding("word_missing", number, 3, "text")]


def test_a_word_put_into_somebodys_mouth_is_named(number: str, owner: Owner) -> None:
    owner(
        "INSERT INTO case_word (county, case_id, seq, field, audience, salt, plain)"
        f" SELECT county, case_id, seq, 'thanks', audience, salt, plain FROM case_word WHERE {ROW} AND seq = 2",
        number=number,
    )
    assert findings() == [Finding("word_added", number, 2, "thanks")]


def test_a_lawful_erasure_leaves_the_chain_whole(world: World, number: str) -> None:
    fields = {"words": ["1:text", "1:reporter.phone", "2:text"], "basis": "个人信息保护法第四十七条"}
    take(actor=world.actor("anran"), number=number, action="erase", fields=fields, seen=None, now=now())
    found = verify_county(COUNTY)
    assert (found.findings, found.erased) == ([], 4)


def test_a_tombstone_that_no_erasure_laid_is_named(number: str, owner: Owner) -> None:
    owner(
        "UPDATE case_word SET plain = NULL, sealed = NULL, blind = NULL, salt = '', erased_basis = '个人信息保护法',"
        f" erased_at = '2026-11-22T00:00:00Z' WHERE {ROW} AND seq = 1 AND field = 'text'",
        number=number,
    )
    assert findings() == [Finding("word_missing", number, 1, "text")]


def test_a_step_taken_while_a_page_is_judged_is_no_finding(
    world: World, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, axiu = verifying._words, world.actor("axiu", now())

    def act_then_read(county: str, cases: list[UUID]) -> verifying.Words:
        if len(cases) > 1:
            _note(axiu, number, "恰在此时")
        return read(county, cases)

    monkeypatch.setattr(verifying, "_words", act_then_read)
    assert findings() == []


def test_every_case_at_fault_is_named(world: World, number: str, owner: Owner) -> None:
    owner("DELETE FROM case_event WHERE county = %(county)s AND seq = 1")
    assert {(each.kind, each.seq) for each in findings() if each.kind != "word_added"} == {
        ("missing", 1),
        ("tail_cut", 1),
    }
    assert len({each.number for each in findings()}) == 3


@pytest.mark.parametrize("page", [1, 2, 3])
def test_pages_make_no_difference(number: str, owner: Owner, monkeypatch: pytest.MonkeyPatch, page: int) -> None:
    monkeypatch.setattr(verifying, "AT_ONCE", page)
    assert verify_county(COUNTY).cases == 3
    owner(f"DELETE FROM case_event WHERE {ROW} AND seq = 4", number=number)
    assert findings()[0] == Finding("tail_cut", number, 4)


def test_there_is_room_for_some_findings_and_the_rest_are_counted(
    number: str, owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "MOST_FINDINGS", 1)
    owner("UPDATE \"case\" SET state = 'closed' WHERE county = %(county)s")
    found = verify_county(COUNTY)
    assert (found.found, len(found.findings)) == (3, 1)


def root(days: int = 3) -> None:
    root_days(COUNTY, midnight_after(day_of(now()) + timedelta(days=days - 1)) + timedelta(seconds=90))


def test_whole_days_are_whole(number: str) -> None:
    root()
    found = verify_county(COUNTY)
    assert (found.days, found.findings) == (3, [])


def test_a_chain_rewritten_from_end_to_end_is_found_by_its_day(number: str, owner: Owner) -> None:
    root(1)
    owner(f"DELETE FROM case_event WHERE {ROW} AND seq > 1", number=number)
    owner(f"DELETE FROM case_word WHERE {ROW} AND seq > 1", number=number)
    owner(
        'UPDATE "case" c SET version = 1, head = e.hash FROM case_event e WHERE c.county = %(county)s AND e.seq = 1'
        " AND e.county = c.county AND e.case_id = c.id AND c.number = %(number)s",
        number=number,
    )
    assert findings() == [Finding("root_differs", day=day_of(now()))]


def test_a_case_taken_away_with_all_its_rows_is_found_by_its_day(number: str, owner: Owner) -> None:
    root(1)
    for table in ("case_event", "case_word", "case_clock", "case_key"):
        owner(f"DELETE FROM {table} WHERE {ROW}", number=number)
    owner('DELETE FROM "case" WHERE county = %(county)s AND number = %(number)s', number=number)
    assert findings() == [Finding("root_differs", day=day_of(now()))]


def test_a_root_that_nobody_signed_is_named(number: str, owner: Owner) -> None:
    root(1)
    owner("UPDATE day_root SET signature = '\\x00' WHERE county = %(county)s")
    assert findings() == [Finding("root_unsigned", day=day_of(now()))]


def test_a_root_made_to_fit_is_unsigned(number: str, owner: Owner) -> None:
    root(1)
    owner("UPDATE day_root SET root = '\\x00' WHERE county = %(county)s")
    assert {each.kind for each in findings()} == {"root_differs", "root_unsigned"}


def test_a_root_taken_away_is_named(number: str, owner: Owner) -> None:
    root(3)
    middle = day_of(now()) + timedelta(days=1)
    owner("DELETE FROM day_root WHERE county = %(county)s AND day = %(day)s", day=middle)
    assert findings() == [Finding("root_missing", day=middle)]


def test_progress_ends_at_everything(number: str) -> None:
    root(2)
    told: list[tuple[int, int]] = []
    verify_county(COUNTY, progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (5, 5)
    assert CaseEvent.objects.of(COUNTY).count() == 6
