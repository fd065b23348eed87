"""A receipt speaks for itself, against whoever changed it and against whoever changed the journal since."""

import base64
import copy
import os
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import orjson
import psycopg
import pytest
from tests.world import COUNTY, World, found_county, streetlight

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Intake
from maplebridge.cases.receipt import access_receipt
from maplebridge.cases.receipt_check import Flaw, check_here, check_offline
from maplebridge.ground.clock.time import now
from maplebridge.ground.vault.signing import export_public_keys, sign

Paper = dict[str, Any]


@pytest.fixture
def world(transactional_db: None) -> World:
    """The county with real commits: the owner comes by another connection."""
    return found_county()


@pytest.fixture
def paper(world: World) -> Paper:
    """The receipt of a case with three milestones, as it arrives from a file."""
    number = submit(county=COUNTY, intake=Intake(**streetlight()), sender=None, now=now()).number
    axiu = world.actor("axiu", now())
    for text in ("问过村里", "已转给住建"):
        take(actor=axiu, number=number, action="note", fields={"text": text}, seen=None, now=now())
    found: Paper = orjson.loads(orjson.dumps(asdict(access_receipt(axiu, number, now()))))
    return found


def as_owner(statement: str) -> None:
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as connection:
        connection.execute(statement, {"county": COUNTY})


def public_key() -> bytes:
    return base64.b64decode(next(iter(export_public_keys().values())))


def test_a_receipt_as_it_was_given_is_whole(paper: Paper) -> None:
    assert check_here(paper) is None
    assert check_offline(paper, public_key()) is None


def test_it_stays_whole_when_the_case_goes_on(world: World, paper: Paper) -> None:
    take(actor=world.actor("axiu"), number=paper["number"], action="note", fields={"text": "续"}, seen=None, now=now())
    assert check_here(paper) is None


def _date_back(paper: Paper) -> None:
    paper["milestones"][1]["happened_at"] = "2026-01-01T00:00:00.000000+00:00"


def _leave_out(paper: Paper) -> None:
    del paper["milestones"][1]


def _cut(paper: Paper) -> None:
    del paper["milestones"][-1]


def _rename(paper: Paper) -> None:
    paper["number"] = "5205240000000000"


def _other_county(paper: Paper) -> None:
    paper["county"] = "520523"


def _restate(paper: Paper) -> None:
    paper["statement"] = paper["statement"].replace('"version":3', '"version":2')


def _resign(paper: Paper) -> None:
    paper["signature"] = sign("something else", paper["statement"].encode())


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        (_date_back, Flaw("milestone_changed", 2)),
        (_leave_out, Flaw("milestone_changed", 2)),
        (_cut, Flaw("statement_differs")),
        (_rename, Flaw("statement_differs")),
        (_other_county, Flaw("statement_differs")),
        (_restate, Flaw("signature_wrong")),
        (_resign, Flaw("signature_wrong")),
    ],
)
def test_whatever_is_changed_in_a_receipt_shows(paper: Paper, change: Callable[[Paper], None], flaw: Flaw) -> None:
    changed = copy.deepcopy(paper)
    change(changed)
    assert check_here(changed) == flaw
    assert check_offline(changed, public_key()) == flaw


def test_another_key_does_not_vouch_for_it(paper: Paper) -> None:
    assert check_offline(paper, bytes(32)) == Flaw("signature_wrong")


@pytest.mark.parametrize("odd", [None, [], {}, "text", {"milestones": 1}, {"milestones": [{}], "statement": "{}"}])
def test_something_else_is_no_receipt(odd: Any) -> None:
    assert check_offline(odd, bytes(32)) == Flaw("not_a_receipt")


def test_a_journal_rewritten_since_is_shown_by_the_receipt(paper: Paper) -> None:
    as_owner("UPDATE case_event SET hash = '\\x00' WHERE county = %(county)s AND seq = 2")
    assert check_here(paper) == Flaw("journal_differs", 2)
    assert check_offline(paper, public_key()) is None


def test_a_journal_cut_off_since_is_shown_by_the_receipt(paper: Paper) -> None:
    as_owner("DELETE FROM case_event WHERE county = %(county)s AND seq = 3")
    assert check_here(paper) == Flaw("journal_cut", 3)


def test_a_case_that_is_gone_is_shown_by_the_receipt(paper: Paper) -> None:
    for table in ("case_event", "case_word", "case_clock", "case_key", '"case"'):
        as_owner(f"DELETE FROM {table} WHERE county = %(county)s")
    assert check_here(paper) == Flaw("journal_cut")
