"""The grid of one point or of many, from a county's boundaries in memory. Not for reading tables."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from maplebridge.directory.places.raster import MIXED, OUTSIDE, Numbers, Ranks, Raster


class GridIndex:
    """Where every grid of a county lies, in WGS-84 degrees; a boundary point belongs to the lowest code."""

    def __init__(self, codes: Sequence[str], boundaries: Sequence[bytes]) -> None:
        order = sorted(range(len(codes)), key=codes.__getitem__)
        self.codes = tuple(codes[position] for position in order)
        shapes = shapely.from_wkb([boundaries[position] for position in order])
        shapely.prepare(shapes)
        self._tree = shapely.STRtree(shapes)
        self._names = np.array([*self.codes, None], dtype=object)
        self._raster = Raster(shapes, self._measure_many) if self.codes else None

    def __len__(self) -> int:
        return len(self.codes)

    def locate(self, lon: float, lat: float) -> str | None:
        """The code of the grid at the point, None outside all of them."""
        rank = self._raster.look(lon, lat) if self._raster else OUTSIDE
        if rank == MIXED:
            rank = self._measure(lon, lat)
        return None if rank == OUTSIDE else self.codes[rank]

    def locate_many(self, lons: Numbers, lats: Numbers) -> NDArray[np.object_]:
        """The codes of the grids at many points at once, None where a point lies outside."""
        return self._names[self.rank_many(lons, lats)]

    def rank_many(self, lons: Numbers, lats: Numbers) -> Ranks:
        """Positions in `codes`, OUTSIDE where a point lies outside: the form for counting."""
        if self._raster is None:
            return np.full(len(lons), OUTSIDE, dtype=np.intp)
        ranks = self._raster.look_many(lons, lats)
        unclear = np.flatnonzero(ranks == MIXED)
        ranks[unclear] = self._measure_many(lons[unclear], lats[unclear])
        return ranks

    def _measure(self, lon: float, lat: float) -> int:
        found = self._tree.query(shapely.points(lon, lat), predicate="intersects")
        return int(found.min()) if len(found) else OUTSIDE

    def _measure_many(self, lons: Numbers, lats: Numbers) -> Ranks:
        """By geometry alone; of several grids that touch a point the lowest."""
        points, found = self._tree.query(shapely.points(lons, lats), predicate="intersects")
        ranks = np.full(len(lons), len(self.codes), dtype=np.intp)
        np.minimum.at(ranks, points, found)
        ranks[ranks == len(self.codes)] = OUTSIDE
        return ranks
