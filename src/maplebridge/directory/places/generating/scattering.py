"""Scatters the middles of grids over an invented county outline, denser around the seat. Not for boundaries.

The outline, the grids and their middles are invented: only the county's area (2,868 km2) and the rough position of its
seat (105.77 E, 26.66 N) are as published. No real grid boundary is known to this project.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maplebridge.directory.places.generating.dice import fraction

Points = NDArray[np.float64]

SEAT = (105.77, 26.66)
AREA_KM2 = 2868.0
KM_PER_DEGREE = (99.50, 110.79)  # east and north, at the seat's latitude
WAVES = ((2, 0.16, 0.4), (3, 0.09, 2.1), (5, 0.06, 4.0), (9, 0.03, 1.2), (14, 0.015, 5.1))
BORDER_KM = 2.5
DENSE_WITHIN_KM = 13.0


@dataclass(frozen=True, slots=True)
class Scatter:
    """Middles in kilometres from the seat; the first `inside` are the county's, the others its neighbours'."""

    points: Points
    inside: int


def scatter(count: int) -> Scatter:
    """`count` middles within the outline and those just beyond, each on its own spot of a shaken honeycomb."""
    spacing = float(np.sqrt(2 * AREA_KM2 / count / np.sqrt(3)))
    points = _honeycomb(spacing)
    points = points[_remoteness(points) < _edge(points, count) + BORDER_KM / np.sqrt(AREA_KM2 / np.pi)]
    points = _shaken(points, spacing)
    ranked = np.argsort(np.round(_remoteness(points), 9), kind="stable")
    return Scatter(_drawn_to_seat(points[ranked]), count)


def to_degrees(kilometres: Points) -> Points:
    """Longitudes and latitudes to a hundredth of a metre, so that shared corners stay shared when written."""
    return np.round(kilometres / KM_PER_DEGREE + SEAT, 7)


def _honeycomb(spacing: float) -> Points:
    reach = 2 * np.sqrt(AREA_KM2 / np.pi)
    columns, rows = np.meshgrid(np.arange(-reach, reach, spacing), np.arange(-reach, reach, spacing * np.sqrt(3) / 2))
    columns[1::2] += spacing / 2
    return np.column_stack([columns.ravel(), rows.ravel()])


def _remoteness(points: Points) -> NDArray[np.float64]:
    """0 at the seat, equal along every line that has the outline's shape."""
    x, y = points[:, 0] / 1.05, points[:, 1] * 1.05
    around = np.arctan2(y, x)
    shape = 1 + sum(height * np.cos(turns * around + start) for turns, height, start in WAVES)
    remoteness: NDArray[np.float64] = np.hypot(x, y) / shape / np.sqrt(AREA_KM2 / np.pi)
    return remoteness


def _edge(points: Points, count: int) -> float:
    return float(np.sort(_remoteness(points))[count])


def _shaken(points: Points, spacing: float) -> Points:
    throws = [[fraction("east", i), fraction("north", i)] for i in range(len(points))]
    return points + (np.array(throws) - 0.5) * spacing * 0.75


def _drawn_to_seat(points: Points) -> Points:
    """Grids are small where people live close together: middles near the seat move towards it."""
    distance = np.hypot(points[:, 0], points[:, 1])
    factor = np.minimum(1.0, 0.45 + 0.55 * distance / DENSE_WITHIN_KM)
    return points * factor[:, None]
