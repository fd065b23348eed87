"""Calls by whistle that wait for somebody to sign in, as the people called see them. Not for making calls."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from maplebridge.cases.queries import SQL
from maplebridge.cases.rights import may_see
from maplebridge.cases.stored import read_stored
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.sql.statements import fetch


@dataclass(frozen=True, slots=True)
class OpenCall:
    """A unit of the actor (or the actor alone, with `alone`) was called to a case and has not signed in."""

    number: str
    title: str
    rules: int
    matter: str
    place: str
    unit: str
    called_at: datetime
    arrive_by: datetime
    missed: bool
    alone: bool


def list_calls_to(actor: Actor, *, many: int = 50) -> list[OpenCall]:
    """The open calls to the actor, the most pressing first; one round trip."""
    units = sorted({duty.unit for duty in actor.duties if duty.unit})
    values: dict[str, Any] = {"county": actor.county, "units": units, "person": actor.id, "many": many}
    found = []
    for document, *columns in fetch(SQL / "calls_to.sql", values):
        if may_see(actor, read_stored(document).facts):
            found.append(OpenCall(*columns))
    return found
