"""Finds who acts for a desk: a village station has no dispatcher of its own, those of the town or of the county act for
it. Not for what is told, nor for who may act: roles."""

from collections.abc import Collection
from datetime import datetime

from maplebridge.directory.people.queries import list_places_held
from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.directory.units.queries import get_registry
from maplebridge.rulebook.workflows.roles import place_of_centre

CENTRE, COUNTY_LENGTH, LEVEL_LENGTH = "centre-", 6, 3
ACTING = frozenset({"dispatcher", "checker"})
"""Roles that act for the centres below their own where nobody has them."""


class Desks:
    """Answers for one county at one moment."""

    def __init__(self, county: str, now: datetime) -> None:
        self._county, self._now = county, now

    def staffed(self, unit: str, role: str = "dispatcher", excluded: Collection[str] = ()) -> str:
        """`unit`; for a centre, the first at or above it at whose place somebody has `role` today.

        A centre in `excluded` is passed over; the county's stands when nobody has the role.
        """
        if not unit.startswith(CENTRE):
            return unit
        held, place = list_places_held(self._county, role, self._now), place_of_centre(unit)
        while len(place) > COUNTY_LENGTH and (CENTRE + place in excluded or place not in held):
            place = place[:-LEVEL_LENGTH]
        return CENTRE + place


def desks_of(actor: Actor, now: datetime) -> list[str]:
    """The units on whose desks lies what `actor` may have to move on: their own, and the stations they act for."""
    units = {duty.unit for duty in actor.duties if duty.unit}
    for duty in actor.duties:
        if duty.role in ACTING and duty.unit.startswith(CENTRE):
            units |= _acted_for(actor.county, duty, now)
    return sorted(units)


def _acted_for(county: str, duty: Duty, now: datetime) -> set[str]:
    desks, own = Desks(county, now), CENTRE + duty.place
    below = (unit.code for unit in get_registry(county).of_kind("centre") if unit.place.startswith(duty.place))
    return {code for code in below if desks.staffed(code, duty.role) == own}
