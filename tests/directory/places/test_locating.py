"""The grid of a point, on small maps that can be checked by hand and by brute force."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.directory.places.locating import OUTSIDE, GridIndex

SQUARES = {f"5205240010010{i:02d}": shapely.box(i % 5, i // 5, i % 5 + 1, i // 5 + 1) for i in range(25)}
INDEX = GridIndex(list(SQUARES), [shapely.to_wkb(square) for square in SQUARES.values()])
eighths = st.integers(-8, 48).map(lambda eighth: eighth / 8)


def lowest_code(lon: float, lat: float) -> str | None:
    touching = [code for code, square in SQUARES.items() if square.intersects(shapely.Point(lon, lat))]
    return min(touching, default=None)


@given(eighths, eighths)
def test_a_point_lies_in_its_square_and_on_a_boundary_in_the_lowest_code(lon: float, lat: float) -> None:
    assert INDEX.locate(lon, lat) == lowest_code(lon, lat)


@given(st.lists(st.tuples(eighths, eighths), max_size=50))
def test_many_points_are_located_as_each_one_is(points: list[tuple[float, float]]) -> None:
    lons, lats = np.array(points, dtype=float).reshape(-1, 2).T
    assert INDEX.locate_many(lons, lats).tolist() == [lowest_code(*point) for point in points]


@pytest.mark.parametrize("lon", [float("nan"), float("inf"), 1e300])
def test_a_point_nowhere_is_outside(lon: float) -> None:
    assert INDEX.locate(lon, 1) is None
    assert INDEX.rank_many(np.array([lon]), np.array([1.0])).tolist() == [OUTSIDE]


def test_a_county_without_boundaries_has_no_grid_anywhere() -> None:
    nothing = GridIndex([], [])
    assert nothing.locate(105.7, 26.6) is None
    assert nothing.locate_many(np.array([105.7]), np.array([26.6])).tolist() == [None]


def test_the_order_in_which_grids_are_given_does_not_matter() -> None:
    codes = list(reversed(SQUARES))
    index = GridIndex(codes, [shapely.to_wkb(SQUARES[code]) for code in codes])
    assert index.locate(1, 1) == min(SQUARES)
