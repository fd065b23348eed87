"""Turns the outcome of an action into the rows that are written, as one JSON document. Not for deciding."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from maplebridge.cases.concerned import party_row, term_row
from maplebridge.cases.journal import Entry, digest_word, hash_entry, moment_text
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.vault.cipher import blind, seal
from maplebridge.rulebook.workflows.facts import CallFacts, CaseFacts, ClockChange, Outcome, Word

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
SALT_BYTES = 16
BLIND_FIELDS = {
    "reporter.phone": "phone",
    "reporter.id_number": "id_number",
    "proxy.phone": "phone",
    "form.applicant_id": "id_number",
    "party_phone": "phone",
    "party_id_number": "id_number",
}
TITLE_LENGTH = 60


@dataclass(slots=True)
class Document:
    """The rows of one statement, by table."""

    cases: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    words: list[dict[str, Any]] = field(default_factory=list)
    clocks: list[dict[str, Any]] = field(default_factory=list)
    calls: list[dict[str, Any]] = field(default_factory=list)
    keys: list[dict[str, Any]] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)
    erased: list[dict[str, Any]] = field(default_factory=list)
    hidden: list[dict[str, Any]] = field(default_factory=list)


def hex_bytes(value: bytes) -> str:
    """Bytes as the database reads them from text."""
    return "\\x" + value.hex()


def optional_moment(moment: datetime | None) -> str | None:
    """A moment as text, None as None."""
    return None if moment is None else moment_text(moment)


def add_event(
    document: Document,
    case: CaseFacts,
    outcome: Outcome,
    actor: Actor,
    now: datetime,
    recorded_at: datetime,
    desk_unit: str = "",
) -> bytes:
    """Adds the journal row and the words of one step; returns the new head of the chain.

    `desk_unit` is where the case lay before: the row says so when it lies elsewhere after.
    """
    seq = case.version + 1
    sealed_case = outcome.changes.get("secrecy", case.secrecy) == "case_sealed"
    facts = dict(outcome.facts)
    if outcome.state != outcome.state_from or outcome.desk_unit != desk_unit or seq == 1:
        facts["desk"] = outcome.desk_unit
    if "satisfaction" in outcome.changes:
        # There are few ratings to try: without chance in the row, its hash would tell the handler which it was.
        facts["salt"] = secrets.token_hex(SALT_BYTES)
    digests = {w.field: _add_word(document, case, seq, w, sealed_case) for w in outcome.words}
    entry = Entry(
        county=case.county,
        case_id=case.id,
        seq=seq,
        action=outcome.action,
        actor_kind=actor.kind,
        actor=actor.id,
        role=outcome.role,
        unit=outcome.acting_unit,
        state_from=outcome.state_from,
        state_to=outcome.state,
        audience=outcome.audience,
        happened_at=now,
        recorded_at=recorded_at,
        facts=facts,
        digests=digests,
    )
    head = hash_entry(case.head, entry)
    document.events.append({**entry.as_json(), "prev": hex_bytes(case.head), "hash": hex_bytes(head)})
    return head


def _add_word(document: Document, case: CaseFacts, seq: int, word: Word, sealed_case: bool) -> str:
    salt = secrets.token_bytes(SALT_BYTES)
    secret = word.personal or sealed_case
    kind = BLIND_FIELDS.get(word.field)
    document.words.append(
        {
            "county": case.county,
            "case_id": str(case.id),
            "seq": seq,
            "field": word.field,
            "audience": word.audience,
            "salt": hex_bytes(salt),
            "plain": None if secret else word.text,
            "sealed": hex_bytes(seal(case.county, word.text, word_context(case.id, seq, word.field)))
            if secret
            else None,
            "blind": hex_bytes(blind(case.county, kind, word.text)) if kind else None,
        }
    )
    return digest_word(salt, word.text)


def word_context(case_id: UUID, seq: int, name: str) -> str:
    """What a sealed word is bound to, so that it opens in its own row only."""
    return f"{case_id}:{seq}:{name}"


def add_clocks(document: Document, case: CaseFacts, changes: Iterable[ClockChange], calendar: int) -> None:
    """Adds the clock rows that an action touched."""
    for change in changes:
        reading = change.reading
        document.clocks.append(
            {
                "county": case.county,
                "case_id": str(case.id),
                "name": change.name,
                "turn": change.turn,
                "state": reading.state,
                "history": [mark.as_json() for mark in change.history],
                "due_at": moment_text(reading.due_at),
                "not_before": optional_moment(change.not_before),
                "stopped_at": optional_moment(reading.stopped_at),
                "met": reading.met,
                "noticed": change.noticed,
                "wake_at": optional_moment(change.wake_at),
                "provisional": reading.provisional,
                "calendar": calendar,
            }
        )


def add_calls(document: Document, case: CaseFacts, calls: Iterable[CallFacts], now: datetime) -> None:
    """Adds the calls that an action made, answered or missed."""
    for call in calls:
        document.calls.append(
            {
                "county": case.county,
                "case_id": str(case.id),
                "turn": call.turn,
                "unit": call.unit,
                "person": call.person,
                "called_at": moment_text(now),
                "arrive_by": moment_text(call.arrive_by),
                "arrived_at": optional_moment(call.arrived_at),
                "missed": call.missed,
            }
        )


def add_key(document: Document, case: CaseFacts, key: str, seq: int, digest: bytes) -> None:
    """Adds the key under which this write is known, so that it is done once."""
    document.keys.append(
        {"county": case.county, "key": key, "case_id": str(case.id), "seq": seq, "digest": hex_bytes(digest)}
    )


def case_columns(case: CaseFacts, outcome: Outcome, head: bytes, actor: Actor, now: datetime) -> dict[str, Any]:
    """The columns of the case row that an action may change, as they stand after it."""
    changes = outcome.changes

    def after(name: str) -> Any:
        return changes[name] if name in changes else getattr(case, name)

    columns = {name: after(name) for name in ("matter", "category", "place", "centre", "unit", "person", "language")}
    columns |= {name: sorted(after(name)) for name in ("circle", "excluded_units")}
    lead_id = after("lead_id")
    columns |= {"lead_id": str(lead_id) if lead_id else None}
    columns |= {"parties": list(map(party_row, after("parties"))), "terms": list(map(term_row, after("terms")))}
    columns |= {"helpers": list(after("helpers")), "secrecy": after("secrecy"), "rounds": after("rounds")}
    return columns | {
        "version": case.version + 1,
        "head": hex_bytes(head),
        "state": outcome.state,
        "desk_unit": outcome.desk_unit,
        "marks": sorted(outcome.marks),
        "finished_by": after("finished_by"),
        "last_actor": case.last_actor if outcome.commutes else actor.id,
        "changed_at": moment_text(now),
        "next_due_at": moment_text(outcome.next_due_at or NEVER),
        "ended_at": moment_text(now) if outcome.ended else None,
    }
