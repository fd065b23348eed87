"""Who keeps the plates of a place, and why one is taken out of use. Not for tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from maplebridge.directory.people.rules import Actor, holds
from maplebridge.ground.words.text import Text


class Holder(StrEnum):
    """For what a plate is made."""

    HOUSEHOLD = "household"
    HOUSEHOLD_GROUP = "household_group"
    GRID = "grid"


HOLDERS: Mapping[Holder, Text] = {
    Holder.HOUSEHOLD: Text("每户一块", "One a household"),
    Holder.HOUSEHOLD_GROUP: Text("每联户组一块", "One a household group"),
    Holder.GRID: Text("每网格一块", "One a grid"),
}
REASONS: Mapping[str, Text] = {
    "damaged": Text("损坏", "Damaged"),
    "lost": Text("遗失", "Lost"),
    "wrong_place": Text("地点有误", "Made for the wrong place"),
    "misused": Text("被冒用", "Misused"),
    "gone": Text("住户已迁走或房屋已拆除", "The household or the house is gone"),
}


@dataclass(frozen=True, slots=True)
class PlateFacts:
    """A plate as it stands in the register; `place` is where it counts today."""

    code: str
    place: str
    household: str
    made_at: datetime
    installed_at: datetime | None = None
    revoked_at: datetime | None = None
    revoked_why: str = ""
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a place has come: households registered, plates valid, of those installed, and plates revoked."""

    code: str
    name: str
    households: int
    issued: int
    installed: int
    revoked: int


def keeps_plates(actor: Actor, place: str) -> bool:
    """Whether the actor may issue, print and revoke there: a dispatcher for the place, or the system administrator."""
    return holds(actor, "dispatcher", place) or holds(actor, "system_admin")


def kept_places(actor: Actor) -> tuple[str, ...]:
    """The places whose plates the actor keeps, the widest first; the county's code for the system administrator."""
    if holds(actor, "system_admin"):
        return (actor.county,)
    places = sorted({duty.place for duty in actor.duties if duty.role == "dispatcher"})
    return tuple(place for place in places if not any(place != wide and place.startswith(wide) for wide in places))


def number_of(household: str, group: str) -> str:
    """The household's number as shown on its plate: what its code adds to that of its group, or the whole of it."""
    return household.removeprefix(group) or household
