"""A lawful route out of a dispute as a pack defines it, in frozen values. Not for whether it is open: rules.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from maplebridge.ground.words.text import Text


class RouteUnit(StrEnum):
    """Units of a route's time limit: working days, calendar days, calendar months, calendar years."""

    WORKING_DAY = "W"
    DAY = "D"
    MONTH = "month"
    YEAR = "year"


class CostKind(StrEnum):
    """How the price of a route is known."""

    FREE = "free"
    FIXED = "fixed"
    RANGE = "range"
    TABLE = "table"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class RouteLimit:
    """A time limit: so much time from a named fact. It counts only where `when` holds and nothing of `unless` does."""

    amount: int
    unit: RouteUnit
    starts: str
    basis: Text
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Bracket:
    """A slice of the amount in dispute up to `up_to` yuan (None: all above): `yuan` flat, or `percent` of the slice."""

    up_to: int | None
    yuan: int = 0
    percent: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a route costs. A table's fee is divided by `divided_by`; `basis` says by which rule."""

    kind: CostKind
    basis: Text | None = None
    least: int = 0
    most: int = 0
    table: tuple[Bracket, ...] = ()
    divided_by: int = 1
    halves: Text | None = None
    pays: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class RoutePaper:
    """Something to bring, and which rule asks for it, if one does."""

    name: Text
    basis: Text | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """One way. `kinds` are the categories it is for, by how their codes begin; `open` and `closed_by` are conditions;
    `leads_to` and `closes` name other routes of the pack."""

    name: str
    to: str
    title: Text
    plain: Text
    where: Text
    basis: tuple[Text, ...]
    kinds: tuple[str, ...]
    cost: Cost
    open: tuple[str, ...] = ()
    closed_by: tuple[str, ...] = ()
    until: tuple[RouteLimit, ...] = ()
    stops: Text | None = None
    papers: tuple[RoutePaper, ...] = ()
    takes: Text | None = None
    leads_to: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    beware: Text | None = None

    def is_for(self, category: str) -> bool:
        """Whether it is a way out of a dispute of that category."""
        return category.startswith(self.kinds)


Routes = Mapping[str, Route]
