"""The figures that everybody may see: by town and by kind of matter, for months that are over, small numbers hidden.

Only whole months that are over: figures of days that overlap could be set against each other. Not for staff.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from maplebridge.ground.numbers.rates import LEAST, Rate, rate_of, rates_of, tell
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.insight.figures import FIGURES, RATES, Figure
from maplebridge.services.insight.periods import Period
from maplebridge.services.insight.queries import get_year_before, has_data, names_of_places
from maplebridge.services.insight.reading import Counts, Scope, count

SHOWN_COUNTS = tuple(FIGURES[name] for name in ("received", "closed", "refused"))
SHOWN_RATES = tuple(FIGURES[name] for name in ("responded", "on_time", "solved", "satisfied"))
REST = ""  # what lies in no part
KIND_WIDTH = 2  # the first two digits of a category say which of the nine kinds it is


@dataclass(frozen=True, slots=True)
class PublicRow:
    """A town or kind of matter, by its code: its counts (None: too small to be told) and rates."""

    key: str
    name: Text
    counts: tuple[int | None, ...]
    rates: tuple[Rate, ...]


@dataclass(frozen=True, slots=True)
class PublicFigures:
    """One month of a county. `before` is a year ago; empty where nothing was recorded then."""

    month: Period
    counts: tuple[tuple[Figure, int | None, int | None], ...]
    rates: tuple[tuple[Figure, Rate], ...]
    towns: tuple[PublicRow, ...]
    kinds: tuple[PublicRow, ...]
    known: bool


def get_public(county: str, month: Period, now: datetime) -> PublicFigures:
    """The public figures of a month; two round trips."""
    scope = Scope(county, county)
    counts = count(scope, month, now)
    before = get_year_before(scope, month, now)
    return PublicFigures(
        month=month,
        counts=tuple((figure, _small(counts, figure), _past(before, figure)) for figure in SHOWN_COUNTS),
        rates=tuple((figure, rate_of(counts.total(figure.measure), counts.total(figure.of))) for figure in SHOWN_RATES),
        towns=_rows(counts, "place", names_of_places(county, county)),
        kinds=_rows(_by_kind(counts), "category", _names_of_kinds(county)),
        known=has_data(counts),
    )


def list_formulas() -> list[Figure]:
    """Every rate with how it is worked out."""
    return list(RATES)


def _small(counts: Counts, figure: Figure) -> int | None:
    many = counts.total(figure.measure)
    return many if many >= LEAST or not many else None


def _past(before: Counts, figure: Figure) -> int | None:
    return _small(before, figure) if has_data(before) else None


def _rows(counts: Counts, dimension: str, names: Mapping[str, Text]) -> tuple[PublicRow, ...]:
    keys = sorted(names)
    told = [tell(_with_rest(counts, dimension, keys, figure.measure)) for figure in SHOWN_COUNTS]
    rates = [_rates(counts, dimension, keys, figure) for figure in SHOWN_RATES]
    return tuple(
        PublicRow(key, names[key], tuple(column[key] for column in told), tuple(column[key] for column in rates))
        for key in keys
    )


def _with_rest(counts: Counts, dimension: str, keys: Sequence[str], measure: str) -> dict[str, int]:
    """How many in each part and in none: the latter could be worked out from the whole, and is hidden like a part."""
    sizes = {key: counts.of(dimension, key, measure) for key in keys}
    return {**sizes, REST: counts.total(measure) - sum(sizes.values())}


def _rates(counts: Counts, dimension: str, keys: Sequence[str], figure: Figure) -> dict[str, Rate]:
    parts, wholes = (_with_rest(counts, dimension, keys, measure) for measure in (figure.measure, figure.of))
    return rates_of({key: (parts[key], whole) for key, whole in wholes.items()})


def _by_kind(counts: Counts) -> Counts:
    folded = Counts()
    for key, measures in counts.by["category"].items():
        for measure, many in measures.items():
            folded.add("category", key[:KIND_WIDTH], measure, many)
    return folded


def _names_of_kinds(county: str) -> dict[str, Text]:
    categories = get_current_pack(county).categories
    return {code: each.name for code, each in categories.items() if len(code) == KIND_WIDTH}
