"""Checks a receipt that somebody brings: its own chain, its signature, and whether the journal still says the same.
Not for making one: receipt.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from maplebridge.cases.models import Case, CaseEvent
from maplebridge.cases.receipt import KIND, PURPOSE, find_flaw
from maplebridge.ground.vault import signing


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a receipt, and at which of its milestones (0: with the whole).

    `kind`: not_a_receipt, milestone_changed, statement_differs, signature_wrong, journal_differs, journal_cut.
    """

    kind: str
    milestone: int = 0


def check_offline(receipt: Any, public_key: bytes) -> Flaw | None:
    """The first flaw that shows without a database, given the key (32 bytes) that the county has published."""
    return _check_shape(receipt) or (None if _signed_by(receipt, public_key) else Flaw("signature_wrong"))


def check_here(receipt: Any) -> Flaw | None:
    """The same with this installation's own keys, then against the journal as it stands."""
    flaw = _check_shape(receipt)
    if flaw is None and not signing.verify(PURPOSE, receipt["statement"].encode(), receipt["signature"]):
        flaw = Flaw("signature_wrong")
    return flaw or _compare(receipt)


def _check_shape(receipt: Any) -> Flaw | None:
    try:
        flaw, statement = find_flaw(receipt), orjson.loads(receipt["statement"])
        same = statement["county"] == receipt["county"] and receipt["kind"] == KIND
        parts = isinstance(receipt["signature"], str) and all(isinstance(m["seq"], int) for m in receipt["milestones"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return Flaw("not_a_receipt")
    if flaw is None and same and parts:
        return None
    return Flaw("milestone_changed", flaw) if flaw else Flaw("statement_differs")


def _signed_by(receipt: Mapping[str, Any], public_key: bytes) -> bool:
    coded = receipt["signature"].partition(":")[2]
    return signing.verify_with(public_key, PURPOSE, receipt["statement"].encode(), coded)


def _compare(receipt: Mapping[str, Any]) -> Flaw | None:
    county, statement = str(receipt["county"]), orjson.loads(receipt["statement"])
    case = Case.objects.of(county).exclude(number="").filter(number=receipt["number"]).first()
    if case is None:
        return Flaw("journal_cut")
    rows = CaseEvent.objects.of(county).filter(case_id=case.id, seq__lte=statement["version"])
    kept = {seq: bytes(value).hex() for seq, value in rows.values_list("seq", "hash")}
    for milestone in receipt["milestones"]:
        if kept.get(milestone["seq"]) != milestone["journal"]:
            return Flaw("journal_differs" if milestone["seq"] in kept else "journal_cut", milestone["n"])
    return None if kept.get(statement["version"]) == statement["head"] else Flaw("journal_cut")
