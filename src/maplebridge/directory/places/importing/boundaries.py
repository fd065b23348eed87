"""Reads the boundary of a grid: a GeoJSON polygon, taken to WGS-84, kept as WKB. Not for locating points."""

from typing import Any

import numpy as np
import orjson
import shapely

from maplebridge.directory.places.datum import Datum, to_wgs84
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

MOST_VERTICES = 20_000
BAD_SHAPE = Text("边界应为 GeoJSON 多边形。", "A boundary is a GeoJSON Polygon or MultiPolygon.")
NOT_SIMPLE = Text("边界自相交或不成面。", "The boundary crosses itself or encloses nothing.")
OFF_EARTH = Text("坐标不是经纬度。", "The coordinates are no longitudes and latitudes.")
TOO_FINE = Text("边界的点过多。", "The boundary has too many points.")


def read_boundary(geometry: Any, datum: Datum) -> bytes | None:
    """WKB in WGS-84 of a GeoJSON geometry drawn in `datum`; None when the feature has none."""
    if geometry is None:
        return None
    shape = _read_shape(geometry)
    _check_extent(shape)
    if datum is Datum.GCJ02:
        shape = shapely.transform(shape, _to_wgs84)
    if not shape.is_valid or shape.area == 0:
        raise Fault("boundary_not_simple", NOT_SIMPLE, field="geometry")
    return bytes(shapely.to_wkb(shape))


def _read_shape(geometry: Any) -> shapely.Geometry:
    try:
        shape = shapely.force_2d(shapely.from_geojson(orjson.dumps(geometry)))
    except (shapely.errors.GEOSException, TypeError, ValueError):
        raise Fault("bad_boundary", BAD_SHAPE, field="geometry") from None
    if shape is None or shape.geom_type not in ("Polygon", "MultiPolygon") or shape.is_empty:
        raise Fault("bad_boundary", BAD_SHAPE, field="geometry")
    return shape


def _check_extent(shape: shapely.Geometry) -> None:
    if shapely.get_num_coordinates(shape) > MOST_VERTICES:
        raise Fault("boundary_too_fine", TOO_FINE, field="geometry")
    west, south, east, north = shape.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise Fault("coordinates_off_earth", OFF_EARTH, field="geometry")


def _to_wgs84(coordinates: Any) -> Any:
    return np.column_stack(to_wgs84(coordinates[:, 0], coordinates[:, 1]))
