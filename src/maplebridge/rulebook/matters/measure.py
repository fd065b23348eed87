"""Measures that make things easier for people, as a pack lists them. Not for what a matter takes: its guide."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from maplebridge.ground.words.text import Text

Saving = Literal["trips", "papers", "days"]
SAVINGS: Mapping[Saving, Text] = {
    "trips": Text("少跑几趟", "Trips"),
    "papers": Text("少带几样", "Papers"),
    "days": Text("少等几天", "Days"),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: which kind of unit took it, for which matters, since when, and how much it saves of what."""

    name: str
    title: Text
    unit: str
    since: str
    matters: tuple[str, ...] = ()
    saves: Mapping[str, int] = field(default_factory=dict)
