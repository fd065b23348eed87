"""Decides how much of a case one reader is shown: which fields, which words, opened or masked.
Not for who may see a case at all: rights."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal
from uuid import UUID

from maplebridge.cases.actions.opening import CONTACT_FIELDS
from maplebridge.cases.masking import mask
from maplebridge.cases.rights import audiences, brought, in_circle, own_ids, reads_person, reads_ratings, works_on
from maplebridge.cases.rows import word_context
from maplebridge.cases.stored import read_bytes
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.vault.cipher import CannotOpen, open_sealed
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.answers import is_coded
from maplebridge.rulebook.workflows.definition import Audience, Field, FieldType, Matter
from maplebridge.rulebook.workflows.facts import CaseFacts

RATINGS = frozenset({"solved", "satisfaction"})
KEEPS_RATING, FORM = "keep_rating", "form."
OF_ANOTHER_PARTY = frozenset({"party_phone", "party_id_number", "party_address", "representative"})
"""What no party is told of another one, not even masked: how to reach them is the mediator's to know."""
Shown = Literal["open", "masked", "hidden", "erased"]
SAID = {
    "text": Field("text", FieldType.LONG_TEXT, Text("内容", "Text"), words=True),
    "title": Field("title", FieldType.TEXT, Text("标题", "Title"), words=True),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """What one actor may read of one case; `classes` are the audiences of fields, `audiences` those of entries.

    `me` are the ids under which the actor may stand in the journal.
    """

    case: CaseFacts
    staff: bool
    audiences: frozenset[Audience]
    classes: frozenset[Audience]
    person: bool
    ratings: bool
    own: bool
    me: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WordSight:
    """Words as a reader is shown them; `text` is None when they are hidden or erased. `of` is the field they answer."""

    field: str
    label: Text
    text: str | None
    shown: Shown
    of: Field | None = None

    @property
    def coded(self) -> bool:
        """Whether they are an answer that a sealed case keeps as words: pages show it as they show any answer."""
        form = self.field.startswith(FORM) and self.shown == "open"
        return form and self.of is not None and is_coded(self.of)


def reader_of(actor: Actor, case: CaseFacts) -> Reader:
    """What `actor`, who may see the case, reads of it."""
    entries = audiences(actor, case)
    staff = actor.kind in ("staff", "clock")
    classes: set[Audience] = {"staff"} if staff else {"resident"}
    if "circle" in entries or in_circle(actor, case) or (staff and works_on(actor, case)):
        classes.add("circle")
    return Reader(
        case=case,
        staff=staff,
        audiences=entries,
        classes=frozenset(classes),
        person=reads_person(actor, case),
        ratings=reads_ratings(actor, case),
        own=not staff and brought(actor, case),
        me=own_ids(actor, case),
    )


def said_by_another_party(reader: Reader, actor_kind: str, actor: str) -> bool:
    """Whether one party would read what another one has written: between parties only staff pass words on."""
    return not reader.staff and bool(reader.case.parties) and actor_kind == "resident" and actor not in reader.me


def reads_field(reader: Reader, field: Field) -> bool:
    """Whether the reader may learn the value of a field; ratings are for those alone who may read ratings."""
    if field.name in RATINGS and not reader.ratings:
        return False
    return not reader.classes.isdisjoint(field.seen_by)


def submitted_fields(matter: Matter | None) -> dict[str, Field]:
    """The fields of the words said when a case of `matter` was brought, by the names the words have."""
    form = {f"{FORM}{field.name}": field for field in (matter.form if matter else ())}
    contacts = {
        f"{whose}.{name}": replace(field, personal=True)
        for whose in ("reporter", "proxy")
        for name, field in CONTACT_FIELDS.items()
    }
    return {**SAID, **form, **contacts}


def show_words(reader: Reader, rows: Iterable[Mapping[str, Any]], fields: Mapping[str, Field]) -> tuple[WordSight, ...]:
    """Stored words as this reader is shown them; `fields` says what each of them is."""
    return tuple(show_word(reader, row, field_of(row["field"], fields)) for row in rows)


def field_of(name: str, fields: Mapping[str, Field]) -> Field | None:
    """What a word is: `terms.2` is the second line of the field `terms`."""
    return fields.get(name) or fields.get(name.partition(".")[0])


def show_word(reader: Reader, row: Mapping[str, Any], field: Field | None) -> WordSight:
    """One stored word: personal ones masked for whoever may read them, hidden from others."""
    label = field.label if field else Text(row["field"], row["field"])
    if row["erased"]:
        return WordSight(row["field"], label, None, "erased", field)
    if not _may_read(reader, row, field):
        return WordSight(row["field"], label, None, "hidden", field)
    text = row["plain"] if row["plain"] is not None else _opened(reader.case, row)
    if text is None:
        return WordSight(row["field"], label, None, "hidden", field)
    if field is not None and field.personal:
        return WordSight(row["field"], label, mask(field.type, text), "masked", field)
    return WordSight(row["field"], label, text, "open", field)


def _may_read(reader: Reader, row: Mapping[str, Any], field: Field | None) -> bool:
    if reader.own and row["seq"] == 1:
        return True
    if field is None:
        return row["plain"] is not None and row["audience"] in reader.audiences
    if field.personal and (not reader.person or (not reader.staff and field.name in OF_ANOTHER_PARTY)):
        return False
    return field.personal or (row["audience"] in reader.audiences and reads_field(reader, field))


def _opened(case: CaseFacts, row: Mapping[str, Any]) -> str | None:
    try:
        context = word_context(UUID(str(case.id)), row["seq"], row["field"])
        return open_sealed(case.county, read_bytes(row["sealed"]), context)
    except CannotOpen:
        return None
