"""The names of the places that plates stand for, short as on a plate. Not for addresses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from maplebridge.directory.places.models import HouseholdGroup
from maplebridge.directory.places.naming import COMMITTEE
from maplebridge.directory.places.queries import get_place
from maplebridge.directory.places.rules import WIDTHS, Level
from maplebridge.ground.words.fault import Fault

TOWN, VILLAGE, GROUP = WIDTHS[Level.TOWN], WIDTHS[Level.VILLAGE], WIDTHS[Level.HOUSEHOLD_GROUP]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a plate hangs: town, village, and the grid or group within it without the village's name again."""

    town: str
    village: str
    within: str


def name_spots(county: str, codes: Iterable[str]) -> Mapping[str, Spot]:
    """The spot for each place code; one round trip, however many there are."""
    wanted = set(codes)
    groups = HouseholdGroup.objects.of(county).filter(code__in=[code for code in wanted if len(code) == GROUP])
    names = dict(groups.values_list("code", "name"))
    return {code: _spot(county, code, names.get(code)) for code in wanted}


def short_name(county: str, code: str) -> str:
    """A place without the words for its committee; "" for a place that is none."""
    try:
        return COMMITTEE.sub("", get_place(county, code).name)
    except Fault:
        return ""


def _spot(county: str, code: str, name: str | None) -> Spot:
    if name is None and len(code) not in (TOWN, VILLAGE):
        name = short_name(county, code) if len(code) != GROUP else ""
    village = short_name(county, code[:VILLAGE]) if len(code) >= VILLAGE else ""
    return Spot(short_name(county, code[:TOWN]), village, (name or "").removeprefix(village))
