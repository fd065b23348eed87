"""The page of one case as one reader is shown it: facts, words, clocks, calls, files.
Not for its journal: telling.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from maplebridge.cases.clock_sights import ClockSight, Promise, next_promise, show_clocks
from maplebridge.cases.disclosing import Reader, WordSight, reader_of, reads_field, show_words, submitted_fields
from maplebridge.cases.queries import NO_CASE, SQL, read_number
from maplebridge.cases.rights import may_see, sees_file
from maplebridge.cases.rows import NEVER
from maplebridge.cases.scenes import rules_of
from maplebridge.cases.stored import StoredCase, read_document, read_moment
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.fault import Missing
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.workflows.answers import read_answer
from maplebridge.rulebook.workflows.definition import Field, Matter, State, Workflow

CORRECTS = "set_text"
STAFF_ONLY = ("person", "source", "longitude", "latitude", "datum", "by_proxy", "desk_unit")


@dataclass(frozen=True, slots=True)
class FileSight:
    """A file on a case; its id is the SHA-256 of its content."""

    id: str
    mime: str
    size: int
    audience: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as one reader is shown it.

    `row` has the columns that this reader may see, those of `STAFF_ONLY` for staff alone. `words` are what was said
    when it was brought, `answers` those of its form that are codes, numbers and days; `text` is how it stands now,
    after corrections. `outcome` of the handling is for everybody, `ratings` for those who may read ratings.
    """

    stored: StoredCase
    reader: Reader
    pack: Pack
    workflow: Workflow
    matter: Matter
    state: State
    row: Mapping[str, Any]
    words: tuple[WordSight, ...]
    text: WordSight | None
    clocks: tuple[ClockSight, ...]
    promise: Promise | None
    next_due_at: datetime | None
    provisional: bool
    calls: tuple[Mapping[str, Any], ...]
    files: tuple[FileSight, ...]
    ratings: Mapping[str, str | None] | None
    answers: tuple[tuple[Field, Any], ...] = ()


def access_view(actor: Actor, number: str) -> CaseView:
    """The case as `actor` may see it, in one round trip. Raises Missing when it is not there for them."""
    document, stored = look("view.sql", actor, number)
    reader = reader_of(actor, stored.facts)
    pack, workflow, matter = rules_of(stored.facts)
    clocks = show_clocks(workflow, matter, stored.facts, get_calendar(actor.county))
    due = read_moment(stored.row["next_due_at"])
    words, text = _words(document, reader, pack, workflow)
    return CaseView(
        stored=stored,
        reader=reader,
        pack=pack,
        workflow=workflow,
        matter=matter,
        state=workflow.states[stored.facts.state],
        row=_row(stored, reader),
        words=words,
        text=text,
        clocks=clocks,
        promise=next_promise(clocks),
        next_due_at=None if due is None or due >= NEVER else due,
        provisional=any(clock.provisional for clock in clocks if clock.state != "stopped"),
        calls=tuple(document["calls"] or ()) if reader.staff else (),
        files=tuple(_file(row) for row in document["files"] or () if _sees(actor, stored, row)),
        answers=_answers(document, reader, pack, words),
        ratings={name: stored.row[name] for name in ("solved", "satisfaction")} if reader.ratings else None,
    )


def look(statement: str, actor: Actor, number: str) -> tuple[dict[str, Any], StoredCase]:
    """The document of one case from a statement of this room, if the actor may know of it. Raises Missing."""
    for (text,) in fetch(SQL / statement, {"county": actor.county, "number": read_number(number)}):
        document = orjson.loads(text)
        stored = read_document(document)
        if may_see(actor, stored.facts):
            return document, stored
    raise Missing("no_case", NO_CASE, field="number")


def first_matter(pack: Pack, events: list[dict[str, Any]]) -> Matter | None:
    """The matter as which a case was brought: later it may be about another."""
    return pack.matters.get(events[0]["facts"].get("matter", "")) if events else None


def _sees(actor: Actor, stored: StoredCase, row: Mapping[str, Any]) -> bool:
    return sees_file(actor, stored.facts, row["audience"], row["added_by"])


def _answers(
    document: Mapping[str, Any], reader: Reader, pack: Pack, words: tuple[WordSight, ...]
) -> tuple[tuple[Field, Any], ...]:
    events = document["events"] or []
    matter = first_matter(pack, events)
    if matter is None or not (reader.staff or reader.own):
        return ()
    given = dict(events[0]["facts"].get("form", {}))
    readable = {field.name for field in matter.form if _shows(reader, field)}
    for sight in words:  # a sealed case keeps them as words
        if sight.coded and sight.of is not None and sight.text is not None:
            given[sight.of.name] = read_answer(sight.of, sight.text)
    return tuple((field, given[field.name]) for field in matter.form if field.name in given.keys() & readable)


def _shows(reader: Reader, field: Field) -> bool:
    return reader.own or reads_field(reader, field)


def _words(
    document: Mapping[str, Any], reader: Reader, pack: Pack, workflow: Workflow
) -> tuple[tuple[WordSight, ...], WordSight | None]:
    if not (reader.staff or reader.own):
        return (), None  # another party of the case
    rows = document["words"] or []
    fields = submitted_fields(first_matter(pack, document["events"] or []))
    corrections = {name for name, action in workflow.actions.items() if CORRECTS in action.effects}
    texts = [row for row in rows if row["field"] == "text" and (row["seq"] == 1 or row["action"] in corrections)]
    said = show_words(reader, (row for row in rows if row["seq"] == 1), fields)
    current = show_words(reader, texts[-1:], fields)
    return said, current[0] if current else None


def _row(stored: StoredCase, reader: Reader) -> Mapping[str, Any]:
    hidden = {"reporter", "circle", "excluded_units", "last_actor", "finished_by", "solved", "satisfaction", "head"}
    hidden |= {"parties", "terms"}  # facts keep them as values
    if "circle" in reader.audiences:
        hidden -= {"circle", "excluded_units"}
    if not reader.staff:
        hidden |= set(STAFF_ONLY)
    if not (reader.staff or reader.own):
        hidden.add("title")  # the beginning of what another party wrote
    return {name: value for name, value in stored.row.items() if name not in hidden}


def _file(row: Mapping[str, Any]) -> FileSight:
    added_at = datetime.fromisoformat(row["added_at"])
    return FileSight(row["sha256"], row["mime"], row["size"], row["audience"], added_at)
