"""Reads of drives: those somebody may see, the teams with their members, the decisions on the list.
What cases have come to is read by the board."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from maplebridge.directory.people.models import DutyHeld, Person
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of
from maplebridge.services.drives.access import may_see
from maplebridge.services.drives.board import Board
from maplebridge.services.drives.models import Drive, DriveCase, DriveDecision, DriveMember, DriveTeam

MANY = 100
WORKING = ("handler", "unit_head", "mediator", "dispatcher", "checker")


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision on the fixed list, with the name of who made it."""

    decision: DriveDecision
    name: str


def list_drives(actor: Actor, *, many: int = MANY) -> list[Drive]:
    """The drives that the actor may see, the newest first. Two round trips."""
    rows = list(Drive.objects.of(actor.county).order_by("-id")[:many])
    units = units_of_teams(actor.county, [row.id for row in rows])
    return [row for row in rows if may_see(actor, row.unit, units[row.id])]


def list_teams(county: str, drive_id: UUID) -> list[DriveTeam]:
    """The teams of a drive by number."""
    return list(DriveTeam.objects.of(county).filter(drive_id=drive_id).order_by("number"))


def count_cases(county: str, drive_id: UUID) -> int:
    """How many cases are on the list."""
    return DriveCase.objects.of(county).filter(drive_id=drive_id, removed=False).count()


def list_members(county: str, drive_id: UUID) -> Mapping[int, list[tuple[UUID, str]]]:
    """Who works in each team: id and name. For those who may see the drive, never for the public."""
    teams = dict(DriveMember.objects.of(county).filter(drive_id=drive_id).values_list("person", "team"))
    found: defaultdict[int, list[tuple[UUID, str]]] = defaultdict(list)
    for person, name in sorted(_names(county, teams).items(), key=lambda pair: pair[1]):
        found[teams[person]].append((person, name))
    return dict(found)


def team_of_member(county: str, drive_id: UUID, person: str) -> int:
    """The team in which somebody works; 0 for none."""
    rows = DriveMember.objects.of(county).filter(drive_id=drive_id, person=person).values_list("team", flat=True)
    return next(iter(rows), 0)


def list_candidates(county: str, units: Collection[str], now: datetime) -> dict[str, list[tuple[UUID, str]]]:
    """Who holds a working duty today in each of the units, by name. Two round trips."""
    day = day_of(now)
    running = Q(valid_to=None) | Q(valid_to__gte=day)
    held = DutyHeld.objects.of(county).filter(running, unit__in=set(units), role__in=WORKING, valid_from__lte=day)
    pairs = {(str(unit), person) for unit, person in held.values_list("unit", "person")}
    names = _names(county, {person for _, person in pairs})
    found: defaultdict[str, list[tuple[UUID, str]]] = defaultdict(list)
    for unit, person in sorted(pairs, key=lambda pair: (pair[0], names.get(pair[1], ""), pair[1])):
        found[unit].append((person, names.get(person, "")))
    return dict(found)


def list_known_decisions(board: Board, actor: Actor) -> list[Decided]:
    """Every change of the fixed list, but for those on cases that the actor is told nothing of."""
    hidden = {line.case.facts.number for line in board.lines if not line.known_to(actor)}
    every = list_decisions(board.drive.county, board.drive.id)
    return [each for each in every if each.decision.number not in hidden]


def list_decisions(county: str, drive_id: UUID) -> list[Decided]:
    """Every change of the fixed list, the newest first."""
    rows = list(DriveDecision.objects.of(county).filter(drive_id=drive_id).order_by("-id"))
    names = _names(county, [row.by for row in rows])
    return [Decided(row, names.get(row.by, "")) for row in rows]


def _names(county: str, people: Collection[UUID]) -> dict[UUID, str]:
    return dict(Person.objects.of(county).filter(id__in=list(people)).values_list("id", "name")) if people else {}


def units_of_teams(county: str, drives: Collection[UUID]) -> Mapping[UUID, set[str]]:
    """The units that have a team in each of the drives."""
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    for drive_id, unit in (
        DriveTeam.objects.of(county).filter(drive_id__in=list(drives)).values_list("drive_id", "unit")
    ):
        found[drive_id].add(unit)
    return found
