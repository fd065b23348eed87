"""What of the monthly series is wanted: a place, a year, one series or all. Not for showing them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest

from maplebridge.directory.places.queries import list_children
from maplebridge.directory.places.rules import Level, Place
from maplebridge.doors.desk.places.pages import find_place
from maplebridge.doors.parts.asking import Visitor
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack

YEARS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Chosen:
    """A place with those right below it, a year, and the series wanted; "" is all of them."""

    place: Place
    below: tuple[Place, ...]
    year: int
    series: str
    titles: Mapping[str, Text]

    @property
    def query(self) -> str:
        """The same as an address says it."""
        said = {"place": self.place.code, "year": str(self.year), "series": self.series}
        return urlencode({name: value for name, value in said.items() if value})

    def wants(self, name: str) -> bool:
        """Whether that series is to be shown."""
        return self.series in ("", name)


def read_chosen(request: HttpRequest, visitor: Visitor) -> Chosen:
    """What the address asks for; what it does not say is the county, the year of the last whole month, all series."""
    said, rules = request.GET, get_current_pack(visitor.county).series
    titles = {each.name: each.title for each in rules.series.values()}
    titles |= {each.name: each.title for each in rules.ratios.values()}
    place = find_place(visitor.county, said.get("place", "") or visitor.county)
    below = list_children(visitor.county, place.code) if place.level in (Level.COUNTY, Level.TOWN) else ()
    years = list_years(visitor)
    year = next((each for each in years if str(each) == said.get("year")), _usual(visitor))
    return Chosen(place, tuple(below), year, said.get("series", "") if said.get("series") in titles else "", titles)


def list_years(visitor: Visitor) -> list[int]:
    """The years to choose from, the newest first."""
    this = day_of(visitor.now).year
    return [this - back for back in range(YEARS_SHOWN)]


def _usual(visitor: Visitor) -> int:
    today: date = day_of(visitor.now)
    return today.year if today.month > 1 else today.year - 1
