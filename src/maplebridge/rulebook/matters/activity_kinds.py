"""What a pack says about activities, as plain values: which kinds there are and which figures each is reported by.
Not for activities themselves, and never for how many there must be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from maplebridge.ground.words.text import Text

FigureType = Literal["integer", "decimal", "yuan"]
FIGURE_TYPES: tuple[FigureType, ...] = ("integer", "decimal", "yuan")


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """One figure of a report: what is counted, as which type of number and in which unit."""

    name: str
    label: Text
    type: FigureType
    unit: Text


@dataclass(frozen=True, slots=True)
class ActivityKind:
    """One kind of activity. `figures` are those that its report asks for; `lecture` ones may belong to an appointment
    at a school; `open_day` ones are shown beside what units publish."""

    name: str
    title: Text
    figures: tuple[str, ...]
    lecture: bool = False
    open_day: bool = False


@dataclass(frozen=True, slots=True)
class ActivityRules:
    """All kinds of activities of a county and all figures, each in its order."""

    kinds: Mapping[str, ActivityKind] = field(default_factory=dict)
    figures: Mapping[str, FigureSpec] = field(default_factory=dict)

    def figures_of(self, kind: str) -> tuple[FigureSpec, ...]:
        """The figures that a report on an activity of this kind gives."""
        known = self.kinds.get(kind)
        return tuple(self.figures[name] for name in known.figures if name in self.figures) if known else ()
