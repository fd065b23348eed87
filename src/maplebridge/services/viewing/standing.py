"""What somebody is to lists of cases: the desks that are theirs and the states in which nothing is theirs to do.
Not for one case: cases.rights."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from maplebridge.cases.desks import ACTING, desks_of
from maplebridge.cases.listing import closed_states
from maplebridge.directory.people.rules import Actor, Duty, ties_of
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.roles import place_of_centre


def with_desks_below(actor: Actor, now: datetime) -> Actor:
    """The actor with a duty at each station for which they act; at most five seconds old."""
    own = {duty.unit for duty in actor.duties}
    stations = [desk for desk in desks_of(actor, now) if desk not in own]
    role = next((duty.role for duty in actor.duties if duty.role in ACTING), "")
    more = (Duty(role, station, place_of_centre(station), acting=True) for station in stations)
    return replace(actor, duties=(*actor.duties, *more)) if stations else actor


def standing_of(actor: Actor) -> dict[str, Any]:
    """The values of this room's statements that say who asks."""
    units = sorted({duty.unit for duty in actor.duties if duty.unit})
    roles = frozenset(duty.role for duty in actor.duties)
    closed = closed_states(actor.county, get_current_pack(actor.county).number, roles)
    return {
        "county": actor.county,
        "units": units,
        "ties": sorted(ties_of(actor)),
        "circle": [*units, actor.id],
        "closed": list(closed),
    }
