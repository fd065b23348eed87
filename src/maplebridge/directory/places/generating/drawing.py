"""Draws boundaries around the middles of grids, so that neighbours share every corner. Not for real boundaries."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import shapely

from maplebridge.directory.places.generating.dice import fraction
from maplebridge.directory.places.generating.scattering import Scatter, to_degrees

Corner = tuple[float, float]
BEND = 0.2
HALVINGS = 2


def draw(scatter: Scatter) -> list[list[Corner]]:
    """A closed ring of WGS-84 corners for each middle inside: its Voronoi cell with edges bent like brooks and paths.

    Cells share their corners, and both sides of an edge are bent by the same throw: no gaps, no overlaps.
    """
    middles = shapely.multipoints(scatter.points)
    cells = shapely.get_parts(shapely.voronoi_polygons(middles, ordered=True))[: scatter.inside]
    corners = to_degrees(shapely.get_coordinates(cells))
    ends = shapely.get_num_coordinates(cells).cumsum()
    starts = [0, *ends[:-1]]
    return [_bend_ring(corners[start:end].tolist()) for start, end in zip(starts, ends, strict=True)]


def _bend_ring(corners: Sequence[Sequence[float]]) -> list[Corner]:
    ring = [(x, y) for x, y in corners]
    bent = [corner for here, there in pairwise(ring) for corner in _bend_edge(here, there)]
    return [*bent, bent[0]]


def _bend_edge(here: Corner, there: Corner) -> Sequence[Corner]:
    """From `here` on, without `there`: the same corners from either side. Two ends in one spot are no edge."""
    if here == there:
        return ()
    if here < there:
        return _bent(here, there)[:-1]
    return _bent(there, here)[:0:-1]


@cache
def _bent(west: Corner, east: Corner) -> tuple[Corner, ...]:
    return (west, *_between(west, east, HALVINGS), east)


def _between(here: Corner, there: Corner, halvings: int) -> Iterator[Corner]:
    if not halvings:
        return
    middle = _beside_the_middle(here, there)
    yield from _between(here, middle, halvings - 1)
    yield middle
    yield from _between(middle, there, halvings - 1)


def _beside_the_middle(here: Corner, there: Corner) -> Corner:
    (x, y), (to_x, to_y) = here, there
    aside = (fraction("bend", *here, *there) - 0.5) * BEND
    return round((x + to_x) / 2 - (to_y - y) * aside, 7), round((y + to_y) / 2 + (to_x - x) * aside, 7)
