"""Private notes of a mediator, behind a wall: by person, not by role, unit, stand-in or rank. What is not one's own
and was not shown to one by name is missing, the same as what is not there.

Nothing of a note goes into journal, messages, search, figures, files or logs. Not for notes on a case: those are
actions of its workflow.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from maplebridge.cases.models import Case
from maplebridge.directory.people.queries import get_actor, list_holders
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.vault.cipher import open_sealed, seal
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.services.mediation.models import CaucusNote, NoteShare
from maplebridge.services.mediation.rules import MEDIATOR, check_note, mediates, note_context

NO_PAGE = Text("没有这个页面", "there is no such page")
NOT_A_CO_MEDIATOR = Text("只能给本案的另一位调解员看", "only another mediator of this case can be shown it")
NO_PARTY = Text("本案没有这位当事人", "this case has no such party")


@dataclass(frozen=True, slots=True)
class Colleague:
    """Another mediator of the same case; `sees` says whether a note is shown to them."""

    id: str
    name: str
    sees: bool = False


@dataclass(frozen=True, slots=True)
class NoteSight:
    """A note as its author, or somebody to whom it was shown, reads it. `own` is whether they wrote it; `colleagues`
    are those to whom its author may show it."""

    id: UUID
    text: str
    party: int | None
    made_at: datetime
    own: bool
    author: str
    colleagues: tuple[Colleague, ...] = ()


@dataclass(frozen=True, slots=True)
class NotePlace:
    """A case on which somebody has notes of their own: how many, the newest from when."""

    number: str
    count: int
    latest: datetime


def keep_note(*, actor: Actor, case: CaseFacts, text: str, party: int | None, now: datetime) -> UUID:
    """Seals what a mediator of the case wrote for themselves. Raises Missing for anybody else, or Fault."""
    if not mediates(actor, case):
        raise Missing("no_page", NO_PAGE)
    words = check_note(text)
    if party is not None and party not in {each.number for each in case.parties}:
        raise Fault("no_such_party", NO_PARTY, field="party")
    note = new_id()
    row = CaucusNote(
        county=case.county,
        id=note,
        case_id=case.id,
        author=actor.id,
        party=party,
        sealed=seal(case.county, words, note_context(case.id, actor.id, note)),
        made_at=now,
    )
    CaucusNote.objects.insert([row])
    return note


def destroy_note(*, actor: Actor, note: UUID, now: datetime) -> None:
    """Destroys a note of one's own, for good, be the case still theirs or not. Raises Missing."""
    row = _own(actor, note)
    with transaction.atomic():
        NoteShare.objects.of(row.county).filter(note=note).delete()
        CaucusNote.objects.of(row.county).filter(id=note).update(sealed=None, destroyed_at=now)


def share_note(*, actor: Actor, case: CaseFacts, note: UUID, person: str, now: datetime) -> None:
    """Shows one note of one's own to one co-mediator of the same case. Raises Missing or Fault."""
    row = _own(actor, note)
    if row.case_id != case.id:
        raise Missing("no_page", NO_PAGE)
    if person not in {each.id for each in list_colleagues(actor, case, now)}:
        raise Fault("not_a_co_mediator", NOT_A_CO_MEDIATOR, field="person")
    share = NoteShare(county=case.county, note=note, person=person, shared_at=now)
    NoteShare.objects.insert([share], ignore_conflicts=True)


def unshare_note(*, actor: Actor, note: UUID, person: str) -> None:
    """Takes back what was shown. Raises Missing."""
    row = _own(actor, note)
    NoteShare.objects.of(row.county).filter(note=note, person=person).delete()


def list_colleagues(actor: Actor, case: CaseFacts, now: datetime) -> list[Colleague]:
    """The other mediators of the case, today, by name."""
    units = dict.fromkeys(filter(None, [case.unit, *case.helpers, *(call.unit for call in case.calls)]))
    found = {each.id: each for unit in units for each in list_holders(case.county, [MEDIATOR], now, unit=unit)}
    return [Colleague(each.id, each.name) for each in found.values() if each.id != actor.id]


def list_notes(actor: Actor, case: CaseFacts, now: datetime) -> list[NoteSight]:
    """The notes of this case that `actor` wrote or was shown, the newest first."""
    if actor.kind != "staff":
        return []
    live = CaucusNote.objects.of(case.county).filter(case_id=case.id, destroyed_at=None).order_by("-made_at", "-id")
    shares = _shares(case.county, [row.id for row in live])
    colleagues = list_colleagues(actor, case, now) if any(row.author == actor.id for row in live) else []
    mediator = mediates(actor, case)
    sights = []
    for row in live:
        seen_by = shares.get(row.id, frozenset())
        if row.author == actor.id or (mediator and actor.id in seen_by):
            sights.append(_sight(row, actor, colleagues, seen_by, now))
    return sights


def list_note_places(actor: Actor) -> list[NotePlace]:
    """The cases on which `actor` has notes of their own, also such as they no longer see; the newest first."""
    rows = CaucusNote.objects.of(actor.county).filter(author=actor.id, destroyed_at=None)
    found: dict[UUID, list[datetime]] = {}
    for case_id, made_at in rows.values_list("case_id", "made_at"):
        found.setdefault(case_id, []).append(made_at)
    cases = Case.objects.of(actor.county).filter(id__in=list(found)).values_list("id", "number")
    places = [NotePlace(number, len(found[case_id]), max(found[case_id])) for case_id, number in cases]
    return sorted(places, key=lambda place: place.latest, reverse=True)


def destroy_own_notes(*, actor: Actor, number: str, now: datetime) -> int:
    """Destroys all notes of one's own on a case, also one that one no longer sees; how many there were."""
    case_id = Case.objects.of(actor.county).filter(number=number).values_list("id", flat=True).first()
    if case_id is None:
        return 0
    rows = CaucusNote.objects.of(actor.county).filter(author=actor.id, case_id=case_id, destroyed_at=None)
    notes = list(rows.values_list("id", flat=True))
    for note in notes:
        destroy_note(actor=actor, note=note, now=now)
    return len(notes)


def _own(actor: Actor, note: UUID) -> CaucusNote:
    rows = CaucusNote.objects.of(actor.county).filter(id=note, author=actor.id, destroyed_at=None)
    row = rows.first() if actor.kind == "staff" else None
    if row is None:
        raise Missing("no_page", NO_PAGE)
    return row


def _shares(county: str, notes: list[UUID]) -> dict[UUID, frozenset[str]]:
    found: dict[UUID, set[str]] = {}
    for note, person in NoteShare.objects.of(county).filter(note__in=notes).values_list("note", "person"):
        found.setdefault(note, set()).add(person)
    return {note: frozenset(people) for note, people in found.items()}


def _sight(
    row: CaucusNote, actor: Actor, colleagues: list[Colleague], seen_by: frozenset[str], now: datetime
) -> NoteSight:
    own = row.author == actor.id
    author = actor if own else get_actor(row.county, row.author, now)
    return NoteSight(
        id=row.id,
        text=open_sealed(row.county, bytes(row.sealed or b""), note_context(row.case_id, row.author, row.id)),
        party=row.party,
        made_at=row.made_at,
        own=own,
        author=author.name if author else "",
        colleagues=tuple(Colleague(c.id, c.name, c.id in seen_by) for c in colleagues) if own else (),
    )
