"""The grid of a point, on small maps that can be checked by hand and by brute force."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.directory.places.locating import GridIndex
from maplebridge.directory.places.raster import OUTSIDE

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


corners = st.tuples(st.integers(0, 12), st.integers(0, 12))


@st.composite
def ragged_maps(draw: st.DrawFn) -> list[shapely.Geometry]:
    """Overlapping polygons, some in several parts, some with holes: worse than any county sends."""
    hulls = draw(st.lists(st.lists(corners, min_size=3, max_size=6), min_size=1, max_size=6))
    shapes = [shapely.MultiPoint(hull).convex_hull for hull in hulls]
    cut = [shape.difference(shapes[0].buffer(-1)) for shape in shapes[1:]]
    return [shape for shape in (shapes[0], *cut) if shape.geom_type in ("Polygon", "MultiPolygon") and shape.area]


@given(ragged_maps(), st.lists(st.tuples(st.floats(-1, 13), st.floats(-1, 13)), min_size=1, max_size=30))
def test_the_raster_never_contradicts_geometry(
    shapes: list[shapely.Geometry], points: list[tuple[float, float]]
) -> None:
    named = {f"520524001001{i:03d}": shape for i, shape in enumerate(shapes)}
    index = GridIndex(list(named), [shapely.to_wkb(shape) for shape in shapes])
    spots = [shapely.Point(at) for at in points]
    expected = [min((code for code in named if named[code].intersects(spot)), default=None) for spot in spots]
    lons, lats = np.array(points).T
    assert index.locate_many(lons, lats).tolist() == expected
    assert [index.locate(*at) for at in points] == expected
