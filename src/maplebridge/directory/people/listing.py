"""Lists of people and tokens that staff and the command line look at. Not for the paths of a request."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from maplebridge.directory.people.models import AccessToken, Person
from maplebridge.directory.people.tokens import NUMBER_SIGNS
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of a list; phone and ID number are left out."""

    id: str
    code: str
    kind: str
    name: str
    languages: tuple[str, ...]
    active: bool


@dataclass(frozen=True, slots=True)
class TokenLine:
    """One access token of a list: all but its text; `number`, the start of its hash, revokes it."""

    number: str
    name: str
    person: str
    scopes: tuple[str, ...]
    expires_at: datetime
    revoked_at: datetime | None


def get_person_id(county: str, code: str) -> str:
    """The id of the person with that code. Raises Missing."""
    found = Person.objects.of(county).filter(code=code).values_list("id", flat=True).first()
    if found is None:
        raise Missing("no_person", Text(f"没有编号为“{code}”的人。", f"There is no person “{code}”."), field="person")
    return str(found)


def list_people(county: str, *, after: str = "", many: int = 50, kind: str = "") -> list[PersonLine]:
    """A page of people by code, those after `after`."""
    rows = Person.objects.of(county).filter(code__gt=after).order_by("code")
    if kind:
        rows = rows.filter(kind=kind)
    columns = ("id", "code", "kind", "name", "languages", "active")
    return [
        PersonLine(str(id_), code, kind_, name, tuple(languages), active)
        for id_, code, kind_, name, languages, active in rows.values_list(*columns)[:many]
    ]


def list_tokens(county: str) -> Iterator[TokenLine]:
    """All access tokens of the county, the newest first."""
    rows = AccessToken.objects.of(county).order_by("-issued_at")
    columns = ("digest", "name", "person", "scopes", "expires_at", "revoked_at")
    found = list(rows.values_list(*columns))
    codes = _codes(county, {person for _, _, person, *_ in found})
    for digest, name, person, scopes, expires_at, revoked_at in found:
        yield TokenLine(digest[:NUMBER_SIGNS], name, codes[person], tuple(scopes), expires_at, revoked_at)


def _codes(county: str, people: set[UUID]) -> dict[UUID, str]:
    return dict(Person.objects.of(county).filter(id__in=people).values_list("id", "code"))
