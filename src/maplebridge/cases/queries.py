"""Reads of cases behind one gate: what an actor may not see is missing. Not for lists of other rooms."""

from pathlib import Path

from maplebridge.cases.rights import may_see
from maplebridge.cases.stored import StoredCase, read_stored
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.numbers import case_number
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text

SQL = Path(__file__).parent / "sql"
LOOK = SQL / "look.sql"
NO_CASE = Text("没有这个案件编号", "there is no case of that number")
NOT_A_NUMBER = Text("编号不正确，请核对后重新输入", "that is not a case number: please check the digits")


def get_case(county: str, number: str, *, key: str = "") -> StoredCase:
    """The case of that number, whoever asks; one round trip. Raises Fault on a wrong check digit, or Missing."""
    rows = fetch(LOOK, {"county": county, "number": read_number(number), "key": key})
    if not rows:
        raise Missing("no_case", NO_CASE, field="number")
    return read_stored(rows[0][0])


def read_number(text: str) -> str:
    """The case number that somebody typed. Raises Fault when its check digit is wrong: a slip, not another case."""
    digits = case_number.check(text)
    if digits is None:
        raise Fault("not_a_number", NOT_A_NUMBER, field="number")
    return digits


def access_case(actor: Actor, number: str, *, key: str = "") -> StoredCase:
    """The case of that number if `actor` may know of it; otherwise Missing, as if there were none."""
    stored = get_case(actor.county, number, key=key)
    if not may_see(actor, stored.facts):
        raise Missing("no_case", NO_CASE, field="number")
    return stored
