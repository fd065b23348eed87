"""The rows of the figures page, with the addresses behind each number. Not for counting."""

from collections.abc import Mapping
from dataclasses import dataclass

from maplebridge.doors.desk.figures.asking import Asked
from maplebridge.ground.numbers.rates import Rate, rate_of
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.insight.figures import COUNTS, Figure
from maplebridge.services.insight.naming import CHANNEL_NAMES
from maplebridge.services.insight.queries import Part, Sheet, has_data, list_parts, names_of_places
from maplebridge.services.insight.reading import Counts

TOP = 8
IN_TABLES = ("received", "closed", "open", "overdue")
RATES_IN_TABLES = ("responded", "on_time", "solved", "satisfied")


@dataclass(frozen=True, slots=True)
class CountRow:
    """A count, what it was a year ago (None: no records of then, or a stock), and the cases behind it."""

    figure: Figure
    value: int
    before: int | None
    link: str


@dataclass(frozen=True, slots=True)
class RateRow:
    """A rate, what it was a year ago, the cases that it counts and those that it lacks."""

    figure: Figure
    rate: Rate
    before: Rate | None
    link: str
    missing: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of a whole in a table: its counts with their addresses, and its rates."""

    key: str
    name: Text
    link: str
    counts: tuple[tuple[int, str], ...]
    rates: tuple[Rate, ...]


def count_rows(asked: Asked, sheet: Sheet, before: Counts) -> list[CountRow]:
    """All counts."""
    known = has_data(before)
    return [
        CountRow(
            figure=figure,
            value=sheet.counts.total(figure.measure),
            before=before.total(figure.measure) if known and not figure.stock else None,
            link=asked.behind(figure.measure),
        )
        for figure in COUNTS
    ]


def rate_rows(asked: Asked, sheet: Sheet, before: Counts) -> list[RateRow]:
    """The rates this reader may see."""
    known = has_data(before)
    return [
        RateRow(
            figure=figure,
            rate=sheet.rates[figure.name],
            before=rate_of(before.total(figure.measure), before.total(figure.of)) if known else None,
            link=asked.behind(figure.measure),
            missing=asked.behind(figure.missing) if figure.missing else "",
        )
        for figure in sheet.shown_rates()
    ]


def place_rows(asked: Asked, sheet: Sheet) -> list[PartRow]:
    """The places within the scope; what lies in none of them last."""
    scope = asked.scope
    names = names_of_places(scope.county, scope.place)
    parts = list_parts(sheet, "place", names, keep_empty=not scope.unit and len(scope.place) < 12)
    unplaced = Text("未细分到下一级", "Not placed more closely")
    rows = [(part, names.get(part.key)) for part in parts]
    return [
        _part_row(asked, sheet, part, name or unplaced, {"place": part.key} if name and not scope.unit else {})
        for part, name in sorted(rows, key=lambda row: (row[1] is None, row[0].key))
    ]


def category_rows(asked: Asked, sheet: Sheet) -> list[PartRow]:
    """The categories, the most frequent first."""
    names = {code: each.name for code, each in get_current_pack(asked.scope.county).categories.items()}
    return _listed(asked, sheet, "category", names)


def channel_rows(asked: Asked, sheet: Sheet) -> list[PartRow]:
    """The entrances, the most frequent first."""
    return _listed(asked, sheet, "channel", CHANNEL_NAMES)


def _listed(asked: Asked, sheet: Sheet, dimension: str, names: Mapping[str, Text]) -> list[PartRow]:
    parts = sorted(list_parts(sheet, dimension, dict(names)), key=lambda part: -part.counts["received"])
    return [
        _part_row(asked, sheet, part, names.get(part.key, Text(part.key, part.key)), {dimension: part.key})
        for part in parts
    ]


def _part_row(asked: Asked, sheet: Sheet, part: Part, name: Text, where: Mapping[str, str]) -> PartRow:
    shown = {figure.name for figure in sheet.shown_rates()}
    return PartRow(
        key=part.key,
        name=name,
        link=asked.at(place=where["place"]) if len(where.get("place", "")) in (9, 12, 15) else "",
        counts=tuple((part.counts[n], asked.behind(n, **where) if where else "") for n in IN_TABLES),
        rates=tuple(part.rates[n] for n in RATES_IN_TABLES if n in shown),
    )
