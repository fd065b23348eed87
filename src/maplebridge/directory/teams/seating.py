"""Finds the people for the seats that a teams.yaml asks for. Not for storing them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from maplebridge.directory.people.models import DutyHeld, Person
from maplebridge.directory.teams.book import wrong
from maplebridge.directory.teams.drafts import Seat
from maplebridge.directory.teams.models import TeamMember
from maplebridge.ground.clock.time import day_of


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody who gets a part in a team."""

    team: str
    person: str
    part: str
    days: tuple[int, ...] | list[int]

    def __hash__(self) -> int:
        return hash((self.team, self.person, self.part))


def fill_seats(county: str, seats: Sequence[Seat], now: datetime) -> list[Seated]:
    """Who gets which part. Raises Fault for an unknown person.

    A unit where nobody has the role leaves its seat empty. Seats are drawn for new teams only: whom a team has then is
    its own affair.
    """
    standing = TeamMember.objects.of(county).filter(team__in={seat.team for seat in seats})
    manned = set(standing.values_list("team", flat=True))
    seats = [seat for seat in seats if seat.person or seat.team not in manned]
    named = {seat.person for seat in seats if seat.person}
    rows = Person.objects.of(county).filter(code__in=named, active=True).values_list("code", "id")
    people = {code: str(id_) for code, id_ in rows}
    pools = _pools(county, seats, now)
    return [one for seat in seats for one in _fill(seat, people, pools)]


def _fill(seat: Seat, people: Mapping[str, str], pools: Mapping[tuple[str, str], list[str]]) -> Iterable[Seated]:
    if seat.person:
        if seat.person not in people:
            zh, en = f"没有编号为“{seat.person}”的人。", f"There is no person “{seat.person}”."
            raise wrong(f"{seat.where}.person", zh, en)
        yield Seated(seat.team, people[seat.person], seat.part, seat.days)
        return
    pool = pools.get((seat.unit, seat.role), [])
    for n in range(min(seat.many, len(pool))):
        yield Seated(seat.team, pool[(seat.turn + n) % len(pool)], seat.part, seat.days)


def _pools(county: str, seats: Iterable[Seat], now: datetime) -> Mapping[tuple[str, str], list[str]]:
    """Who has which role in which unit today, always in the same order; units by their own, not what teams gave."""
    wanted = {(seat.unit, seat.role) for seat in seats if seat.unit}
    day, units, roles = day_of(now), {unit for unit, _ in wanted}, {role for _, role in wanted}
    held = DutyHeld.objects.of(county).filter(unit__in=units, role__in=roles, valid_from__lte=day)
    standing = held.filter(Q(valid_to=None) | Q(valid_to__gte=day)).order_by("person")
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for unit, role, person in standing.values_list("unit", "role", "person"):
        found[unit or "", role].append(str(person))
    return found
