"""GCJ-02 (Chinese maps) to and from WGS-84 (satellites, browsers), at the door. Not for projecting maps.

The formula is the well-known public one (github.com/googollee/eviltransform and many copies of it), on the
Krasovsky ellipsoid; its inverse has no closed form and is found by iteration.
"""

from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

Degrees = NDArray[np.float64]

SEMI_MAJOR_AXIS = 6378245.0
ECCENTRICITY_SQUARED = 0.00669342162296594323
ROUNDS = 12


class Datum(StrEnum):
    """The datum in which a position was taken."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"


def to_gcj02(lon: Any, lat: Any) -> tuple[Degrees, Degrees]:
    """GCJ-02 degrees of WGS-84 degrees; numbers or arrays. Nothing is shifted outside China."""
    lon, lat = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
    east, north = _shift(lon, lat)
    return lon + east, lat + north


def to_wgs84(lon: Any, lat: Any) -> tuple[Degrees, Degrees]:
    """WGS-84 degrees of GCJ-02 degrees, to well under a millionth of a degree (a tenth of a metre)."""
    lon, lat = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
    inside = _in_china(lon, lat)
    true_lon, true_lat = lon, lat
    for _ in range(ROUNDS):
        east, north = _unbounded_shift(true_lon, true_lat)
        true_lon, true_lat = lon - east * inside, lat - north * inside
    return true_lon, true_lat


def _shift(lon: Degrees, lat: Degrees) -> tuple[Degrees, Degrees]:
    east, north = _unbounded_shift(lon, lat)
    inside = _in_china(lon, lat)
    return east * inside, north * inside


def _in_china(lon: Degrees, lat: Degrees) -> NDArray[np.bool_]:
    return (lon >= 72.004) & (lon <= 137.8347) & (lat >= 0.8293) & (lat <= 55.8271)


def _unbounded_shift(lon: Degrees, lat: Degrees) -> tuple[Degrees, Degrees]:
    x, y = lon - 105.0, lat - 35.0
    radians = np.radians(lat)
    magic = 1 - ECCENTRICITY_SQUARED * np.sin(radians) ** 2
    along_meridian = SEMI_MAJOR_AXIS * (1 - ECCENTRICITY_SQUARED) / (magic * np.sqrt(magic))
    along_parallel = SEMI_MAJOR_AXIS * np.cos(radians) / np.sqrt(magic)
    return np.degrees(_metres_east(x, y) / along_parallel), np.degrees(_metres_north(x, y) / along_meridian)


def _metres_north(x: Degrees, y: Degrees) -> Degrees:
    smooth = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * np.sqrt(np.abs(x))
    waves = _waves_of_x(x) + 20 * _wave(y) + 40 * _wave(y / 3) + 160 * _wave(y / 12) + 320 * _wave(y / 30)
    return smooth + waves * 2 / 3


def _metres_east(x: Degrees, y: Degrees) -> Degrees:
    smooth = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * np.sqrt(np.abs(x))
    waves = _waves_of_x(x) + 20 * _wave(x) + 40 * _wave(x / 3) + 150 * _wave(x / 12) + 300 * _wave(x / 30)
    return smooth + waves * 2 / 3


def _waves_of_x(x: Degrees) -> Degrees:
    return 20 * _wave(6 * x) + 20 * _wave(2 * x)


def _wave(x: Degrees) -> Degrees:
    return np.sin(x * np.pi)
