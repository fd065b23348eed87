"""The units of a place, or of a kind, with what each has left to publish, so that also the page of one that published
nothing is found. In the order of places: units are not ranked."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import UnitFacts
from maplebridge.ground.clock.time import day_of
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.disclosure.queries import list_duties
from maplebridge.services.disclosure.rules import Duty, Share, share_of

MOST = 200
COUNTY_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One unit: how much of what was due this year it published, and how much it still has time for."""

    unit: UnitFacts
    share: Share
    waiting: int

    @property
    def published(self) -> int:
        """Of what was due, in time or late."""
        return self.share.on_time + self.share.late


@dataclass(frozen=True, slots=True)
class Units:
    """Those that must publish something, and those that no list asks; `many` of both, also when too many to list."""

    bound: tuple[Line, ...]
    others: tuple[UnitFacts, ...]
    many: int


def list_units(county: str, place: str, kind: str, now: datetime) -> Units:
    """The active units at and below a place, without one those of the county itself; of one kind on a wish."""
    found = [unit for unit in get_registry(county) if unit.active and _fits(unit, place, kind)]
    found.sort(key=lambda unit: (unit.place, unit.code))
    if len(found) > MOST:
        return Units((), (), len(found))
    asked = {name for item in get_current_pack(county).disclosure.items.values() for name in item.kinds}
    bound = [unit for unit in found if unit.kind in asked]
    duties: defaultdict[str, list[Duty]] = defaultdict(list)
    for duty in list_duties(county, bound, day_of(now).year, now) if bound else ():
        duties[duty.unit].append(duty)
    lines = tuple(_line(unit, duties[unit.code]) for unit in bound)
    return Units(lines, tuple(unit for unit in found if unit.kind not in asked), len(found))


def _fits(unit: UnitFacts, place: str, kind: str) -> bool:
    if kind and unit.kind != kind:
        return False
    return unit.place.startswith(place) if place or kind else len(unit.place) <= COUNTY_DIGITS


def _line(unit: UnitFacts, duties: list[Duty]) -> Line:
    return Line(unit, share_of(duties), sum(duty.state == "due" for duty in duties))
