"""Lessons as plain values: which unit a category was decided to belong to at a place. Not for tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

TOWN_LENGTH = 9


@dataclass(frozen=True, slots=True)
class Decided:
    """The unit that a decision named, on which day, in which case."""

    unit: str
    day: date
    number: str


@dataclass(frozen=True, slots=True)
class Lessons:
    """Decisions by category and town; empty knows nothing."""

    by_ground: Mapping[tuple[str, str], Decided]

    def find(self, category: str, place: str) -> Decided | None:
        """What was decided for this category at this place."""
        return self.by_ground.get(ground_of(category, place))


NO_LESSONS = Lessons({})


def ground_of(category: str, place: str) -> tuple[str, str]:
    """The ground on which a decision stands: the category in the town, not in the single household."""
    return category, place[:TOWN_LENGTH]


def gather(rows: Iterable[tuple[str, str, str, date, str]]) -> Lessons:
    """Lessons out of (category, place, unit, day, number)."""
    return Lessons({(category, place): Decided(unit, day, number) for category, place, unit, day, number in rows})
