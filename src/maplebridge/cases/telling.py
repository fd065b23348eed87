"""The journal of a case as one reader is told it: what they may not read is there as a link of the chain only, so that
the chain can be checked without us. Not for the page of a case: viewing.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from maplebridge.cases.clock_sights import action_labels
from maplebridge.cases.disclosing import (
    KEEPS_RATING,
    Reader,
    WordSight,
    reader_of,
    reads_field,
    said_by_another_party,
    show_words,
)
from maplebridge.cases.disclosing import submitted_fields as fields_said
from maplebridge.cases.journal import moment_text
from maplebridge.cases.scenes import rules_of
from maplebridge.cases.stored import StoredCase, read_bytes
from maplebridge.cases.viewing import first_matter, look
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.built_in import BUILT_IN, SUBMIT
from maplebridge.rulebook.workflows.definition import Action, Field, Matter, Workflow

SALT = "salt"
OF_THE_ROW = ("seq", "action", "actor_kind", "actor", "role", "unit", "state_from", "state_to", "audience", "digests")


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry says; `row` holds the members that its hash covers, as they were hashed.

    `whole`: nothing was left out, so the hash can be computed from `row`.
    """

    row: Mapping[str, Any]
    label: Text
    words: tuple[WordSight, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class EntryTold:
    """One link of the chain, with what it says if the reader may know; hashes in hexadecimal."""

    seq: int
    prev: str
    hash: str
    told: Told | None


@dataclass(frozen=True, slots=True)
class JournalTold:
    """The journal as one reader is told it, with the rules that its words come from."""

    stored: StoredCase
    workflow: Workflow
    matter: Matter
    entries: tuple[EntryTold, ...]


def access_journal(actor: Actor, number: str) -> JournalTold:
    """All entries in order, in one round trip. Raises Missing when the case is not there for this actor."""
    document, stored = look("journal.sql", actor, number)
    pack, workflow, matter = rules_of(stored.facts)
    reader = reader_of(actor, stored.facts)
    events, words = document["events"] or [], document["words"] or []
    brought_as = first_matter(pack, events)
    entries = tuple(
        _tell(reader, event, [word for word in words if word["seq"] == event["seq"]], workflow, brought_as)
        for event in events
    )
    return JournalTold(stored, workflow, matter, entries)


def _tell(
    reader: Reader,
    event: Mapping[str, Any],
    words: list[dict[str, Any]],
    workflow: Workflow,
    brought_as: Matter | None,
) -> EntryTold:
    link = (event["seq"], read_bytes(event["prev"]).hex(), read_bytes(event["hash"]).hex())
    if event["audience"] not in reader.audiences:
        return EntryTold(*link, None)
    action = workflow.actions.get(event["action"]) or BUILT_IN.get(event["action"], SUBMIT)
    fields = fields_said(brought_as) if event["seq"] == 1 else {field.name: field for field in action.needs}
    facts = _facts(reader, event["facts"], fields, action)
    row = _row(reader, event, facts)
    if said_by_another_party(reader, event["actor_kind"], event["actor"]):
        words = []
    rated = KEEPS_RATING in action.effects and not reader.ratings
    label = action_labels(workflow).get(event["action"], Text(event["action"], event["action"]))
    whole = facts == event["facts"] and row["actor"] == event["actor"]
    return EntryTold(*link, Told(row, label, () if rated else show_words(reader, words, fields), whole))


def _row(reader: Reader, event: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, Any]:
    moments = {name: moment_text(datetime.fromisoformat(event[name])) for name in ("happened_at", "recorded_at")}
    row = {name: event[name] for name in OF_THE_ROW}
    if event["actor"] == reader.case.reporter and not reader.person:
        row |= {"actor": "", "role": "", "unit": ""}
    return {"county": event["county"], "case_id": event["case_id"], **row, **moments, "facts": facts}


def _facts(reader: Reader, facts: Mapping[str, Any], fields: Mapping[str, Field], action: Action) -> dict[str, Any]:
    told = {name: value for name, value in facts.items() if name not in fields or reads_field(reader, fields[name])}
    if action is SUBMIT and not reader.own and "form" in facts:
        form = facts["form"].items()
        told["form"] = {k: v for k, v in form if f"form.{k}" in fields and reads_field(reader, fields[f"form.{k}"])}
    if told.keys() != facts.keys():
        told.pop(SALT, None)
    return told
