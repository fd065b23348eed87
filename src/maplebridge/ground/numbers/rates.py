"""Shares with what lies behind them: numerator, denominator, interval, and what is too small to be shown.
Pure. Not for counting."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

LEAST = 10
Z = 1.959963984540054  # 95 % of a normal curve lie within so many deviations


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of `denominator`; `hidden` when too few lie behind it, or when it would give such a one away.

    `low` and `high` are the ends of the 95 % interval after Wilson (1927). A hidden rate has no numerator to show.
    """

    numerator: int
    denominator: int
    hidden: bool = False

    @property
    def share(self) -> float | None:
        """The share, None when hidden or of nothing."""
        return None if self.hidden or not self.denominator else self.numerator / self.denominator

    @property
    def percent(self) -> str:
        """The share in per cent with two places, as the reports have it; empty when there is none to show."""
        return "" if self.share is None else f"{self.share * 100:.2f}"

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return wilson(self.numerator, self.denominator)[0]

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        return wilson(self.numerator, self.denominator)[1]

    @property
    def interval(self) -> str:
        """The interval in per cent with one place, as `88.1–96.3`."""
        return "" if self.share is None else f"{self.low * 100:.1f}–{self.high * 100:.1f}"


def wilson(numerator: int, denominator: int) -> tuple[float, float]:
    """The 95 % interval of a share; (0, 1) of nothing."""
    if not denominator:
        return 0.0, 1.0
    share, square = numerator / denominator, Z * Z
    middle = share + square / (2 * denominator)
    reach = Z * sqrt(share * (1 - share) / denominator + square / (4 * denominator * denominator))
    whole = 1 + square / denominator
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


def rate_of(numerator: int, denominator: int) -> Rate:
    """A rate standing alone: hidden when fewer than ten lie behind it."""
    return Rate(numerator, denominator, hidden=denominator < LEAST)


def rates_of(parts: Mapping[str, tuple[int, int]]) -> dict[str, Rate]:
    """The rates of the parts of one whole whose own rate is shown: (numerator, denominator) by part.

    Hidden are those of fewer than ten, and as many more, the smallest first, as it takes for the whole less what is
    shown to hold ten at least: otherwise a hidden one could be worked out.
    """
    hidden = hide({name: of for name, (_, of) in parts.items()})
    return {name: Rate(done, of, hidden=name in hidden or not of) for name, (done, of) in parts.items()}


def hide(sizes: Mapping[str, int]) -> set[str]:
    """The names of the parts that must not be shown beside their sum; an empty part has nothing to hide."""
    hidden = {name for name, size in sizes.items() if 0 < size < LEAST}
    rest = sorted((size, name) for name, size in sizes.items() if size >= LEAST)
    for _, name in rest:
        if not hidden or (len(hidden) > 1 and sum(sizes[each] for each in hidden) >= LEAST):
            break
        hidden.add(name)
    return hidden


def tell(sizes: Mapping[str, int]) -> dict[str, int | None]:
    """The parts as they may be shown beside their sum; None for one that must not."""
    hidden = hide(sizes)
    return {key: None if key in hidden else size for key, size in sizes.items()}
