"""Phones and ID numbers of people: sealed in the tables, found by their blind value. Not for who may ask."""

from dataclasses import dataclass
from uuid import UUID

from maplebridge.directory.people.models import Person
from maplebridge.ground.vault.cipher import blind, blind_all, open_sealed, seal


@dataclass(frozen=True, slots=True)
class Sealed:
    """A value as the tables keep it."""

    sealed: bytes | None = None
    blind: bytes | None = None


def seal_contact(county: str, person: UUID, kind: str, plain: str) -> Sealed:
    """`plain` sealed for that person's row; nothing for an empty value. `kind` is phone or id_number."""
    if not plain:
        return Sealed()
    return Sealed(seal(county, plain, _context(person, kind)), blind(county, kind, plain))


def open_phone(county: str, person_id: str) -> str:
    """The person's phone in plain, "" when none is known. Whoever calls writes down who asked and why."""
    rows = Person.objects.of(county).filter(id=person_id).values_list("phone_sealed", flat=True)
    sealed = rows.first()
    return open_sealed(county, bytes(sealed), _context(UUID(person_id), "phone")) if sealed else ""


def find_by_phone(county: str, phone: str) -> list[str]:
    """The ids of the active people with that phone."""
    rows = Person.objects.of(county).filter(phone_blind__in=blind_all(county, "phone", phone), active=True)
    return [str(person) for person in rows.values_list("id", flat=True)]


def _context(person: UUID, kind: str) -> str:
    return f"person/{person}/{kind}"
