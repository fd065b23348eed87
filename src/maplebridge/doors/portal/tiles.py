"""The matters that residents bring most, as tiles with a picture. Not for all matters: those are under apply."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from maplebridge.doors.portal.pictures import draw
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack

COMMON = (
    "streetlight",
    "rubbish",
    "pothole",
    "water_supply",
    "drainage",
    "noise",
    "parking",
    "fire_hazard",
)
"""What people report most, in this order, as far as the county's rules know it."""

ICONS: Mapping[str, str] = {
    **{name: name for name in COMMON},
    "power_cut": "power_cut",
    "thanks": "thanks",
    "neighbour_dispute": "dispute",
    "wage_arrears": "wages",
    "legal_advice": "law",
}
PLAIN_ICON = "apply"


@dataclass(frozen=True, slots=True)
class Tile:
    """One matter to press."""

    name: str
    title: Text
    picture: SafeString


def list_tiles(pack: Pack) -> list[Tile]:
    """The common matters that this county has."""
    return [Tile(name, pack.matters[name].title, picture_of(name)) for name in COMMON if name in pack.matters]


def picture_of(matter: str) -> SafeString:
    """A matter's picture; a plain one for those that have none of their own."""
    return draw(ICONS.get(matter, PLAIN_ICON))
