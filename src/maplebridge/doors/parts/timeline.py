"""The journal of a case as people read it: what happened, when, by whom, with the words. Not for what a reader may see:
cases.telling has decided that."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from maplebridge.cases.disclosing import WordSight
from maplebridge.cases.telling import JournalTold, Told, access_journal
from maplebridge.cases.viewing import CaseView
from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import get_place
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.parts.forms.options import say_extension
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_pack
from maplebridge.rulebook.workflows.answers import read_answer
from maplebridge.rulebook.workflows.definition import Action, Field, FieldType
from maplebridge.rulebook.workflows.roles import LINKED

BY_CLOCK = Text("系统（时限）", "The clock")
BY_LINKED = Text("系统（关联案件）", "A linked case")
RESIDENT = Text("群众", "Resident")
MACHINE = Text("对接系统", "Another system")
SOMEBODY = Text("工作人员", "Staff")
EXTENSION = "extension"
SILENT = frozenset({"rating_secret", "turn"})


@dataclass(frozen=True, slots=True)
class Line:
    """A fact of an entry: what it is called and what it says."""

    label: Text
    value: Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `state` is the state it led to, when it changed; `late` when it was entered after it happened."""

    seq: int
    action: str
    label: Text
    at: datetime
    by: Text
    unit: str
    state: Text | None
    lines: tuple[Line, ...]
    words: tuple[WordSight, ...]
    audience: str
    late: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The entries that a reader may know of, the newest first; `withheld` is how many they may not."""

    entries: tuple[Entry, ...]
    withheld: int


def read_timeline(actor: Actor, number: str, now: datetime) -> Timeline:
    """The case's journal as `actor` is told it; one round trip, and people's names where staff read. Raises Missing."""
    journal = access_journal(actor, number)
    pack = get_pack(actor.county, journal.stored.facts.rules)
    told = [entry.told for entry in journal.entries if entry.told is not None]
    entries = tuple(_entry(actor, journal, pack, each, now) for each in reversed(told))
    return Timeline(entries, len(journal.entries) - len(told))


def _entry(actor: Actor, journal: JournalTold, pack: Pack, told: Told, now: datetime) -> Entry:
    row = told.row
    happened, recorded = (datetime.fromisoformat(row[name]) for name in ("happened_at", "recorded_at"))
    action = journal.workflow.actions.get(row["action"])
    return Entry(
        seq=row["seq"],
        action=row["action"],
        label=told.label,
        at=happened,
        by=_by(actor, row, now),
        unit=row["unit"] or "",
        state=_state(actor, journal, row),
        lines=(*_lines(actor, pack, action, row["facts"], now), *_coded(actor.county, pack, told.words, now)),
        words=tuple(word for word in told.words if not word.coded),
        audience=row["audience"],
        late=(recorded - happened).total_seconds() > 60,
    )


def _state(actor: Actor, journal: JournalTold, row: Mapping[str, Any]) -> Text | None:
    state = journal.workflow.states.get(row["state_to"])
    if state is None or row["state_to"] == row["state_from"]:
        return None
    return state.label if actor.kind == "staff" else state.public


def _by(actor: Actor, row: Mapping[str, Any], now: datetime) -> Text:
    kind = row["actor_kind"]
    if kind == "clock":
        return BY_LINKED if row["actor"].startswith(LINKED) else BY_CLOCK
    if kind == "resident":
        return RESIDENT
    if kind == "machine":
        return MACHINE
    if actor.kind != "staff" or not row["actor"]:
        return SOMEBODY
    person = get_actor(actor.county, row["actor"], now)
    return Text(person.name, person.name) if person else SOMEBODY


def say_answers(view: CaseView, now: datetime) -> list[Line]:
    """The answers of the form with which a case was brought, those that are no words, as its reader may know them."""
    county = view.pack.county
    return [Line(field.label, say_value(county, view.pack, field, value, now)) for field, value in view.answers]


def _lines(actor: Actor, pack: Pack, action: Action | None, facts: Mapping[str, Any], now: datetime) -> Iterator[Line]:
    for field in action.needs if action else ():
        value = facts.get(field.name)
        if value not in (None, "", []) and field.name not in SILENT and field.type is not FieldType.FILES:
            yield Line(field.label, say_value(actor.county, pack, field, value, now))


def _coded(county: str, pack: Pack, words: Iterable[WordSight], now: datetime) -> Iterator[Line]:
    """Answers that a sealed case keeps as words."""
    for word in words:
        if word.coded and word.of is not None and word.text is not None:
            yield Line(word.label, say_value(county, pack, word.of, read_answer(word.of, word.text), now))


def say_value(county: str, pack: Pack, field: Field, value: Any, now: datetime) -> Text:
    """A field's value in words: codes by their names, choices by their labels."""
    if isinstance(value, list):
        parts = [say_value(county, pack, field, each, now) for each in value]
        return Text("、".join(part.zh for part in parts), ", ".join(part.en for part in parts))
    if isinstance(value, Mapping):
        return _say_line(value)
    if isinstance(value, bool):
        return Text("是", "Yes") if value else Text("否", "No")
    named = _named(county, pack, field, str(value), now)
    return named or _plain(field, str(value))


def _say_line(term: Mapping[str, Any]) -> Text:
    """One line of an agreement: its parties by number, money and day; what is to be done stands among the words."""
    to = term.get("creditor", 0)
    zh = f"当事人{term['debtor']}对{f'当事人{to}' if to else '其他各方'}，{term['due']}前"
    en = f"party {term['debtor']} to {f'party {to}' if to else 'all others'} by {term['due']}"
    if "yuan" not in term:
        return Text(zh, en)
    yuan = _say_yuan(term["yuan"])
    return Text(f"{zh} {yuan} 元", f"{en}: {yuan} yuan")


def _say_yuan(amount: str) -> str:
    """An amount of money as it is read, exact to the cent: 80,000.00."""
    return f"{Decimal(amount):,.2f}"


def _plain(field: Field, value: str) -> Text:
    if field.type is FieldType.MOMENT:
        at = datetime.fromisoformat(value).astimezone(SHANGHAI)
        return Text(f"{at.month}月{at.day}日 {at:%H:%M}", f"{at.day} {at:%b} {at:%H:%M}")
    if field.type is FieldType.YUAN:
        value = _say_yuan(value)
    return Text(value, value)


def _named(county: str, pack: Pack, field: Field, value: str, now: datetime) -> Text | None:
    for choice in field.choices:
        if choice.value == value:
            return choice.label
    if field.name == EXTENSION:
        return _extension(pack, value)
    if field.type in (FieldType.UNIT, FieldType.UNITS):
        unit = get_registry(county).unit(value)
        return unit.name if unit else None
    if field.type is FieldType.MATTER:
        return pack.matters[value].title if value in pack.matters else None
    if field.type is FieldType.PERSON:
        person = get_actor(county, value, now)
        return Text(person.name, person.name) if person else None
    return _place(county, value) if field.type is FieldType.PLACE else None


def _extension(pack: Pack, value: str) -> Text | None:
    """`clock:extension` in words, wherever the pack has a clock of that name."""
    clock, _, name = value.partition(":")
    specs = (each.clocks.get(clock) for each in pack.workflows.values())
    return next((say_extension(spec, one) for spec in specs if spec and (one := spec.extension(name))), None)


def _place(county: str, code: str) -> Text | None:
    try:
        name = get_place(county, code).name
    except Fault:
        return None
    return Text(name, name)
