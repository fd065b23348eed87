"""Finds the place of a new case from whatever came: code, door plate, point or the text itself. Not for maps."""

from maplebridge.cases.intake import Intake, Point
from maplebridge.directory.places import queries as places
from maplebridge.directory.places.datum import Datum, to_wgs84
from maplebridge.directory.plates.queries import get_place_of_plate
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

NO_DATUM = Text("坐标系应为 wgs84 或 gcj02", "the datum must be wgs84 or gcj02")
OUTSIDE = Text("位置不在本县", "the position lies outside the county")


def find_place(county: str, intake: Intake) -> str:
    """The most exact place code that the intake gives; the county's own code when it gives none.

    Raises Fault naming `place`, `plate` or `point`.
    """
    if intake.plate:
        return get_place_of_plate(county, intake.plate)
    if intake.place:
        return _known_place(county, intake.place)
    if intake.point is not None:
        return _place_of_point(county, intake.point)
    named = places.find_in_text(county, f"{intake.title} {intake.text}")
    return named.code if named else county


def wgs84_of(point: Point) -> tuple[float, float]:
    """Longitude and latitude in WGS-84, whatever datum the point came in."""
    if point.datum not in set(Datum):
        raise Fault("invalid", NO_DATUM, field="point.datum")
    if point.datum == Datum.WGS84:
        return point.longitude, point.latitude
    longitude, latitude = to_wgs84(point.longitude, point.latitude)
    return float(longitude), float(latitude)


def _known_place(county: str, code: str) -> str:
    try:
        place = places.get_place(county, code)
    except Fault as fault:
        raise type(fault)(fault.code, fault.text, field="place") from None
    if not place.code.startswith(county):
        raise Fault("outside_county", OUTSIDE, field="place")
    return place.code


def _place_of_point(county: str, point: Point) -> str:
    code = places.locate(county, *wgs84_of(point))
    if code is None:
        raise Fault("outside_county", OUTSIDE, field="point")
    return code
