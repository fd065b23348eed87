"""Who acts in a replayed life: today's named staff, since the file does not tell who acted then. Not for rights."""

from collections.abc import Callable
from datetime import datetime

from maplebridge.directory.people.queries import list_holders
from maplebridge.directory.people.rules import Actor, Duty, holds
from maplebridge.directory.units.rules import centre_code

HANDLING = ("handler", "unit_head")
NAME = "历史回放"


class Cast:
    """The people of one county, looked up once each for a whole file.

    Where the directory names nobody, the actor `replay` stands in with that one duty and nothing else.
    """

    def __init__(self, county: str, now: datetime) -> None:
        self._county, self._now = county, now
        self._known: dict[str, Actor] = {}
        self.clock = Actor(county, "clock", "clock", "时钟")

    def dispatcher(self) -> Actor:
        """Who dispatches for the county's centre."""
        return self._kept("dispatcher", lambda: self._at_county("dispatcher"))

    def checker(self) -> Actor:
        """Who checks for the county's centre."""
        return self._kept("checker", lambda: self._at_county("checker"))

    def handler(self, unit: str) -> Actor:
        """Who handles for `unit`; never the one who checks, whose own work that would be."""
        return self._kept(f"handler:{unit}", lambda: self._in_unit(unit))

    def _kept(self, name: str, find: Callable[[], Actor]) -> Actor:
        if name not in self._known:
            self._known[name] = find()
        return self._known[name]

    def _at_county(self, role: str) -> Actor:
        found = list_holders(self._county, [role], self._now, places=[self._county])
        return found[0] if found else self._stand_in(role, centre_code(self._county))

    def _in_unit(self, unit: str) -> Actor:
        for role in HANDLING:
            found = list_holders(self._county, [role], self._now, unit=unit)
            able = [actor for actor in found if actor.id != self.checker().id and holds(actor, role, unit=unit)]
            if able:
                return able[0]
        return self._stand_in("handler", unit)

    def _stand_in(self, role: str, unit: str) -> Actor:
        suffix = "" if role == "handler" else f":{role}"
        return Actor(self._county, f"replay{suffix}", "staff", NAME, duties=(Duty(role, unit, self._county),))
