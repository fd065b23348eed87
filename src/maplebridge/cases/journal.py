"""The hash chain of a case's journal: what a row's hash covers, and how a chain is checked. Pure; not for storing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson

GENESIS = bytes(32)


@dataclass(frozen=True, slots=True)
class Entry:
    """One journal row without its hashes. `digests` are salted digests of the words said at this step."""

    county: str
    case_id: UUID
    seq: int
    action: str
    actor_kind: str
    actor: str
    role: str
    unit: str
    state_from: str
    state_to: str
    audience: str
    happened_at: datetime
    recorded_at: datetime
    facts: Mapping[str, Any]
    digests: Mapping[str, str]

    def as_json(self) -> dict[str, Any]:
        """The row as plain values; moments in UTC to the microsecond."""
        row = {name: getattr(self, name) for name in self.__slots__}
        row["case_id"] = str(self.case_id)
        row["happened_at"], row["recorded_at"] = moment_text(self.happened_at), moment_text(self.recorded_at)
        return row


@dataclass(frozen=True, slots=True)
class Break:
    """Where a chain is not whole: the row and what is wrong with it."""

    case_id: UUID
    number: str
    seq: int
    kind: str


def moment_text(moment: datetime) -> str:
    """A moment as the journal writes it, e.g. 2026-09-18T01:00:00.000000+00:00."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def hash_row(prev: bytes, row: Mapping[str, Any]) -> bytes:
    """SHA-256 over the hash before and the row's canonical JSON (sorted keys, no spaces)."""
    return sha256(prev + orjson.dumps(row, option=orjson.OPT_SORT_KEYS)).digest()


def hash_entry(prev: bytes, entry: Entry) -> bytes:
    """The hash that chains `entry` to the row before it."""
    return hash_row(prev, entry.as_json())


def digest_word(salt: bytes, text: str) -> str:
    """The salted digest by which the journal knows words that may be erased."""
    return sha256(salt + text.encode()).hexdigest()


def find_break(
    case_id: UUID, number: str, version: int, head: bytes, rows: Iterable[tuple[Entry, bytes, bytes]]
) -> Break | None:
    """The first place where a journal is not what was written: changed, missing or swapped rows, or a cut tail.

    `rows` are (entry, prev, hash) by sequence; `version` and `head` are what the case row remembers.
    """
    expected, last = 1, GENESIS
    for entry, prev, kept in rows:
        if entry.seq != expected:
            return Break(case_id, number, expected, "missing")
        if prev != last:
            return Break(case_id, number, entry.seq, "out_of_order")
        if hash_entry(prev, entry) != kept:
            return Break(case_id, number, entry.seq, "changed")
        expected, last = expected + 1, kept
    if expected - 1 < version:
        return Break(case_id, number, expected, "missing")
    if expected - 1 > version or last != head:
        return Break(case_id, number, expected - 1, "head_differs")
    return None
