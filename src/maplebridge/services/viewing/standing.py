"""What somebody is to lists of cases: the desks that are theirs and the states in which nothing is theirs to do.
Not for one case: cases.rights."""

from typing import Any

from maplebridge.cases.listing import closed_states
from maplebridge.directory.people.rules import Actor
from maplebridge.rulebook.publishing.queries import get_current_pack


def standing_of(actor: Actor) -> dict[str, Any]:
    """The values of this room's statements that say who asks."""
    units = sorted({duty.unit for duty in actor.duties if duty.unit})
    roles = frozenset(duty.role for duty in actor.duties)
    closed = closed_states(actor.county, get_current_pack(actor.county).number, roles)
    return {"county": actor.county, "units": units, "circle": [*units, actor.id], "closed": list(closed)}
