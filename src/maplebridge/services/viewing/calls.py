"""The calls by whistle that somebody may see: who was called, by whom, who has signed in. Not for calling: that is an
action of a workflow."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from maplebridge.cases.rights import OVERSEEING
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_pack
from maplebridge.services.viewing.standing import standing_of, with_desks_below
from maplebridge.services.viewing.tallying import SQL

MANY = 100
ANSWERED_WITHIN = timedelta(hours=4)
CALLED_WITHIN = timedelta(days=3)
OPENED_WITHIN = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Call:
    """One unit called to one case; `mine` when the reader may sign in for it. `title` is "" for a sealed case."""

    number: str
    title: str
    sealed: bool
    place: str
    matter: Text
    state: str
    lead_unit: str
    caller: str
    unit: str
    person: str
    called_at: datetime
    arrive_by: datetime
    arrived_at: datetime | None
    missed: bool
    mine: bool

    @property
    def waits(self) -> bool:
        """Whether it is neither answered nor missed."""
        return self.arrived_at is None and not self.missed


def list_calls(actor: Actor, now: datetime) -> list[Call]:
    """Those that wait and those missed, the most urgent first, then those answered lately; one round trip."""
    wide = with_desks_below(actor, now)
    own = sorted({duty.unit for duty in actor.duties if duty.unit})
    values = {
        **{name: value for name, value in standing_of(wide).items() if name != "closed"},
        "own": own,
        "person": actor.id,
        "places": places_overseen(actor),
        "oldest": id_at(now - OPENED_WITHIN),
        "since": now - ANSWERED_WITHIN,
        "longest": now - CALLED_WITHIN,
        "many": MANY,
    }
    return [_call(actor.county, row) for row in fetch(SQL / "calls.sql", values)]


def places_overseen(actor: Actor) -> list[str]:
    """Patterns of the places whose cases the actor oversees."""
    return sorted({f"{duty.place}%" for duty in actor.duties if duty.role in OVERSEEING and duty.place})


def id_at(moment: datetime) -> UUID:
    """The least id that may have been made at `moment`: ids begin with the time."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)


def _call(county: str, row: tuple[Any, ...]) -> Call:
    number, title, secrecy, place, rules, matter, state, lead, caller, unit, person, *rest = row
    called_at, arrive_by, arrived_at, missed, mine = rest
    sealed = secrecy == "case_sealed"
    return Call(
        number=number,
        title="" if sealed else title,
        sealed=sealed,
        place=place,
        matter=get_pack(county, rules).matters[matter].title,
        state=state,
        lead_unit=lead or "",
        caller=caller or "",
        unit=unit,
        person=person or "",
        called_at=called_at,
        arrive_by=arrive_by,
        arrived_at=arrived_at,
        missed=missed,
        mine=mine,
    )
