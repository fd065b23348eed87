"""Measures for people's convenience as they are listed and summed. Not for guides."""

from collections import Counter
from dataclasses import dataclass

from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.parts.unit_kinds import name_kinds
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.measure import SAVINGS, Measure
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.workflows.definition import Matter

SAYS = {
    "trips": Text("少跑 {n} 趟", "{n} fewer trip"),
    "papers": Text("少带 {n} 样材料", "{n} fewer paper"),
    "days": Text("少等 {n} 天", "{n} fewer day"),
}


@dataclass(frozen=True, slots=True)
class MeasureSight:
    """A measure in words."""

    measure: Measure
    unit: Text
    matters: tuple[Matter, ...]
    saves: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class MeasureList:
    """What was found, and how many of all measures each kind of unit and each saving has."""

    found: tuple[MeasureSight, ...]
    units: tuple[tuple[str, Text, int], ...]
    savings: tuple[tuple[str, Text, int], ...]
    many: int


def list_measures(pack: Pack, words: str = "", unit: str = "", saves: str = "") -> MeasureList:
    """The measures that words, a kind of unit and a saving narrow down; what saves most of it first."""
    names = _names(pack)
    sights = [_sight(pack, measure, names) for measure in pack.measures.values()]
    found = [each for each in sights if _fits(each, words.strip().lower(), unit, saves)]
    by_unit = Counter(each.measure.unit for each in sights)
    return MeasureList(
        tuple(sorted(found, key=lambda each: -each.measure.saves.get(saves, 0))),
        tuple((kind, names.get(kind, Text(kind, kind)), many) for kind, many in by_unit.most_common()),
        tuple((what, text, sum(what in each.measure.saves for each in sights)) for what, text in SAVINGS.items()),
        len(sights),
    )


def _names(pack: Pack) -> dict[str, Text]:
    registry = get_registry(pack.county)
    kinds = {measure.unit for measure in pack.measures.values()}
    return name_kinds(pack.county, [unit for kind in sorted(kinds) for unit in registry.of_kind(kind)[:1]])


def _sight(pack: Pack, measure: Measure, names: dict[str, Text]) -> MeasureSight:
    matters = tuple(pack.matters[name] for name in measure.matters if name in pack.matters)
    saves = tuple(_saved(what, many) for what, many in measure.saves.items() if many)
    return MeasureSight(measure, names.get(measure.unit, Text(measure.unit, measure.unit)), matters, saves)


def _saved(what: str, many: int) -> Text:
    more = "s" if many > 1 else ""
    return Text(SAYS[what].zh.format(n=many), SAYS[what].en.format(n=many) + more)


def _fits(sight: MeasureSight, wanted: str, unit: str, saves: str) -> bool:
    measure = sight.measure
    said = (measure.title, sight.unit, *(matter.title for matter in sight.matters))
    spoken = any(wanted in text.zh.lower() or wanted in text.en.lower() for text in said)
    return spoken and unit in ("", measure.unit) and (not saves or measure.saves.get(saves, 0) > 0)
