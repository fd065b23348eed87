"""What the kinds of units are called: their own name without that of their place. Not for who is of which kind."""

import re
from collections.abc import Iterable

from maplebridge.directory.places.queries import list_places
from maplebridge.directory.units.rules import UnitFacts
from maplebridge.ground.words.text import Text

COMMITTEE = re.compile(r"(居民委员会|村民委员会|居委会|村委会)$")
OF_PLACE = re.compile(r" of \S.*$")
SEVERAL = {
    "forensic": Text("司法鉴定机构", "Forensic institute"),
    "law_firm": Text("律师事务所", "Law firm"),
    "telecom": Text("通信公司", "Telecoms"),
    "outlet": Text("代办网点", "Agent outlet"),
}
"""Kinds of which one place has several: the name of none of them speaks for the others."""


def name_kinds(county: str, units: Iterable[UnitFacts]) -> dict[str, Text]:
    """A name for each kind and level there is among `units`; the first unit of a kind speaks for it."""
    names = {place.code: COMMITTEE.sub("", place.name) for place in list_places(county)}
    found: dict[str, Text] = {}
    for unit in units:
        if unit.kind in SEVERAL:
            found[unit.kind] = SEVERAL[unit.kind]
        elif unit.kind not in found:
            zh = unit.name.zh.removeprefix(names.get(unit.place, "")) or unit.name.zh
            found[unit.kind] = Text(zh, OF_PLACE.sub("", unit.name.en) or unit.name.en)
    return found
