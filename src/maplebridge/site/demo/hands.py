"""Finds who acts in the demo's invented lives: people of the directory, each question put once. Not for rights."""

from datetime import datetime

from maplebridge.directory.people.queries import get_actor, list_holders
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.rulebook.workflows.roles import place_of_centre

HANDLING = ("handler", "unit_head")
LEVEL_LENGTH = 3


class Hands:
    """The staff of one county as of one moment."""

    def __init__(self, county: str, now: datetime) -> None:
        self._county, self._now = county, now
        self._at: dict[tuple[str, str], Actor | None] = {}

    def at_centre(self, role: str, case: CaseFacts) -> Actor:
        """Who has `role` for the centre that holds the case, or for the nearest above it."""
        place = place_of_centre(case.centre)
        while place:
            found = self._first(role, place)
            if found is not None:
                return found
            place = place[:-LEVEL_LENGTH] if len(place) > len(self._county) else ""
        raise LookupError(role)

    def leader(self) -> Actor:
        """A leader of the county."""
        found = self._first("leader", self._county)
        if found is None:
            raise LookupError("leader")
        return found

    def grid_worker(self, grid: str) -> Actor | None:
        """Who serves the grid."""
        return self._first("grid_worker", grid)

    def handler(self, unit: str) -> Actor | None:
        """Who handles for the unit."""
        key = ("unit", unit)
        if key not in self._at:
            found = list_holders(self._county, HANDLING, self._now, unit=unit)
            self._at[key] = found[0] if found else None
        return self._at[key]

    def second(self, actor: Actor) -> Actor:
        """Another member of staff of the same unit."""
        found = list_holders(self._county, HANDLING, self._now, unit=actor.duties[0].unit)
        other = next((each for each in found if each.id != actor.id), None)
        if other is None:
            raise LookupError(actor.id)
        return other

    def unit_for(self, case: CaseFacts, but: str = "") -> str | None:
        """A unit with people that answers for the case, other than `but`."""
        competent = get_registry(self._county).competent(case.category, case.place)
        return next((u.code for u in competent if u.code != but and self.handler(u.code) is not None), None)

    def person(self, id: str) -> Actor | None:
        """A person by id."""
        return get_actor(self._county, id, self._now)

    def _first(self, role: str, place: str) -> Actor | None:
        key = (role, place)
        if key not in self._at:
            found = list_holders(self._county, [role], self._now, places=[place])
            self._at[key] = found[0] if found else None
        return self._at[key]
