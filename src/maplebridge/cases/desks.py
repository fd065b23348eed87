"""Finds where a message to a desk reaches a person: a village centre has no dispatcher of its own, those of the town or
of the county act for it. Not for what is told, nor for who may act: roles."""

from collections.abc import Collection
from datetime import datetime

from maplebridge.directory.people.queries import list_holders
from maplebridge.rulebook.workflows.roles import place_of_centre

CENTRE, COUNTY_LENGTH, LEVEL_LENGTH = "centre-", 6, 3


class Desks:
    """Answers for one county at one moment; each question is put to the tables once."""

    def __init__(self, county: str, now: datetime) -> None:
        self._county, self._now = county, now
        self._held: dict[tuple[str, str], bool] = {}

    def staffed(self, unit: str, role: str = "dispatcher", excluded: Collection[str] = ()) -> str:
        """`unit`; for a centre, the first at or above it at whose place somebody has `role` today.

        A centre in `excluded` is passed over; the county's stands when nobody has the role.
        """
        if not unit.startswith(CENTRE):
            return unit
        place = place_of_centre(unit)
        while len(place) > COUNTY_LENGTH and (CENTRE + place in excluded or not self._is_held(place, role)):
            place = place[:-LEVEL_LENGTH]
        return CENTRE + place

    def _is_held(self, place: str, role: str) -> bool:
        if (place, role) not in self._held:
            self._held[place, role] = bool(list_holders(self._county, [role], self._now, places=[place]))
        return self._held[place, role]
