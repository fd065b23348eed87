"""Reads the JSON of a stored case back into the values that the rules decide on. Not for what people may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from maplebridge.cases.concerned import read_parties, read_terms
from maplebridge.rulebook.deadlines.rules import Mark
from maplebridge.rulebook.workflows.facts import CallFacts, CaseFacts, ClockFacts


@dataclass(frozen=True, slots=True)
class Written:
    """What an idempotency key stands for: which case and journal row, the digest of the body it came with, and the
    state in which it left the case."""

    case_id: UUID
    seq: int
    digest: bytes
    state: str


@dataclass(frozen=True, slots=True)
class StoredCase:
    """A case as read: `facts` for deciding, `row` with every column for showing, `written` if the key was used.

    `files` are its files by id (SHA-256) with their media types, where the statement read them.
    """

    facts: CaseFacts
    row: Mapping[str, Any]
    written: Written | None = None
    files: Mapping[str, str] = field(default_factory=dict)


def read_stored(text: str) -> StoredCase:
    """The case in the answer of look.sql."""
    return read_document(orjson.loads(text))


def read_document(document: Mapping[str, Any]) -> StoredCase:
    """The case in that answer, read from JSON already; other statements answer with more beside it."""
    clocks = document["clocks"] or []
    return StoredCase(
        facts=_facts(document["case"], clocks, document["calls"] or []),
        row=document["case"],
        written=_written(document.get("key")),
        files=_files(document.get("files") or {}),
    )


def _files(files: Mapping[str, str] | Iterable[Mapping[str, Any]]) -> Mapping[str, str]:
    return files if isinstance(files, Mapping) else {file["sha256"]: file["mime"] for file in files}


def read_moment(text: str | None) -> datetime | None:
    """A moment as the database prints it in JSON."""
    return None if text is None else datetime.fromisoformat(text)


def read_bytes(text: str) -> bytes:
    """Bytes as the database prints them in JSON."""
    return bytes.fromhex(text[2:])


def _facts(row: Mapping[str, Any], clocks: list[Mapping[str, Any]], calls: list[Mapping[str, Any]]) -> CaseFacts:
    same = (
        "county", "number", "version", "rules", "matter", "category", "state", "place", "centre", "unit", "person",
        "language", "secrecy", "reporter", "last_actor", "finished_by", "rounds",
    )  # fmt: skip
    return CaseFacts(
        **{name: row[name] for name in same},
        id=UUID(row["id"]),
        head=read_bytes(row["head"]),
        opened_at=datetime.fromisoformat(row["opened_at"]),
        lead_id=UUID(row["lead_id"]) if row["lead_id"] else None,
        origin_id=UUID(row["origin_id"]) if row["origin_id"] else None,
        parties=read_parties(row["parties"]),
        terms=read_terms(row["terms"]),
        helpers=tuple(row["helpers"]),
        circle=frozenset(row["circle"]),
        excluded_units=frozenset(row["excluded_units"]),
        marks=frozenset(row["marks"]),
        clocks=tuple(map(read_clock_row, clocks)),
        calls=tuple(map(_call, calls)),
    )


def read_clock_row(row: Mapping[str, Any]) -> ClockFacts:
    """One stored turn of a clock."""
    return ClockFacts(
        name=row["name"],
        turn=row["turn"],
        history=tuple(map(Mark.from_json, row["history"])),
        due_at=datetime.fromisoformat(row["due_at"]),
        state=row["state"],
        noticed=row["noticed"],
        not_before=read_moment(row["not_before"]),
        provisional=row["provisional"],
    )


def _call(row: Mapping[str, Any]) -> CallFacts:
    return CallFacts(
        turn=row["turn"],
        unit=row["unit"],
        person=row["person"],
        arrive_by=datetime.fromisoformat(row["arrive_by"]),
        arrived_at=read_moment(row["arrived_at"]),
        missed=row["missed"],
    )


def _written(row: Mapping[str, Any] | None) -> Written | None:
    return Written(UUID(row["case_id"]), row["seq"], read_bytes(row["digest"]), row["state"]) if row else None
