"""The grid of one point or of many, from a county's boundaries in memory. Not for reading tables."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

OUTSIDE = -1


class GridIndex:
    """Where every grid of a county lies, in WGS-84 degrees; a boundary point belongs to the lowest code."""

    def __init__(self, codes: Sequence[str], boundaries: Sequence[bytes]) -> None:
        ranks = sorted(range(len(codes)), key=codes.__getitem__)
        self.codes = tuple(codes[rank] for rank in ranks)
        self._shapes = shapely.from_wkb([boundaries[rank] for rank in ranks])
        shapely.prepare(self._shapes)
        self._tree = shapely.STRtree(self._shapes)
        self._names = np.array([*self.codes, None], dtype=object)

    def __len__(self) -> int:
        return len(self.codes)

    def locate(self, lon: float, lat: float) -> str | None:
        """The code of the grid at the point, None outside all of them."""
        found = self._tree.query(shapely.points(lon, lat), predicate="intersects")
        return self.codes[found.min()] if len(found) else None

    def locate_many(self, lons: NDArray[np.float64], lats: NDArray[np.float64]) -> NDArray[np.object_]:
        """The codes of the grids at many points at once, None where a point lies outside."""
        return self._names[self.rank_many(lons, lats)]

    def rank_many(self, lons: NDArray[np.float64], lats: NDArray[np.float64]) -> NDArray[np.intp]:
        """Positions in `codes`, OUTSIDE where a point lies outside: the form for counting."""
        points, ranks = self._tree.query(shapely.points(lons, lats), predicate="intersects")
        lowest = np.full(len(lons), len(self.codes), dtype=np.intp)
        np.minimum.at(lowest, points, ranks)
        lowest[lowest == len(self.codes)] = OUTSIDE
        return lowest
