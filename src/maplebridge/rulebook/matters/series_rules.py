"""What a pack says about monthly series that other houses report, as the court does, as plain values. Not for their
numbers: services/series."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from maplebridge.ground.words.text import Text


@dataclass(frozen=True, slots=True)
class Series:
    """One number a month and place. A `level`, such as how many people live there, stands and is not added up."""

    name: str
    title: Text
    unit: Text
    source: Text
    level: bool = False
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Ratio:
    """What is computed and never imported: `of` divided by `by`, `times` so many; not shown where one is not known."""

    name: str
    title: Text
    unit: Text
    of: str
    by: str
    times: int = 100


@dataclass(frozen=True, slots=True)
class SeriesRules:
    """The series of a county and what is computed from them, in the pack's order."""

    series: Mapping[str, Series] = field(default_factory=dict)
    ratios: Mapping[str, Ratio] = field(default_factory=dict)
