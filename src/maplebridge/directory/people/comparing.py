"""Tells which drafts of people say something that does not stand already. Not for writing them."""

from collections.abc import Collection, Iterable
from uuid import UUID

from maplebridge.directory.people.drafts import PersonDraft
from maplebridge.directory.people.models import DutyHeld, Person
from maplebridge.directory.people.rules import Duty
from maplebridge.ground.vault.cipher import blind_all


def list_news(county: str, drafts: Iterable[PersonDraft]) -> list[PersonDraft]:
    """The drafts of people who are unknown or inactive, or of whom something else is said than is known."""
    wanted = {draft.code: draft for draft in drafts}
    known = {row.code: row for row in Person.objects.of(county).filter(code__in=list(wanted), active=True)}
    held = _held(county, [row.id for row in known.values()])
    return [
        draft
        for code, draft in wanted.items()
        if code not in known or not _stands(county, known[code], held.get(known[code].id, set()), draft)
    ]


def _held(county: str, people: Collection[UUID]) -> dict[UUID, set[Duty]]:
    held: dict[UUID, set[Duty]] = {}
    rows = DutyHeld.objects.of(county).filter(person__in=people, valid_to=None)
    for person, role, unit, place in rows.values_list("person", "role", "unit", "place"):
        held.setdefault(person, set()).add(Duty(role, unit or "", place))
    return held


def _stands(county: str, row: Person, held: set[Duty], draft: PersonDraft) -> bool:
    said = (draft.kind, draft.name, list(draft.languages), draft.account)
    duties = {Duty(duty.role, duty.unit, duty.place or county) for duty in draft.duties}
    contacts = (("phone", draft.phone, row.phone_blind), ("id_number", draft.id_number, row.id_number_blind))
    same = (row.kind, row.name, row.languages, row.account) == said and duties <= held
    return same and all(_is(county, kind, plain, blind) for kind, plain, blind in contacts)


def _is(county: str, kind: str, plain: str, blind: bytes | memoryview | None) -> bool:
    """Whether `plain` is what is known; saying nothing leaves what is known."""
    return not plain or (blind is not None and bytes(blind) in blind_all(county, kind, plain))
