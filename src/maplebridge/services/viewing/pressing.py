"""Cases whose time is nearly or quite used up, on whosever desk they lie: what leaders and centres chase. Not for
chasing: that is an action of a workflow."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from maplebridge.cases.listing import CaseLine
from maplebridge.directory.people.rules import Actor, ties_of
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.sql.statements import fetch
from maplebridge.rulebook.workflows.running import SECOND_WARNING
from maplebridge.services.viewing.tallying import SQL

CHASERS = frozenset({"leader", "dispatcher"})
HEADS = frozenset({"unit_head"})
AHEAD = timedelta(days=10)
EACH, MANY = 50, 300


@dataclass(frozen=True, slots=True)
class Pressed:
    """A case of the chase board, and the unit on whose desk it lies."""

    line: CaseLine
    desk: str


def list_pressed(actor: Actor, now: datetime) -> list[Pressed]:
    """Those of the places that the actor leads or dispatches for, and of the units that they head; one round trip."""
    places = sorted({f"{duty.place}%" for duty in actor.duties if duty.role in CHASERS and duty.place})
    heads = sorted({duty.unit for duty in actor.duties if duty.role in HEADS and duty.unit})
    if not places and not heads:
        return []
    own = sorted({duty.unit for duty in actor.duties if duty.unit})
    values = {
        "county": actor.county,
        "desks": [unit.code for unit in get_registry(actor.county)] if places else heads,
        "places": places,
        "units": heads,
        "ties": sorted(ties_of(actor)),
        "circle": [*own, actor.id],
        "until": now + AHEAD,
        "now": now,
        "noticed": SECOND_WARNING,
        "each": EACH,
        "many": MANY,
    }
    return [Pressed(CaseLine(*row[:-1]), row[-1]) for row in fetch(SQL / "pressed.sql", values)]
