"""Sets the months of a year beside the same months of the year before, and computes ratios. Pure: places are not
compared with each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.series_rules import Ratio, Series, SeriesRules

MONTHS = range(1, 13)
RATIO_DECIMALS, RATIO_STEP, SHARE_STEP = 2, Decimal("0.01"), Decimal("0.1")
Numbers = Mapping[tuple[str, date], Decimal]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as it was imported; `before` is the one that it took the place of."""

    place: str
    series: str
    month: date
    number: Decimal
    before: Decimal | None
    file: str
    imported_at: datetime


@dataclass(frozen=True, slots=True)
class Pair:
    """A number beside that of the year before; None is not known. `replaced` is what it was before a correction."""

    number: Decimal | None = None
    before: Decimal | None = None
    replaced: Decimal | None = None

    @property
    def difference(self) -> Decimal | None:
        """How much more it is than a year before."""
        return None if self.number is None or self.before is None else self.number - self.before

    @property
    def share(self) -> Decimal | None:
        """The difference in percent of the year before."""
        if self.difference is None or not self.before:
            return None
        return (100 * self.difference / self.before).quantize(SHARE_STEP, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Compared:
    """One series or ratio at a place: twelve months, and what is known of the year beside the same months.

    A computed one has no source. Of a level the total is the last one known.
    """

    name: str
    title: Text
    unit: Text
    source: Text | None
    months: tuple[Pair, ...]
    total: Pair
    decimals: int = 0
    level: bool = False
    newest: Figure | None = None

    @property
    def known(self) -> bool:
        """Whether there is any number in either year."""
        return any(pair.number is not None or pair.before is not None for pair in self.months)


def compare(rules: SeriesRules, figures: Iterable[Figure], year: int) -> list[Compared]:
    """Every series and ratio of one place in a year, in the pack's order."""
    rows = list(figures)
    numbers = {(figure.series, figure.month): figure.number for figure in rows}
    series = [_series(each, rows, numbers, year) for each in rules.series.values()]
    return [*series, *(_ratio(each, rules, numbers, year) for each in rules.ratios.values())]


def _series(series: Series, rows: Sequence[Figure], numbers: Numbers, year: int) -> Compared:
    mine = [row for row in rows if row.series == series.name and row.month.year == year]
    replaced = {row.month: row.before for row in mine}
    months = tuple(
        Pair(
            numbers.get((series.name, date(year, month, 1))),
            numbers.get((series.name, date(year - 1, month, 1))),
            replaced.get(date(year, month, 1)),
        )
        for month in MONTHS
    )
    covered = [month for month, pair in zip(MONTHS, months, strict=True) if pair.number is not None]
    total = Pair(_total(series, numbers, year, covered), _total(series, numbers, year - 1, covered))
    newest = max(mine, key=lambda row: row.imported_at, default=None)
    words = (series.name, series.title, series.unit, series.source)
    return Compared(*words, months, total, series.decimals, series.level, newest)


def _ratio(ratio: Ratio, rules: SeriesRules, numbers: Numbers, year: int) -> Compared:
    def of(wanted: int, covered: Sequence[int]) -> Decimal | None:
        above = _total(rules.series[ratio.of], numbers, wanted, covered)
        below = _total(rules.series[ratio.by], numbers, wanted, covered)
        if above is None or not below:
            return None
        return (above * ratio.times / below).quantize(RATIO_STEP, ROUND_HALF_UP)

    months = tuple(Pair(of(year, [month]), of(year - 1, [month])) for month in MONTHS)
    covered = [month for month, pair in zip(MONTHS, months, strict=True) if pair.number is not None]
    total = Pair(of(year, covered), of(year - 1, covered))
    return Compared(ratio.name, ratio.title, ratio.unit, None, months, total, RATIO_DECIMALS)


def _total(series: Series, numbers: Numbers, year: int, covered: Sequence[int]) -> Decimal | None:
    """The sum of these months, None unless all of them are known; of a level the last one known by then."""
    if not covered:
        return None
    if series.level:
        last = date(year, covered[-1], 1)
        months = [month for name, month in numbers if name == series.name and month <= last]
        return numbers[series.name, max(months)] if months else None
    found = [numbers.get((series.name, date(year, month, 1))) for month in covered]
    return None if None in found else sum((number for number in found if number is not None), Decimal())
