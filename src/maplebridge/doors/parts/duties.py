"""The list of responsibilities as people read it: by category, by unit, and what it leaves open. Not for who gets a
case."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import UnitFacts
from maplebridge.doors.parts.unit_kinds import name_kinds
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.duties.definition import DUTIES, LEVELS, Duty, DutyLevel, DutyLine
from maplebridge.rulebook.duties.rules import lines_at, list_gaps
from maplebridge.rulebook.publishing.pack import Pack

GROUP_DIGITS, LEAF_DIGITS = 2, 4
OF_EVERY_CATEGORY: tuple[tuple[DutyLevel, Duty], ...] = (("county", "principal"), ("county", "overall"))
BELOW: tuple[DutyLevel, ...] = ("town", "village")
OF_LEVEL: dict[DutyLevel, str] = {"county": "县", "town": "镇", "village": "村"}
"""Said before the name of a kind that does not say its level itself."""
ANY_DUTY = Text("任何责任", "any duty")


@dataclass(frozen=True, slots=True)
class DutySight:
    """A line in words: whose duty, of which kind, at which level, for which categories."""

    line: DutyLine
    unit: Text
    duty: Text
    level: Text
    categories: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class CategorySight:
    """A category with everybody who answers for it."""

    code: str
    name: Text
    duties: tuple[DutySight, ...]


@dataclass(frozen=True, slots=True)
class FieldSight:
    """A group of categories."""

    name: Text
    categories: tuple[CategorySight, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """For how many categories somebody has the duty at a level, and which have nobody."""

    level: Text
    duty: Text
    held: int
    of: int
    missing: tuple[Text, ...]


def sights_of(pack: Pack, lines: Iterable[DutyLine]) -> list[DutySight]:
    """The lines in words."""
    names = _names(pack)
    return [_sight(pack, names, line) for line in lines]


def list_fields(pack: Pack, words: str = "") -> list[FieldSight]:
    """Every category with its duties, by group; with words, those that they may mean."""
    names, wanted = _names(pack), words.strip().lower()
    found: dict[str, list[CategorySight]] = {}
    for code in sorted(code for code in pack.categories if len(code) == LEAF_DIGITS):
        sight = CategorySight(code, pack.categories[code].name, tuple(_duties(pack, names, code)))
        if sight.duties and _means(sight, wanted):
            found.setdefault(code[:GROUP_DIGITS], []).append(sight)
    return [FieldSight(pack.categories[group].name, tuple(sights)) for group, sights in found.items()]


def list_coverage(pack: Pack) -> list[Coverage]:
    """What the list leaves open: principals of the county, who leads overall, and what towns and villages do."""
    leaves = [code for code in pack.categories if len(code) == LEAF_DIGITS]
    found = [
        _coverage(pack, leaves, DUTIES[duty], LEVELS[level], [gap.category for gap in gaps])
        for level, duty in OF_EVERY_CATEGORY
        for gaps in [list_gaps(pack.duties.lines, leaves, level, duty)]
    ]
    return [*found, *(_below(pack, leaves, level) for level in BELOW)]


def _below(pack: Pack, leaves: list[str], level: DutyLevel) -> Coverage:
    lines = [line for line in pack.duties.lines if line.level == level]
    none = [code for code in leaves if not any(line.reach(code) for line in lines)]
    return _coverage(pack, leaves, ANY_DUTY, LEVELS[level], none)


def _coverage(pack: Pack, leaves: list[str], duty: Text, level: Text, missing: list[str]) -> Coverage:
    names = tuple(pack.categories[code].name for code in missing)
    return Coverage(level, duty, len(leaves) - len(missing), len(leaves), names)


def _duties(pack: Pack, names: dict[str, Text], code: str) -> Iterator[DutySight]:
    for duty in DUTIES:
        for level in LEVELS:
            yield from (_sight(pack, names, line) for line in lines_at(pack.duties.lines, code, level, duty))


def _sight(pack: Pack, names: dict[str, Text], line: DutyLine) -> DutySight:
    categories = tuple(pack.categories[code].name for code in line.categories if code in pack.categories)
    unit = names.get(f"{line.unit}:{line.level}", Text(line.unit, line.unit))
    return DutySight(line, unit, DUTIES[line.duty], LEVELS[line.level], categories)


def _names(pack: Pack) -> dict[str, Text]:
    """What the kinds of the list are called, by kind and level."""
    registry = get_registry(pack.county)
    wanted = {(line.unit, line.level) for line in pack.duties.lines}
    return {f"{kind}:{level}": _name(pack.county, registry.of_kind(kind), level) for kind, level in wanted}


def _name(county: str, units: Iterable[UnitFacts], level: DutyLevel) -> Text:
    some = [unit for unit in units if unit.level == level][:1]
    name = next(iter(name_kinds(county, some).values()), Text("", ""))
    of_level = OF_LEVEL[level]
    return name if of_level in name.zh else Text(f"{of_level}{name.zh}", name.en)


def _means(sight: CategorySight, wanted: str) -> bool:
    said = (sight.name, *(each.unit for each in sight.duties))
    return sight.code.startswith(wanted) or any(wanted in text.zh.lower() or wanted in text.en.lower() for text in said)
