"""The map under the figures: towns of a county, villages of a town, grids of a village, as GeoJSON. Drawn from the
boundaries of grids and kept until they change. Not for finding the place of a point."""

from collections.abc import Hashable, Mapping
from typing import Any

import orjson
import shapely
from numpy.typing import NDArray

from maplebridge.directory.places.models import Grid, PlaceRevision
from maplebridge.directory.places.queries import list_places
from maplebridge.ground.memory.remembering import Remembered

DECIMALS, COARSE = 5, {9: 0.0006, 12: 0.0002, 15: 0.0}  # degrees by which borders are straightened, by width of code


class Drawing:
    """The grids of one county; maps are made when first asked for. `stamp` changes when the register does."""

    def __init__(self, stamp: Hashable, grids: Mapping[str, bytes]) -> None:
        self.stamp = f"{abs(hash(stamp)):x}"
        self._codes = sorted(grids)
        self._shapes: NDArray[Any] = shapely.from_wkb([grids[code] for code in self._codes])
        self._made: dict[tuple[str, int], bytes] = {}

    def make(self, county: str, place: str, width: int) -> bytes:
        """The parts of `place` whose codes have `width` digits, as a GeoJSON FeatureCollection; the name of a feature
        is its code."""
        if (place, width) not in self._made:
            self._made[place, width] = self._draw(county, place, width)
        return self._made[place, width]

    def _draw(self, county: str, place: str, width: int) -> bytes:
        within = [n for n, code in enumerate(self._codes) if code.startswith(place)]
        groups: dict[str, list[int]] = {}
        for n in within:
            groups.setdefault(self._codes[n][:width], []).append(n)
        merged = [shapely.coverage_union_all(self._shapes[members]) for members in groups.values()]
        if merged and COARSE[width]:
            merged = list(shapely.coverage_simplify(merged, COARSE[width]))
        names = {each.code: each.name for each in list_places(county, within=place)}
        features = [_feature(code, names.get(code, code), shape) for code, shape in zip(groups, merged, strict=True)]
        return orjson.dumps({"type": "FeatureCollection", "features": features})


def get_drawing(county: str) -> Drawing:
    """The drawing of a county, at most five seconds behind its register."""
    return _drawings.get(county)


def _feature(code: str, name: str, shape: Any) -> dict[str, Any]:
    middle = shape.representative_point()
    properties = {"name": code, "label": name, "cp": [round(middle.x, DECIMALS), round(middle.y, DECIMALS)]}
    geometry = shapely.geometry.mapping(shapely.set_precision(shape, 10**-DECIMALS))
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _revise(county: str) -> Hashable:
    rows = PlaceRevision.objects.of(county).filter(register="grids")
    return rows.values_list("token", flat=True).first()


def _load(county: str) -> Drawing:
    grids = Grid.objects.of(county).filter(boundary__isnull=False, valid_to=None).values_list("code", "boundary")
    return Drawing(_revise(county), {code: bytes(boundary or b"") for code, boundary in grids})


_drawings: Remembered[Drawing] = Remembered(_revise, _load)
