"""Which units there are and which of them a category belongs to. Not for reading tables."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from maplebridge.directory.units.visiting import Accreditation, Hours, Spot
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text

DutyKind = Literal["lead", "help"]
PLACE_LENGTHS = (18, 15, 12, 9, 6, 4, 2, 0)
LEVELS = {6: "county", 9: "town", 12: "village"}
CITY, CITY_LENGTH = "city", 4
CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """One unit as others see it. `place` is its jurisdiction; `languages` what its people speak.

    One of the city above the county has the city's place, but the county in its code: what it decides there is of
    that county.

    `licences` are the kinds of appraisal (`licences.LICENCES`) that it is registered for. Where and when it can be
    visited is known of units that residents go to; `accredited` is what an agent outlet may take in.
    """

    code: str
    kind: str
    level: str
    name: Text
    place: str
    languages: frozenset[str] = frozenset()
    active: bool = True
    parent: str = ""
    licences: frozenset[str] = frozenset()
    address: Text | None = None
    phone: str = ""
    spot: Spot | None = None
    hours: Hours | None = None
    accredited: Accreditation | None = None


@dataclass(frozen=True, slots=True)
class Competence:
    """A unit leads or helps in categories under `category`, within places under `place`."""

    unit: str
    category: str
    place: str
    duty: DutyKind


@dataclass(frozen=True, slots=True)
class Competent:
    """A unit that answers for a category at a place, and by which line of the list."""

    unit: UnitFacts
    duty: DutyKind
    category: str
    place: str


def centre_code(place: str) -> str:
    """The code of the centre of a county, town or village."""
    return f"{CENTRE}-{place}"


class Registry:
    """All units of one county and their competence; never changes, a newer one replaces it."""

    def __init__(self, county: str, units: Iterable[UnitFacts], competences: Iterable[Competence]) -> None:
        self.county = county
        self._units: Mapping[str, UnitFacts] = {unit.code: unit for unit in units}
        self._kinds: defaultdict[str, list[UnitFacts]] = defaultdict(list)
        for unit in self._units.values():
            self._kinds[unit.kind].append(unit)
        self._lines: defaultdict[tuple[str, str], list[Competence]] = defaultdict(list)
        for line in competences:
            self._lines[line.category, line.place].append(line)

    def __iter__(self) -> Iterator[UnitFacts]:
        return iter(self._units.values())

    def __len__(self) -> int:
        return len(self._units)

    def unit(self, code: str) -> UnitFacts | None:
        """The unit of that code, active or not."""
        return self._units.get(code)

    def with_all_below(self, codes: Iterable[str]) -> frozenset[str]:
        """The units of `codes` and every unit that reports to one of them, however far down.

        Centres are a ladder of places, not of orders: a lower one stays able to act when a higher one is named.
        """
        found, fresh = set(codes), set(codes)
        while fresh:
            fresh = {unit.code for unit in self if unit.parent in fresh and unit.kind != CENTRE} - found
            found |= fresh
        return frozenset(found)

    def of_kind(self, kind: str) -> tuple[UnitFacts, ...]:
        """All units of one kind, active or not."""
        return tuple(self._kinds.get(kind, ()))

    def list_outlets(self, matter: str = "") -> tuple[UnitFacts, ...]:
        """The active units that were accredited to take in matters for others, or that one matter, in force or not."""
        held = (unit for unit in self if unit.active and unit.accredited)
        return tuple(unit for unit in held if unit.accredited and (not matter or matter in unit.accredited.matters))

    def nearest(self, kind: str, place: str, *, without: frozenset[str] = frozenset()) -> UnitFacts | None:
        """The active unit of a kind whose own place is the narrowest at or above `place`; by code among equals."""
        active = [unit for unit in self._kinds.get(kind, ()) if unit.active and unit.code not in without]
        around = [unit for unit in active if place.startswith(unit.place)]
        return min(around, key=lambda unit: (-len(unit.place), unit.code), default=None)

    def centre_of(self, place: str) -> str:
        """The code of the nearest active centre at or above `place`; grids climb to their village.

        Raises Missing when not even the county has one.
        """
        for length in LEVELS_UPWARD:
            centre = self._units.get(centre_code(place[:length])) if len(place) >= length else None
            if centre is not None and centre.active:
                return centre.code
        raise Missing("no_centre", NO_CENTRE, field="place")

    def centre_above(self, code: str) -> str | None:
        """The centre to which a unit passes what it cannot settle; None above the county's centre and in the city."""
        unit = self._units.get(code)
        if unit is None:
            raise Missing("no_unit", NO_UNIT, field="unit")
        if unit.kind != CENTRE:
            return self.centre_of(unit.place) if len(unit.place) >= COUNTY_LENGTH else None
        return self.centre_of(unit.place[:-3]) if len(unit.place) > COUNTY_LENGTH else None

    def competent(self, category: str, place: str) -> tuple[UnitFacts, ...]:
        """The active units that answer for `category` at `place`; those that lead, and nearest, first."""
        return tuple(dict.fromkeys(found.unit for found in self.competences(category, place)))

    def competences(self, category: str, place: str) -> tuple[Competent, ...]:
        """The same with the line of the list that says so: leads first, then the narrowest line."""
        found = [
            Competent(unit, line.duty, line.category, line.place)
            for line in self._matching(category, place)
            if (unit := self._units.get(line.unit)) is not None and unit.active
        ]
        return tuple(sorted(found, key=_rank))

    def _matching(self, category: str, place: str) -> Iterator[Competence]:
        for end in range(len(category), -1, -1):
            for length in PLACE_LENGTHS:
                if length <= len(place):
                    yield from self._lines.get((category[:end], place[:length]), ())


def _rank(found: Competent) -> tuple[bool, int, int]:
    return found.duty != "lead", -len(found.category), -len(found.place)


COUNTY_LENGTH = 6
LEVELS_UPWARD = tuple(sorted(LEVELS, reverse=True))
NO_CENTRE = Text("这个地方没有综治中心，请导入机构。", "No centre covers this place: import units.")
NO_UNIT = Text("没有这个机构。", "There is no such unit.")
