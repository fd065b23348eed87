"""Names and lists of places as residents choose them. Not for the registers."""

from dataclasses import dataclass

from maplebridge.directory.places.naming import say_path
from maplebridge.directory.places.queries import get_place, list_children, list_places
from maplebridge.directory.places.rules import Level, Place
from maplebridge.ground.words.fault import Fault

SAID_FROM = (9, 12, 15, 18)


@dataclass(frozen=True, slots=True)
class Town:
    """A town with its villages."""

    code: str
    name: str
    villages: tuple[Place, ...]


def list_towns(county: str) -> list[Town]:
    """The towns of the county that stand, with their villages, by code."""
    towns = (place for place in list_places(county, level=Level.TOWN) if place.valid_to is None)
    return [Town(town.code, town.name, list_children(county, town.code)) for town in towns]


def name_of(county: str, code: str) -> str:
    """A place by its names from the town down; the county's own name for the county."""
    codes = [code[:width] for width in SAID_FROM if width <= len(code)] or [code]
    try:
        return say_path(get_place(county, each).name for each in codes)
    except Fault:
        return code
