"""What somebody is to lists of cases: the desks that are theirs and the states in which nothing is theirs to do.
Not for one case: cases.rights.

A village centre has no dispatcher or checker of its own as a rule: whoever is that for the town or the county acts for
it, so what lies there is theirs to see as well.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from maplebridge.cases.listing import closed_states
from maplebridge.directory.people.queries import list_holders
from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import CENTRE
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.memory.recent import Recent
from maplebridge.rulebook.publishing.queries import get_current_pack

AT_CENTRES = ("dispatcher", "checker")
_below: Recent[tuple[str, str, str, date], tuple[Duty, ...]] = Recent()


def with_desks_below(actor: Actor, now: datetime) -> Actor:
    """The actor with a duty at each lower centre for which nobody nearer has theirs; at most five seconds old."""
    held = [duty for duty in actor.duties if duty.role in AT_CENTRES and duty.place]
    more = [below for duty in held for below in _desks_below(actor.county, duty, now)]
    return replace(actor, duties=(*actor.duties, *more)) if more else actor


def standing_of(actor: Actor) -> dict[str, Any]:
    """The values of this room's statements that say who asks."""
    units = sorted({duty.unit for duty in actor.duties if duty.unit})
    roles = frozenset(duty.role for duty in actor.duties)
    closed = closed_states(actor.county, get_current_pack(actor.county).number, roles)
    return {"county": actor.county, "units": units, "circle": [*units, actor.id], "closed": list(closed)}


def _desks_below(county: str, duty: Duty, now: datetime) -> tuple[Duty, ...]:
    key = (county, duty.role, duty.place, day_of(now))
    known = _below.get(key)
    return known if known is not None else _below.keep(key, tuple(_read_below(county, duty, now)))


def _read_below(county: str, duty: Duty, now: datetime) -> list[Duty]:
    centres = {unit.place: unit.code for unit in get_registry(county).of_kind(CENTRE) if unit.active}
    lower = [place for place in centres if place.startswith(duty.place) and len(place) > len(duty.place)]
    holders = list_holders(county, [duty.role], now, places=lower) if lower else []
    staffed = {each.place for person in holders for each in person.duties if each.role == duty.role}
    return [Duty(duty.role, centres[place], place) for place in lower if not _nearer(place, staffed, duty.place)]


def _nearer(place: str, staffed: set[str], own: str) -> bool:
    return any(place[:length] in staffed for length in range(len(place), len(own), -3))
