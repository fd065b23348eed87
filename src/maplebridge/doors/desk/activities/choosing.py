"""What the forms of activities offer to choose from, and what a list is narrowed to. Not for what may be done."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import get_place, list_children, list_places
from maplebridge.directory.places.rules import Level
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import UnitFacts
from maplebridge.services.activities.queries import Wanted

CODE_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What somebody narrowed a list to, as rooms take it and as addresses say it."""

    wanted: Wanted

    @property
    def query(self) -> dict[str, str]:
        """What an address says of it."""
        names = ("place", "unit", "kind", "state")
        return {name: value for name in names if (value := getattr(self.wanted, name))}

    def at(self, address: str, **other: str) -> str:
        """An address with this and more."""
        said = urlencode({**self.query, **other})
        return f"{address}?{said}" if said else address


def read_narrowed(request: HttpRequest) -> Narrowed:
    """What the address says."""
    said = {name: request.GET.get(name, "").strip()[:CODE_LONGEST] for name in ("place", "unit", "kind", "state")}
    return Narrowed(Wanted(**said))


def town_options(county: str) -> list[tuple[str, str]]:
    """The county and its towns."""
    towns = [place for place in list_places(county, level=Level.TOWN) if place.valid_to is None]
    return [(county, get_place(county, county).name), *((town.code, town.name) for town in towns)]


def place_options(actor: Actor) -> list[tuple[str, list[tuple[str, str]]]]:
    """Where an activity may take place: the county, then each town with its villages."""
    area = min((duty.place for duty in actor.duties if duty.place), key=len, default=actor.county)
    towns = [place for place in list_places(actor.county, level=Level.TOWN) if place.valid_to is None]
    mine = [town for town in towns if town.code.startswith(area[:9])]
    county = get_place(actor.county, actor.county).name
    found = [(county, [(actor.county, county)])]
    for town in mine:
        villages = [(each.code, each.name) for each in list_children(actor.county, town.code)]
        found.append((town.name, [(town.code, town.name), *villages]))
    return found


def other_units(actor: Actor) -> list[UnitFacts]:
    """Units that may join in: those of the county, and those of the towns that the actor serves in."""
    towns = {duty.place[:9] for duty in actor.duties if len(duty.place) >= 9}
    units = [unit for unit in get_registry(actor.county) if unit.active]
    return [unit for unit in units if unit.level == "county" or (unit.level == "town" and unit.place in towns)]
