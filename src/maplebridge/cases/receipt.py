"""The resident's receipt: the milestones of a case, chained by hashes and signed, so that anybody can check offline
that nothing was changed or dated back. docs/howto/use_the_api.md says how. Not the journal: that has more in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import orjson

from maplebridge.cases.journal import GENESIS, moment_text
from maplebridge.cases.telling import EntryTold, JournalTold, access_journal
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.vault.signing import export_public_keys, sign
from maplebridge.ground.words.text import Text

KIND = "maplebridge-receipt-1"
PURPOSE = "receipt"


@dataclass(frozen=True, slots=True)
class ReceiptTold:
    """A receipt. `statement` is the text that is signed; `milestones` lead up to the `last` that it names."""

    kind: str
    county: str
    number: str
    milestones: tuple[Mapping[str, Any], ...]
    statement: str
    signature: str
    public_key: str


def access_receipt(actor: Actor, number: str, now: datetime) -> ReceiptTold:
    """The receipt of a case as it stands. Raises Missing when the case is not there for this actor."""
    told = access_journal(actor, number)
    case, milestones = told.stored.facts, _milestones(told)
    said = {
        "county": case.county,
        "head": case.head.hex(),
        "issued_at": moment_text(now),
        "last": milestones[-1]["hash"],
        "number": case.number,
        "version": case.version,
    }
    statement = canonical(said)
    signature = sign(PURPOSE, statement)
    public_key = export_public_keys()[signature.partition(":")[0]]
    return ReceiptTold(KIND, case.county, case.number, milestones, statement.decode(), signature, public_key)


def find_flaw(receipt: Mapping[str, Any]) -> int | None:
    """The number of the first milestone that does not follow from the one before, 0 when the statement names another
    end than theirs, None when all is whole. The signature is checked apart, with the key the county has published.
    """
    prev = GENESIS.hex()
    for n, milestone in enumerate(receipt["milestones"], 1):
        said = {name: value for name, value in milestone.items() if name not in ("prev", "hash")}
        if milestone["prev"] != prev or milestone["n"] != n or _hash(prev, said) != milestone["hash"]:
            return n
        prev = milestone["hash"]
    statement = orjson.loads(receipt["statement"])
    return None if (statement["last"], statement["number"]) == (prev, receipt["number"]) else 0


def canonical(said: Mapping[str, Any]) -> bytes:
    """JSON with sorted keys, without spaces, in UTF-8."""
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)


def _milestones(told: JournalTold) -> tuple[Mapping[str, Any], ...]:
    milestones: list[Mapping[str, Any]] = []
    prev = GENESIS.hex()
    for entry in told.entries:
        if entry.told is not None and entry.told.row["audience"] == "resident":
            said = _say(told, entry, entry.told.label, entry.told.row, len(milestones) + 1)
            milestones.append({**said, "prev": prev, "hash": (prev := _hash(prev, said))})
    return tuple(milestones)


def _say(told: JournalTold, entry: EntryTold, label: Text, row: Mapping[str, Any], n: int) -> dict[str, Any]:
    state = told.workflow.states[row["state_to"]].public
    return {
        "n": n,
        "seq": entry.seq,
        "action": {"name": row["action"], "zh": label.zh, "en": label.en},
        "state": {"name": row["state_to"], "zh": state.zh, "en": state.en},
        "happened_at": row["happened_at"],
        "recorded_at": row["recorded_at"],
        "journal": entry.hash,
    }


def _hash(prev: str, said: Mapping[str, Any]) -> str:
    return sha256(bytes.fromhex(prev) + canonical(said)).hexdigest()
