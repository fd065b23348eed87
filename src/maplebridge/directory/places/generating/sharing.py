"""Shares a number of things, or a crowd of points, out among names. Not for drawing."""

from collections.abc import Iterator, Mapping, Sequence
from math import atan2, cos, sin

import numpy as np
from numpy.typing import NDArray

from maplebridge.directory.places.generating.dice import fraction

Points = NDArray[np.float64]
Choice = NDArray[np.intp]
Shares = Sequence[tuple[str, int]]


def share_out(total: int, names: Sequence[str], purpose: str) -> Mapping[str, int]:
    """`total` in uneven shares of at least one for each name (largest remainders)."""
    weights = {name: 0.4 + fraction(purpose, name) for name in names}
    unit = (total - len(names)) / sum(weights.values())
    shares = {name: 1 + int(unit * weight) for name, weight in weights.items()}
    by_remainder = sorted(names, key=lambda name: (-(unit * weights[name] % 1), name))
    for name in by_remainder[: total - sum(shares.values())]:
        shares[name] += 1
    return shares


def split(points: Points, chosen: Choice, shares: Shares) -> Iterator[tuple[str, Choice]]:
    """The `chosen` points shared out so that each name's lie together: cut in two across, and again, to the end."""
    if len(shares) == 1:
        yield shares[0][0], along(points, chosen, "order")
        return
    middle = _middle(shares)
    count = sum(size for _, size in shares[:middle])
    ordered = along(points, chosen, shares[0][0])
    yield from split(points, ordered[:count], shares[:middle])
    yield from split(points, ordered[count:], shares[middle:])


def along(points: Points, chosen: Choice, purpose: str) -> Choice:
    """The chosen points in the order in which one meets them along their long axis, which is turned a little."""
    x, y = (points[chosen] - points[chosen].mean(axis=0)).T
    axis = atan2(2 * float((x * y).mean()), float((x * x).mean() - (y * y).mean())) / 2
    angle = round(axis + (fraction("turn", purpose) - 0.5) * 0.6, 3)
    return chosen[np.argsort(np.round(x * cos(angle) + y * sin(angle), 6), kind="stable")]


def _middle(shares: Shares) -> int:
    """Where to part the names so that both sides get about half of the points."""
    sums = np.cumsum([size for _, size in shares])
    return int(np.argmin(np.abs(sums[:-1] - sums[-1] / 2))) + 1
