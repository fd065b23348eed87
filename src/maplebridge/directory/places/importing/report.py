"""What became of an import: how many lines were taken, and which were not and why. Not for writing rows."""

from dataclasses import dataclass

from maplebridge.ground.words.text import Text


@dataclass(frozen=True, slots=True)
class Rejection:
    """A line that was not taken: its number in the file (of the feature in GeoJSON), field and reason."""

    line: int
    field: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Report:
    """The account of one import.

    `changed` counts the rows that are new or differ from what stood before, `already` the good lines that say nothing
    but what stood.
    """

    kind: str
    read: int
    accepted: int
    changed: int
    rejected: tuple[Rejection, ...]
    already: int = 0
