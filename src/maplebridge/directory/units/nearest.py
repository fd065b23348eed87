"""Which units lie nearest to a point, and which of them are open. Pure; not for whose business a category is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from maplebridge.directory.units.rules import UnitFacts
from maplebridge.directory.units.visiting import OpenState, Spot, metres_between, state_at


@dataclass(frozen=True, slots=True)
class Near:
    """A unit, how far it is in whole metres (None: one of the two points is not known), and whether it is open
    (None: its hours are not known)."""

    unit: UnitFacts
    metres: int | None
    state: OpenState | None


def list_nearest(
    units: Iterable[UnitFacts], spot: Spot | None, moment: datetime, exceptions: Mapping[date, bool]
) -> list[Near]:
    """The units with an address, the nearest first, among equals by name; those whose distance is not known last.

    `exceptions` are the days of the county's calendar (`Calendar.days`).
    """
    found = [_near(unit, spot, moment, exceptions) for unit in units if unit.active and unit.address]
    return sorted(found, key=_rank)


def _near(unit: UnitFacts, spot: Spot | None, moment: datetime, exceptions: Mapping[date, bool]) -> Near:
    metres = round(metres_between(spot, unit.spot)) if spot and unit.spot else None
    state = state_at(unit.hours, moment, exceptions) if unit.hours else None
    return Near(unit, metres, state)


def _rank(near: Near) -> tuple[bool, int, str, str]:
    return near.metres is None, near.metres or 0, near.unit.name.zh, near.unit.code
