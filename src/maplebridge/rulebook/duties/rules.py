"""Who answers for a category at a place by the list of responsibilities, and what the list leaves open. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from maplebridge.directory.units.rules import LEVELS as LEVEL_BY_WIDTH
from maplebridge.directory.units.rules import Registry, UnitFacts
from maplebridge.rulebook.duties.definition import Duty, DutyLevel, DutyLine

UPWARD: tuple[DutyLevel, ...] = ("village", "town", "county")
WIDTHS: dict[str, int] = {level: width for width, level in LEVEL_BY_WIDTH.items()}
LEAF = 4


@dataclass(frozen=True, slots=True)
class Holder:
    """A unit and the line of the list that gives it its duty."""

    unit: UnitFacts
    line: DutyLine


@dataclass(frozen=True, slots=True)
class Gap:
    """A category of which nobody, or more than one, has a duty at a level; `lines` are those that have it."""

    category: str
    level: DutyLevel
    duty: Duty
    lines: tuple[DutyLine, ...]


def levels_from(place: str) -> tuple[DutyLevel, ...]:
    """The levels at and above a place, its own first; a grid's own is that of its village."""
    own = next((level for level in UPWARD if len(place) >= WIDTHS[level]), UPWARD[-1])
    return UPWARD[UPWARD.index(own) :]


def lines_at(lines: Iterable[DutyLine], category: str, level: DutyLevel, duty: Duty) -> tuple[DutyLine, ...]:
    """The lines of a duty at a level that speak of `category` most exactly; several only if they are as exact."""
    found = [line for line in lines if line.level == level and line.duty == duty and line.reach(category)]
    nearest = max((line.reach(category) for line in found), default=0)
    return tuple(line for line in found if line.reach(category) == nearest)


def lines_of(lines: Iterable[DutyLine], unit: UnitFacts) -> tuple[DutyLine, ...]:
    """What a unit answers for."""
    return tuple(line for line in lines if line.unit == unit.kind and line.level == unit.level)


def find_holders(
    lines: Sequence[DutyLine], registry: Registry, category: str, place: str, duty: Duty, level: DutyLevel
) -> tuple[Holder, ...]:
    """The active units that have the duty at that level around `place`."""
    around = place[: WIDTHS[level]]
    pairs = ((line, registry.nearest(line.unit, around)) for line in lines_at(lines, category, level, duty))
    return tuple(Holder(unit, line) for line, unit in pairs if unit is not None and unit.level == level)


def find_overall(lines: Sequence[DutyLine], registry: Registry, category: str, place: str) -> Holder | None:
    """Who leads overall for a category at a place: the nearest level that has somebody."""
    found = (find_holders(lines, registry, category, place, "overall", level) for level in levels_from(place))
    return next((holders[0] for holders in found if holders), None)


def list_answerable(lines: Sequence[DutyLine], registry: Registry, category: str, place: str) -> Iterator[Holder]:
    """Who should have a case: the principal at the place's own level, whoever has the concrete duty there, then the
    principals above, the nearest first."""
    own, *above = levels_from(place)
    yield from find_holders(lines, registry, category, place, "principal", own)
    yield from find_holders(lines, registry, category, place, "concrete", own)
    for level in above:
        yield from find_holders(lines, registry, category, place, "principal", level)


def list_gaps(lines: Sequence[DutyLine], categories: Iterable[str], level: DutyLevel, duty: Duty) -> tuple[Gap, ...]:
    """The categories of four digits for which not exactly one line has the duty at the level."""
    leaves = (code for code in categories if len(code) == LEAF)
    found = (Gap(code, level, duty, lines_at(lines, code, level, duty)) for code in leaves)
    return tuple(gap for gap in found if len(gap.lines) != 1)
