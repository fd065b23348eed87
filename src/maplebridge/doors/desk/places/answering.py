"""Who answers for a place and its parts today, as the desk shows it. Not for where cases go: routing says that."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from maplebridge.directory.people.models import DutyHeld
from maplebridge.directory.people.queries import RESPONSIBLE, list_responsible
from maplebridge.directory.people.rules import Duty
from maplebridge.directory.places.models import PartyGroup, PartyGroupGrid
from maplebridge.directory.places.queries import list_places
from maplebridge.directory.places.rules import Level, Place
from maplebridge.doors.desk.naming import name_of
from maplebridge.doors.desk.people.reading import Member, list_chosen, running
from maplebridge.doors.desk.people.words import ROLES
from maplebridge.doors.desk.places.naming import name_places
from maplebridge.ground.words.text import Text

MANY, MANY_GROUPS = 12, 20
HEADS_FIRST = ("unit_head", "group_head", "grid_worker", "handler")
KEPT_BY = {Level.GRID: "grid_worker", Level.HOUSEHOLD_GROUP: "group_head"}


@dataclass(frozen=True, slots=True)
class Answering:
    """Somebody who answers for a place: by which role, in which unit, for which place."""

    person: str
    name: str
    role: Text
    unit: str
    place: str
    where: str


@dataclass(frozen=True, slots=True)
class Part:
    """A place within another, what it is made of and who looks after it."""

    place: Place
    villages: int
    grids: int
    people: tuple[Member, ...] = ()


def list_answering(county: str, place: Place, now: datetime) -> tuple[list[Answering], int]:
    """The first of those who answer for the place, the nearest first, heads before others; and how many there are."""
    people = list_responsible(county, place.code, now)
    found = [(_nearest(actor.duties, place.code), actor) for actor in people]
    held = [(duty, actor) for duty, actor in found if duty is not None]
    held.sort(key=lambda line: (-len(line[0].place), HEADS_FIRST.index(line[0].role)))
    names = name_places(county, [duty.place for duty, _ in held[:MANY]])
    lines = [
        Answering(actor.id, actor.name, name_of(ROLES, duty.role), duty.unit, duty.place, names[duty.place])
        for duty, actor in held[:MANY]
    ]
    return lines, len(held)


def list_parts(county: str, place: Place, children: Sequence[Place], day: date) -> list[Part]:
    """The parts of a place, with their villages and grids, or with whoever looks after a grid or household group."""
    people = _keepers(county, place, children, day)
    codes = [each.code for each in list_places(county, within=place.code) if each.valid_to is None]
    counts: defaultdict[tuple[str, int], int] = defaultdict(int)
    width = len(children[0].code) if children else 0
    for code in codes:
        counts[code[:width], len(code)] += 1
    return [
        Part(child, counts[child.code, 12], counts[child.code, 15], tuple(people.get(child.code, ())))
        for child in children
    ]


def list_party_groups(county: str, code: str) -> list[str]:
    """The names of the party groups that span a grid within the place."""
    spanned = PartyGroupGrid.objects.of(county).filter(grid__startswith=code[:15])
    groups = PartyGroup.objects.of(county).filter(code__in=spanned.values("party_group"))
    return list(groups.order_by("code").values_list("name", flat=True)[:MANY_GROUPS])


def _keepers(county: str, place: Place, children: Sequence[Place], day: date) -> dict[str, list[Member]]:
    role = KEPT_BY.get(children[0].level) if children else None
    if role is None:
        return {}
    held = DutyHeld.objects.of(county).filter(running(day), role=role, place__startswith=place.code)
    pairs: list[tuple[str, UUID]] = list(held.order_by("place", "id").values_list("place", "person"))
    members = {each.id: each for each in list_chosen(county, [person for _, person in pairs], day)}
    found: defaultdict[str, list[Member]] = defaultdict(list)
    for code, person in pairs:
        if person in members:
            found[code].append(members[person])
    return found


def _nearest(duties: Sequence[Duty], code: str) -> Duty | None:
    here = [duty for duty in duties if duty.role in RESPONSIBLE and code.startswith(duty.place)]
    return max(here, key=lambda duty: len(duty.place), default=None)
