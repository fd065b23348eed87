"""A raster over a county: for most of its cells, the one grid they lie in whole. Not for cells on a boundary.

A cell that no boundary enters has one answer for all its points; only the others need geometry.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Numbers = NDArray[np.floating[Any]]
Ranks = NDArray[np.intp]
Find = Callable[[Numbers, Numbers], Ranks]

OUTSIDE = -1
MIXED = -2
CELLS_A_SHAPE = 250
MOST_CELLS = 2_000_000
STEP = 0.5  # of a cell, between two samples of an edge: every point of it is at most a quarter from a sample
REACH = 0.3  # a little more than that quarter, so that rounding cannot let an edge slip past its cell


class Raster:
    """Cells over the box around `shapes`; `find` ranks points by geometry and is asked once for a run of cells."""

    def __init__(self, shapes: NDArray[np.object_], find: Find) -> None:
        self.west, self.south, self.east, self.north = (float(edge) for edge in shapely.total_bounds(shapes))
        self.columns, self.rows = self._dimensions(len(shapes))
        self.across = self.columns / (self.east - self.west)
        self.up = self.rows / (self.north - self.south)
        self.ranks = self._fill(self._mark_edges(shapes), find)
        self._flat = self.ranks.reshape(-1).data

    def look(self, lon: float, lat: float) -> int:
        """A rank, OUTSIDE, or MIXED where only geometry can tell; for one point."""
        if not (self.west <= lon <= self.east and self.south <= lat <= self.north):
            return OUTSIDE
        column = min(int((lon - self.west) * self.across), self.columns - 1)
        row = min(int((lat - self.south) * self.up), self.rows - 1)
        return int(self._flat[row * self.columns + column])

    def look_many(self, lons: Numbers, lats: Numbers) -> Ranks:
        """The same for many points."""
        inside = (lons >= self.west) & (lons <= self.east) & (lats >= self.south) & (lats <= self.north)
        if inside.all():
            return self._look_inside(lons, lats)
        ranks = np.full(len(lons), OUTSIDE, dtype=np.intp)
        ranks[inside] = self._look_inside(lons[inside], lats[inside])
        return ranks

    def _look_inside(self, lons: Numbers, lats: Numbers) -> Ranks:
        columns, rows = self._cells((lons - self.west) * self.across, (lats - self.south) * self.up)
        ranks: Ranks = self.ranks.reshape(-1)[rows * self.columns + columns].astype(np.intp)
        return ranks

    def _cells(self, x: Numbers, y: Numbers) -> tuple[Ranks, Ranks]:
        columns, rows = x.astype(np.intp), y.astype(np.intp)
        return columns.clip(0, self.columns - 1), rows.clip(0, self.rows - 1)

    def _dimensions(self, shapes: int) -> tuple[int, int]:
        """Columns and rows of cells about as wide as high, in degrees."""
        cells = min(CELLS_A_SHAPE * shapes, MOST_CELLS)
        ratio = (self.east - self.west) / (self.north - self.south)
        return max(1, round((cells * ratio) ** 0.5)), max(1, round((cells / ratio) ** 0.5))

    def _mark_edges(self, shapes: NDArray[np.object_]) -> NDArray[np.bool_]:
        """True for every cell that an edge of a shape enters, and for few others."""
        x, y = self._sample_edges(shapes)
        marked = np.zeros((self.rows, self.columns), dtype=bool)
        for aside in (-REACH, REACH):
            for above in (-REACH, REACH):
                columns, rows = self._cells(x + aside, y + above)
                marked[rows, columns] = True
        return marked

    def _sample_edges(self, shapes: NDArray[np.object_]) -> tuple[Numbers, Numbers]:
        """Points along all edges, half a cell apart or closer, counted in cells from the south-west."""
        rings = shapely.get_rings(shapely.get_parts(shapes))
        corners, ring = shapely.get_coordinates(rings, return_index=True)
        corners = (corners - (self.west, self.south)) * (self.across, self.up)
        follows = ring[1:] == ring[:-1]
        here, edge = corners[:-1][follows], np.diff(corners, axis=0)[follows]
        steps = np.ceil(np.abs(edge).max(axis=1) / STEP).astype(np.intp) + 1
        which = np.repeat(np.arange(len(edge)), steps)
        along = np.arange(len(which)) - np.repeat(steps.cumsum() - steps, steps)
        samples = here[which] + edge[which] * (along / (steps[which] - 1).clip(1))[:, None]
        return samples[:, 0], samples[:, 1]

    def _fill(self, marked: NDArray[np.bool_], find: Find) -> NDArray[np.int32]:
        """A row's cells between two marked ones have one answer: geometry is asked for the first of each run."""
        ranks = np.full(marked.size, MIXED, dtype=np.int32)
        clear = ~marked
        starts = clear & ~np.pad(clear, ((0, 0), (1, 0)))[:, :-1]
        rows, columns = np.nonzero(starts)
        found = find(self.west + (columns + 0.5) / self.across, self.south + (rows + 0.5) / self.up)
        runs = starts.reshape(-1).cumsum() - 1
        flat = clear.reshape(-1)
        ranks[flat] = found[runs[flat]]
        return ranks.reshape(marked.shape)
