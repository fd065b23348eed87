"""Puts many people and duties into the tables in a few statements. Not for checking them."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from maplebridge.directory.people.contacts import seal_contact
from maplebridge.directory.people.drafts import PersonDraft
from maplebridge.directory.people.models import DutyHeld, Person
from maplebridge.directory.people.rules import Duty
from maplebridge.ground.numbers.ids import new_id

CHUNK = 2_000
PLAIN = ("kind", "name", "languages", "account", "active")
CONTACTS = ("phone_sealed", "phone_blind", "id_number_sealed", "id_number_blind")


def store_people(county: str, drafts: Sequence[PersonDraft]) -> dict[str, UUID]:
    """Insert or update the people; the id of each code. Drafts without phone or ID number keep the known."""
    codes = [draft.code for draft in drafts]
    known = dict(Person.objects.of(county).filter(code__in=codes).values_list("code", "id"))
    ids = {code: known.get(code) or new_id() for code in codes}
    with_contacts = [draft for draft in drafts if draft.phone or draft.id_number]
    without = [draft for draft in drafts if not (draft.phone or draft.id_number)]
    _upsert([_row(county, ids[draft.code], draft) for draft in without], PLAIN)
    _upsert([_row(county, ids[draft.code], draft) for draft in with_contacts], PLAIN + CONTACTS)
    return ids


def store_duties(county: str, wanted: Mapping[UUID, Sequence[Duty]], day: date) -> list[DutyHeld]:
    """Insert the duties that are not held yet, from `day` on; the new ones."""
    held = DutyHeld.objects.of(county).filter(person__in=list(wanted), valid_to=None)
    known = {(person, role, unit or "", place) for person, role, unit, place in held.values_list(*_DUTY)}
    rows = [
        _duty(county, person, duty, day)
        for person, duties in wanted.items()
        for duty in dict.fromkeys(duties)
        if (person, duty.role, duty.unit, duty.place or county) not in known
    ]
    return DutyHeld.objects.insert(rows, batch_size=CHUNK)


_DUTY = ("person", "role", "unit", "place")


def _upsert(rows: list[Person], columns: tuple[str, ...]) -> None:
    Person.objects.insert(
        rows,
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=["county", "code"],
        update_fields=columns,
    )


def _row(county: str, person: UUID, draft: PersonDraft) -> Person:
    phone = seal_contact(county, person, "phone", draft.phone)
    id_number = seal_contact(county, person, "id_number", draft.id_number)
    return Person(
        county=county,
        id=person,
        code=draft.code,
        kind=draft.kind,
        name=draft.name,
        languages=list(draft.languages),
        account=draft.account,
        phone_sealed=phone.sealed,
        phone_blind=phone.blind,
        id_number_sealed=id_number.sealed,
        id_number_blind=id_number.blind,
    )


def _duty(county: str, person: UUID, duty: Duty, day: date) -> DutyHeld:
    return DutyHeld(
        county=county,
        id=new_id(),
        person=person,
        role=duty.role,
        unit=duty.unit or None,
        place=duty.place or county,
        valid_from=day,
    )
