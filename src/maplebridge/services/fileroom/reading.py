"""Opens what was granted: each time the grant is looked at again and the opening noted first. Not for granting."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from maplebridge.cases.disclosing import KEEPS_RATING, WordSight
from maplebridge.cases.reads import note_read
from maplebridge.cases.stored import StoredCase
from maplebridge.cases.telling import EntryTold, JournalTold, Told, access_journal
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.sql.statements import run
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.built_in import REVEAL
from maplebridge.services.fileroom import rules, words
from maplebridge.services.fileroom.queries import SQL, Document, RequestSight, access_request, list_documents


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the course of a case as a lawyer reads it: no names of people, nothing personal, no ratings."""

    seq: int
    label: Text
    unit: str
    at: datetime
    words: tuple[WordSight, ...]


def look_at(actor: Actor, request_id: UUID, now: datetime) -> RequestSight:
    """The request, while the actor may read what it grants. Raises Missing as soon as the grant does not hold."""
    sight = access_request(actor, request_id, now)
    firms = rules.firms_of(actor, get_registry(actor.county))
    if str(sight.row.asker) != actor.id or not sight.open or sight.row.firm not in firms:
        raise _gone()
    return sight


def find_document(sight: RequestSight, file: str) -> Document:
    """A document that was granted and is still on the case. Raises Missing."""
    found = next((each for each in list_documents(sight.case) if each.id == file), None)
    if found is None or file not in sight.row.documents:
        raise _gone()
    return found


def open_document(*, actor: Actor, request_id: UUID, file: str, saved: bool, now: datetime) -> Document:
    """Notes that the actor opens a file, or takes a copy. Raises Missing when it is not, or no longer, granted."""
    sight = look_at(actor, request_id, now)
    document = find_document(sight, file)
    _note(actor, sight, file, saved, now)
    return document


def open_entries(*, actor: Actor, request_id: UUID, now: datetime) -> tuple[RequestSight, list[Entry]]:
    """Notes that the actor reads the course of the case, and tells it. Raises Missing."""
    sight = look_at(actor, request_id, now)
    _note(actor, sight, rules.ENTRIES, False, now)
    return sight, tell_entries(sight.case)


def tell_entries(case: StoredCase) -> list[Entry]:
    """The entries that residents read, as the holder of the case's link is told them, less what is personal."""
    facts = case.facts
    told = access_journal(Actor(facts.county, f"case:{facts.id}", "resident", ""), facts.number)
    said = [(entry, entry.told) for entry in told.entries if entry.told is not None]
    return [_entry(told, entry, what) for entry, what in said if _is_shown(told, what)]


def _is_shown(told: JournalTold, said: Told) -> bool:
    if said.row["action"] == REVEAL.name:
        return False
    action = told.workflow.actions.get(said.row["action"])
    return action is None or KEEPS_RATING not in action.effects


def _entry(told: JournalTold, entry: EntryTold, said: Told) -> Entry:
    row = said.row
    # What somebody says whose identity is sealed may tell who they are; a word that is masked is personal.
    secret = told.stored.facts.secrecy == "identity_sealed" and row["actor_kind"] != "staff"
    shown = [word for word in said.words if word.shown == "open" and (entry.seq > 1 or word.field == "text")]
    return Entry(
        seq=entry.seq,
        label=said.label,
        unit=row["unit"],
        at=datetime.fromisoformat(row["happened_at"]),
        words=() if secret else tuple(shown),
    )


def _note(actor: Actor, sight: RequestSight, document: str, saved: bool, now: datetime) -> None:
    values = {
        "county": actor.county,
        "id": new_id(),
        "request": sight.row.id,
        "person": actor.id,
        "day": day_of(now),
        "document": document,
        "saved": saved,
        "at": now,
    }
    if not run(SQL / "open.sql", values):
        raise _gone()
    note_read(actor, sight.case, now)


def _gone() -> Missing:
    return Missing("no_document", words.NOT_OPEN, field="document")
