"""Who somebody is to the house, and which duties they hold on a day. Not for what a case allows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from maplebridge.directory.places.rules import covers

Kind = Literal["staff", "resident", "clock", "machine"]

ROLES = frozenset(
    {
        "dispatcher",
        "handler",
        "checker",
        "leader",
        "unit_head",
        "grid_worker",
        "group_head",
        "mediator",
        "agent",
        "seat",
        "auditor",
        "security_admin",
        "system_admin",
        "machine",
    }
)
ADMINISTRATORS = frozenset({"system_admin", "security_admin", "auditor"})
PERSON = "person:"
SCOPES = frozenset({"act", "read", "bulk", "admin", "wall"})


@dataclass(frozen=True, slots=True)
class Duty:
    """A role, for a unit ("" for none), within a place, which is a prefix of codes.

    `acting`: for a station below that has nobody of its own; whoever acts for it does not belong to it.
    """

    role: str
    unit: str
    place: str
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts, with everything that rights depend on. `scopes` limit what a token may be used for."""

    county: str
    id: str
    kind: Kind
    name: str
    duties: tuple[Duty, ...] = ()
    languages: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    account: str = ""
    past: frozenset[str] = frozenset()
    """The units in which they held a duty of their own today or within the last year, be they away or gone."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Days, both counted, on which `person` is away and `stand_in` holds their duties."""

    person: str
    stand_in: str
    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Whether the person is away on `day`."""
        return self.first <= day <= self.last


def person_tie(person: str) -> str:
    """How a case that keeps one person out names them among the units that it keeps out."""
    return f"{PERSON}{person}"


def ties_of(actor: Actor) -> frozenset[str]:
    """By what a case may keep the actor out: the units they serve in, stand in for, are away from or left within the
    last year, and they themselves."""
    return actor.past | {person_tie(actor.id)} | {duty.unit for duty in actor.duties if duty.unit and not duty.acting}


def holds(actor: Actor, role: str, place: str | None = None, unit: str | None = None) -> bool:
    """Whether the actor has `role` over `place` (at it or above) and in `unit`; None asks for any."""
    return any(
        duty.role == role and (place is None or covers((duty.place,), place)) and (unit is None or duty.unit == unit)
        for duty in actor.duties
    )


def clashing(duties: Iterable[Duty]) -> frozenset[str]:
    """The administrator roles among `duties` when there is more than one: they exclude each other."""
    found = ADMINISTRATORS & {duty.role for duty in duties}
    return found if len(found) > 1 else frozenset()
