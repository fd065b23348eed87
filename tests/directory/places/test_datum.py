"""Chinese maps and satellites agree to a tenth of a metre after conversion."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.directory.places.datum import to_gcj02, to_wgs84

lons = st.floats(73, 135)
lats = st.floats(3, 54)


@given(lons, lats)
def test_there_and_back_is_the_same_place(lon: float, lat: float) -> None:
    back = to_wgs84(*to_gcj02(lon, lat))
    assert abs(back[0] - lon) < 1e-6
    assert abs(back[1] - lat) < 1e-6


@pytest.mark.parametrize(
    ("wgs84", "gcj02"),
    [  # the pairs with which the eviltransform project tests itself
        ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
        ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
        ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
    ],
)
def test_published_pairs_of_positions_agree(wgs84: tuple[float, float], gcj02: tuple[float, float]) -> None:
    assert np.allclose(to_gcj02(*wgs84), gcj02, rtol=0, atol=1e-6)
    assert np.allclose(to_wgs84(*gcj02), wgs84, rtol=0, atol=1e-6)


def test_the_shift_in_zhijin_is_some_hundred_metres() -> None:
    lon, lat = to_gcj02(105.77, 26.66)
    metres = np.hypot((lon - 105.77) * 99_500, (lat - 26.66) * 110_800)
    assert 100 < metres < 700


@given(st.floats(-180, 70), st.floats(-89, 89))
def test_nothing_is_shifted_outside_china(lon: float, lat: float) -> None:
    assert to_gcj02(lon, lat) == (lon, lat)
    assert to_wgs84(lon, lat) == (lon, lat)


@given(st.lists(st.tuples(lons, lats), min_size=1, max_size=20))
def test_many_positions_convert_as_each_one_does(positions: list[tuple[float, float]]) -> None:
    many = np.column_stack(to_wgs84(*np.array(positions).T))
    assert np.allclose(many, [to_wgs84(*position) for position in positions], rtol=0, atol=1e-12)
