"""What the kinds of units are called: their own name without that of their place. Not for who is of which kind."""

import re
from collections.abc import Iterable

from maplebridge.directory.places.queries import list_places
from maplebridge.directory.units.rules import UnitFacts
from maplebridge.ground.words.text import Text

COMMITTEE = re.compile(r"(居民委员会|村民委员会|居委会|村委会)$")
OF_PLACE = re.compile(r" of \S.*$")


def name_kinds(county: str, units: Iterable[UnitFacts]) -> dict[str, Text]:
    """A name for each kind and level there is among `units`; the first unit of a kind speaks for it."""
    names = {place.code: COMMITTEE.sub("", place.name) for place in list_places(county)}
    found: dict[str, Text] = {}
    for unit in units:
        if unit.kind not in found:
            zh = unit.name.zh.removeprefix(names.get(unit.place, "")) or unit.name.zh
            found[unit.kind] = Text(zh, OF_PLACE.sub("", unit.name.en) or unit.name.en)
    return found
