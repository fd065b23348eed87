"""Adds figures of reports up by place, unit, kind or month, and sets them beside the year before. Pure; an activity
that several units hold together counts once, for the unit that leads. Not for comparing units with each other."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

ZERO = Decimal(0)
NO_GROUPING = Text("没有这种汇总方式", "There is no such grouping")
GROUPINGS: Mapping[str, Text] = {
    "place": Text("按地方", "By place"),
    "unit": Text("按单位", "By unit"),
    "kind": Text("按种类", "By kind"),
    "month": Text("按月", "By month"),
}


@dataclass(frozen=True, slots=True)
class Held:
    """One activity that was reported, as far as sums need it."""

    kind: str
    unit: str
    place: str
    day: date
    figures: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Total:
    """How many activities, and the sum of each of their figures; a figure that nobody gave is not there."""

    activities: int = 0
    figures: Mapping[str, Decimal] = field(default_factory=dict)

    def plus(self, other: "Total") -> "Total":
        """Both together."""
        names = dict.fromkeys([*self.figures, *other.figures])
        sums = {name: self.figures.get(name, ZERO) + other.figures.get(name, ZERO) for name in names}
        return Total(self.activities + other.activities, sums)


def sum_all(rows: Iterable[Held]) -> Total:
    """Everything together."""
    total = Total()
    for row in rows:
        total = total.plus(Total(1, row.figures))
    return total


def group(rows: Iterable[Held], by: str, within: str = "") -> dict[str, Total]:
    """The sums by key, keys in order. By place: the parts of `within`, what lies at `within` itself under its own code.
    Raises Fault for a grouping that there is not."""
    if by not in GROUPINGS:
        raise Fault("no_grouping", NO_GROUPING, field="by")
    key = _keys(within)[by]
    found: dict[str, list[Held]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return {name: sum_all(found[name]) for name in sorted(found)}


def part_of(place: str, within: str) -> str:
    """The part of `within` that `place` lies in: three digits further down, or `within` itself."""
    return place[: len(within) + 3] if len(place) >= len(within) + 3 else place


def _keys(within: str) -> Mapping[str, Callable[[Held], str]]:
    return {
        "place": lambda row: part_of(row.place, within),
        "unit": lambda row: row.unit,
        "kind": lambda row: row.kind,
        "month": lambda row: f"{row.day:%Y-%m}",
    }
