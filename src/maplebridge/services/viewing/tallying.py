"""How many cases wait on somebody's desks, by state; at most so many are looked at, so that a full desk costs no more
than an empty one. Not for figures: services.insight counts exactly."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from maplebridge.directory.people.rules import Actor
from maplebridge.ground.sql.statements import fetch
from maplebridge.services.viewing.standing import standing_of

SQL = Path(__file__).parent / "sql"
LOOKED_AT = 1000


@dataclass(frozen=True, slots=True)
class Tally:
    """Cases by state among those looked at; `whole` when there are no others."""

    states: dict[str, int]
    late: int
    whole: bool

    @property
    def total(self) -> int:
        """All cases looked at."""
        return sum(self.states.values())


def tally_inbox(actor: Actor, now: datetime) -> Tally:
    """What waits on the desks of the actor's units, the most urgent thousand of each desk; one round trip."""
    values = {**standing_of(actor), "now": now, "most": LOOKED_AT}
    rows = fetch(SQL / "tally.sql", values) if values["units"] else []
    states = {state: count for state, count, _ in rows}
    return Tally(states, sum(late for _, _, late in rows), sum(states.values()) < LOOKED_AT)
