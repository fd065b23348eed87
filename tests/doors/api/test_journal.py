"""The journal and the receipt over HTTP: both can be checked by whoever has nothing but the answer."""

import base64
from hashlib import sha256
from itertools import pairwise
from typing import Any

import orjson
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from tests.doors.api.visitors import Visitors
from tests.house import walk as house
from tests.world import HOUSING, WATER

from maplebridge.cases.receipt import find_flaw

ZERO = "00" * 32


def chained(prev: str, said: dict[str, Any]) -> str:
    return sha256(bytes.fromhex(prev) + orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()


def check_chain(journal: dict[str, Any]) -> None:
    """Every link follows from the one before and the last is the head; whole entries give their own hash."""
    entries = journal["entries"]
    assert entries[0]["prev"] == ZERO
    assert [entry["seq"] for entry in entries] == list(range(1, journal["version"] + 1))
    assert all(later["prev"] == former["hash"] for former, later in pairwise(entries))
    assert entries[-1]["hash"] == journal["head"]
    for entry in entries:
        if entry.get("whole"):
            assert chained(entry["prev"], entry["row"]) == entry["hash"]


@pytest.mark.parametrize("code", ["axiu", "yangguang", "chenjing", "shenji"])
def test_every_reader_can_check_the_chain(visit: Visitors, code: str) -> None:
    receipt = visit.bring(reporter={"phone": "13800000001"})
    visit.close(receipt)
    check_chain(visit.staff(code).get(f"cases/{receipt['number']}/journal"))


def test_the_resident_computes_every_entry_that_is_theirs(visit: Visitors) -> None:
    receipt = visit.bring()
    visit.close(receipt)
    journal = visit.link(receipt).get(f"cases/{receipt['number']}/journal")
    check_chain(journal)
    assert [entry["whole"] for entry in journal["entries"]] == [True] * 6


def test_what_is_for_staff_is_a_bare_link_to_residents(visit: Visitors) -> None:
    receipt = visit.bring()
    number, axiu = receipt["number"], visit.staff("axiu")
    axiu.act(number, "remark", text="内部意见")
    axiu.act(number, "accept")
    journal = visit.link(receipt).get(f"cases/{number}/journal")
    check_chain(journal)
    assert set(journal["entries"][1]) == {"seq", "prev", "hash"}
    assert "内部意见" not in repr(journal)
    assert "内部意见" in repr(axiu.get(f"cases/{number}/journal"))


def test_units_kept_out_are_for_the_circle(visit: Visitors) -> None:
    number, axiu = visit.bring()["number"], visit.staff("axiu")
    axiu.act(number, "exclude", excluded=[WATER], reason="被投诉")
    axiu.act(number, "dispatch", unit=HOUSING)
    told = visit.staff("yangguang").get(f"cases/{number}/journal")
    assert set(told["entries"][1]) == {"seq", "prev", "hash"}
    assert WATER not in repr(told)
    visit.staff("tangwei").get(f"cases/{number}/journal", 404)


def test_an_entry_with_a_rating_is_not_whole_to_the_handler(visit: Visitors) -> None:
    receipt = visit.bring()
    visit.close(receipt)
    told = visit.staff("yangguang").get(f"cases/{receipt['number']}/journal")
    check_chain(told)
    rated = told["entries"][-1]
    assert (rated["row"]["action"], rated["row"]["facts"].keys() & {"solved", "satisfaction"}) == ("rate", set())
    assert rated["whole"] is False
    facts = visit.link(receipt).get(f"cases/{receipt['number']}/journal")["entries"][-1]["row"]["facts"]
    guesses = [{**rated["row"]["facts"], "solved": "yes", "satisfaction": each} for each in (facts["satisfaction"], "")]
    assert rated["hash"] not in [chained(rated["prev"], {**rated["row"], "facts": guess}) for guess in guesses]


def test_a_changed_answer_is_found(visit: Visitors) -> None:
    receipt = visit.bring()
    journal = visit.link(receipt).get(f"cases/{receipt['number']}/journal")
    journal["entries"][0]["row"]["recorded_at"] = "2020-01-01T00:00:00.000000+00:00"
    with pytest.raises(AssertionError):
        check_chain(journal)


def signed(receipt: dict[str, Any]) -> bool:
    """The check as the guide describes it, with nothing of ours."""
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(receipt["public_key"]))
    try:
        key.verify(
            base64.b64decode(receipt["signature"].partition(":")[2]), b"receipt\0" + receipt["statement"].encode()
        )
    except InvalidSignature:
        return False
    return True


def test_a_receipt_is_checked_without_us(visit: Visitors) -> None:
    receipt = visit.bring()
    visit.close(receipt)
    paper = visit.link(receipt).get(f"cases/{receipt['number']}/receipt")
    assert [each["action"]["name"] for each in paper["milestones"]] == [
        "submit", "dispatch", "sign", "finish", "approve", "rate",
    ]  # fmt: skip
    assert find_flaw(paper) is None
    assert signed(paper)
    prev = ZERO
    for each in paper["milestones"]:
        said = {name: value for name, value in each.items() if name not in ("prev", "hash")}
        assert (each["prev"], each["hash"]) == (prev, chained(prev, said))
        prev = each["hash"]
    assert orjson.loads(paper["statement"])["last"] == prev


def test_a_later_receipt_begins_with_the_earlier_one(visit: Visitors) -> None:
    receipt = visit.bring()
    me, path = visit.link(receipt), f"cases/{receipt['number']}/receipt"
    early = me.get(path)
    visit.handle(receipt)
    assert me.get(path)["milestones"][: len(early["milestones"])] == early["milestones"]


def test_a_receipt_that_was_dated_back_is_found(visit: Visitors) -> None:
    receipt = visit.bring()
    visit.handle(receipt)
    paper = visit.link(receipt).get(f"cases/{receipt['number']}/receipt")
    paper["milestones"][2]["happened_at"] = paper["milestones"][0]["happened_at"]
    assert find_flaw(paper) == 3


def test_a_receipt_cut_short_is_found(visit: Visitors) -> None:
    receipt = visit.bring()
    visit.handle(receipt)
    paper = visit.link(receipt).get(f"cases/{receipt['number']}/receipt")
    assert find_flaw({**paper, "milestones": paper["milestones"][:-1]}) == 0
    assert not signed({**paper, "statement": paper["statement"].replace('"version":4', '"version":3')})


def test_the_guide_shows_a_check_that_works(visit: Visitors) -> None:
    """What docs/howto/use_the_api.md prints is run as it stands there."""
    guide = (house.ROOT / "docs" / "howto" / "use_the_api.md").read_text(encoding="utf-8")
    shown: dict[str, Any] = {}
    exec(guide.partition("```python\n")[2].partition("```")[0], shown)
    receipt = visit.bring(text="路灯不亮 lamp")
    visit.handle(receipt)
    paper = visit.link(receipt).get(f"cases/{receipt['number']}/receipt")
    shown["check"](paper, paper["public_key"])
    with pytest.raises(AssertionError):
        shown["check"]({**paper, "milestones": paper["milestones"][1:]}, paper["public_key"])
