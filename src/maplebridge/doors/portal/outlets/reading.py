"""Reads what somebody asks of the list of outlets: a matter, where they are, and whether only open ones count. What is
not understood is left out."""

from dataclasses import dataclass
from math import isfinite

import orjson
from django.http import HttpRequest

from maplebridge.directory.places.queries import get_place, locate
from maplebridge.directory.units.rules import UnitFacts
from maplebridge.directory.units.visiting import Spot
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.services.insight.mapping import get_drawing

TOWN, VILLAGE = 9, 12
COUNTY = "county"


@dataclass(frozen=True, slots=True)
class Asked:
    """The matter ("" for all), a place from the list ("" for none), the point to measure from, only open ones; `around`
    is the code of where that lies, "" where it is not known."""

    matter: str
    place: str
    spot: Spot | None
    open_now: bool
    own_position: bool = False
    around: str = ""

    def is_local(self, unit: UnitFacts) -> bool:
        """Whether it is the village's own: it has no point of its own, and comes before all others there."""
        return unit.spot is None and unit.level != COUNTY and self.around.startswith(unit.place)

    def reaches(self, unit: UnitFacts) -> bool:
        """Whether it is listed: those of single villages only for whoever is there."""
        return unit.spot is not None or unit.level == COUNTY or self.is_local(unit)


def read_asked(request: HttpRequest, county: str, pack: Pack) -> Asked:
    """The question as it was sent. A position wins over a place chosen from the list."""
    sent = request.GET
    matter = sent.get("matter", "")
    place = _known(county, sent.get("place", ""))
    own = _position(sent.get("lon", ""), sent.get("lat", ""))
    return Asked(
        matter=matter if matter in pack.matters else "",
        place="" if own else place,
        spot=own or (_middle_of(county, place) if place else None),
        open_now=sent.get("open") == "1",
        own_position=own is not None,
        around=(locate(county, own.longitude, own.latitude) or "") if own else place,
    )


def _position(longitude: str, latitude: str) -> Spot | None:
    try:
        found = Spot(float(longitude), float(latitude))
    except ValueError:
        return None
    sound = isfinite(found.longitude) and isfinite(found.latitude)
    return found if sound and abs(found.longitude) <= 180 and abs(found.latitude) <= 90 else None


def _known(county: str, code: str) -> str:
    try:
        known = len(code) in (TOWN, VILLAGE) and get_place(county, code).code.startswith(county)
    except Fault:
        return ""
    return code if known else ""


def _middle_of(county: str, place: str) -> Spot | None:
    """A point within a town or village, from its drawn boundary; None where none is drawn."""
    drawn = orjson.loads(get_drawing(county).make(county, place[:-3], len(place)))
    points = {each["properties"]["name"]: each["properties"]["cp"] for each in drawn["features"]}
    found = points.get(place)
    return Spot(*found) if found else None
