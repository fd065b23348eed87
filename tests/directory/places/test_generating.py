"""The made-up county: the right numbers of everything, and a map without gaps or overlaps."""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from tests.directory.places.conftest import COUNTY, NOW

import maplebridge
from maplebridge.directory.places import actions, queries
from maplebridge.directory.places.generating import county
from maplebridge.directory.places.generating.county import MadeGrid
from maplebridge.directory.places.generating.households import TOWN, make_households
from maplebridge.directory.places.generating.scattering import AREA_KM2, KM_PER_DEGREE
from maplebridge.directory.places.generating.sharing import share_out
from maplebridge.directory.places.rules import Place, level_of, parent_code

DIVISIONS = Path(maplebridge.__file__).parent / "packs" / "demo" / "places.csv"


@cache
def places() -> tuple[Place, ...]:
    with DIVISIONS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return tuple(Place(row["code"], row["name"], level_of(row["code"]), parent_code(row["code"])) for row in rows)


@cache
def grids() -> tuple[MadeGrid, ...]:
    return tuple(county.make_grids(places()))


@cache
def shapes() -> "np.ndarray[tuple[int], np.dtype[np.object_]]":
    return np.array([shapely.Polygon(grid.ring) for grid in grids()])


@cache
def whole() -> shapely.Polygon:
    return shapely.coverage_union_all(shapes())


def test_there_are_as_many_grids_and_groups_as_reported() -> None:
    groups = list(county.make_groups(grids()))
    party_groups = list(county.make_party_groups(grids()))
    assert (len(grids()), len(groups), len(party_groups)) == (5_376, 23_404, 2_847)
    assert len({made.code for made in (*grids(), *groups, *party_groups)}) == 5_376 + 23_404 + 2_847


def test_one_town_has_as_many_households_as_reported_each_group_at_least_one() -> None:
    groups = list(county.make_groups(grids()))
    households = list(make_households(groups))
    assert len({made.code for made in households}) == 5_096
    assert {made.group for made in households} == {group.code for group in groups if group.code.startswith(TOWN)}
    assert list(make_households(groups)) == households
    assert list(make_households(group for group in groups if not group.code.startswith(TOWN))) == []


def test_every_village_has_a_grid_every_grid_a_group_and_a_party_group() -> None:
    assert {grid.code[:12] for grid in grids()} == {place.code for place in places() if len(place.code) == 12}
    codes = {grid.code for grid in grids()}
    assert {group.code[:15] for group in county.make_groups(grids())} == codes
    assert {code for group in county.make_party_groups(grids()) for code in group.grids} == codes
    assert any(len(group.grids) > 1 for group in county.make_party_groups(grids()))


def test_the_grids_tile_the_county_with_shared_corners_and_no_gap() -> None:
    assert shapely.is_valid(shapes()).all()
    assert shapely.coverage_is_valid(shapes())
    assert (whole().geom_type, len(whole().interiors)) == ("Polygon", 0)
    assert whole().area * KM_PER_DEGREE[0] * KM_PER_DEGREE[1] == pytest.approx(AREA_KM2, rel=0.01)


@given(st.floats(105.3, 106.2), st.floats(26.35, 27.0))
def test_a_random_point_inside_lies_in_exactly_one_grid(lon: float, lat: float) -> None:
    point = shapely.Point(lon, lat)
    owners = int(shapely.contains_properly(shapes(), point).sum())
    on_an_edge = int(shapely.intersects(shapes(), point).sum()) > owners
    assert owners == int(whole().contains(point) and not on_an_edge)


def test_the_same_county_comes_out_every_time() -> None:
    again = county.make_grids(places())
    assert tuple(again) == grids()


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.just(n), st.integers(n, 4000))))
def test_shares_add_up_and_nobody_goes_without(sizes: tuple[int, int]) -> None:
    count, total = sizes
    shares = share_out(total, [f"village {i}" for i in range(count)], "test")
    assert sum(shares.values()) == total
    assert min(shares.values()) >= 1


@pytest.mark.parametrize(("number", "written"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五")])
def test_chinese_numerals(number: int, written: str) -> None:
    assert county.numeral(number) == written


@pytest.mark.usefixtures("db")
def test_the_made_up_county_comes_in_by_the_way_of_real_files() -> None:
    reports = actions.import_made_county(COUNTY, DIVISIONS, now=NOW)
    assert [(report.kind, report.accepted, len(report.rejected)) for report in reports] == [
        ("divisions", 618, 0),
        ("grids", 5_376, 0),
        ("groups", 23_404, 0),
        ("party_groups", 2_847, 0),
        ("households", 5_096, 0),
    ]
    counts = queries.count_places(COUNTY)
    assert (counts.towns, counts.villages, counts.grids) == (33, 584, 5_376)
    assert (counts.household_groups, counts.party_groups) == (23_404, 2_847)
    assert (counts.households, queries.count_places(COUNTY, TOWN).households) == (5_096, 5_096)
    levels = Counter(place.level.value for place in queries.list_places(COUNTY))
    assert levels == {"county": 1, "town": 33, "village": 584, "grid": 5_376}
    middles = shapely.point_on_surface(shapes()[:200])
    found = queries.locate_many(COUNTY, shapely.get_x(middles), shapely.get_y(middles))
    assert found.tolist() == [grid.code for grid in grids()[:200]]
    assert queries.locate(COUNTY, middles[0].x, middles[0].y) == grids()[0].code
    assert queries.locate(COUNTY, 116.4, 39.9) is None
