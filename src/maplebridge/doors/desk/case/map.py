"""Where a case lies: its point and the outline of its grid, for a map without tiles. Not for finding grids."""

from dataclasses import dataclass

import orjson
import shapely

from maplebridge.cases.viewing import CaseView
from maplebridge.directory.places.models import Grid

GRID = 15
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Map:
    """A point in WGS-84 degrees, and rings of (latitude, longitude) as JSON; "[]" where no outline is known."""

    latitude: float
    longitude: float
    outline: str


def map_of(view: CaseView) -> Map | None:
    """The map of a case that has a point; one round trip for the outline."""
    longitude, latitude = view.row.get("longitude"), view.row.get("latitude")
    if longitude is None or latitude is None:
        return None
    return Map(round(latitude, DIGITS), round(longitude, DIGITS), _outline(view.pack.county, view.row["place"]))


def _outline(county: str, place: str) -> str:
    grids = Grid.objects.of(county).filter(code=place[:GRID], boundary__isnull=False)
    boundary = grids.values_list("boundary", flat=True).first() if len(place) >= GRID else None
    if boundary is None:
        return "[]"
    shape = shapely.from_wkb(bytes(boundary))
    parts = shapely.get_parts(shape)
    rings = [shapely.get_coordinates(part)[:, ::-1].round(DIGITS).tolist() for part in parts]
    return orjson.dumps(rings).decode()
