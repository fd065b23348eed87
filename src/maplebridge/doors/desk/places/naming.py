"""Many places by their names from the town down, household groups too, in one round trip. Not for one place."""

from collections.abc import Iterable, Mapping

from maplebridge.directory.places.models import HouseholdGroup
from maplebridge.directory.places.queries import get_place
from maplebridge.directory.places.rules import WIDTHS, Level
from maplebridge.ground.words.fault import Fault

GROUP = WIDTHS[Level.HOUSEHOLD_GROUP]
AROUND = (WIDTHS[Level.TOWN], WIDTHS[Level.VILLAGE], WIDTHS[Level.GRID])


def name_places(county: str, codes: Iterable[str]) -> Mapping[str, str]:
    """The name of each code; "" for the county itself."""
    wanted = set(codes)
    groups = [code for code in wanted if len(code) == GROUP]
    rows = HouseholdGroup.objects.of(county).filter(code__in=groups).values_list("code", "name") if groups else ()
    named = dict(rows)
    return {code: _around(county, code) + named.get(code, "") for code in wanted}


def _around(county: str, code: str) -> str:
    try:
        return "".join(get_place(county, code[:width]).name for width in AROUND if width <= len(code))
    except Fault:
        return code
