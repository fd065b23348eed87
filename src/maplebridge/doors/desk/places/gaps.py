"""What the registers of a place lack, as the desk lists it: by kind, in words, with codes. Not for finding it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from maplebridge.directory.places.queries import list_gaps, list_places
from maplebridge.directory.places.rules import Level
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.desk.people.reading import list_staffed
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack

WIDTHS = (6, 9, 12, 15)
KINDS = {
    "grids_without_worker": Text("没有网格员的网格", "Grids without a worker"),
    "villages_without_grid": Text("没有网格的村（社区）", "Villages without a grid"),
    "grids_without_group": Text("没有联户组的网格", "Grids without a household group"),
    "grids_without_boundary": Text("没有边界的网格", "Grids without an outline"),
    "households_without_contact": Text("没有联系人的住户", "Households without a contact"),
    "matters_without_unit": Text("没有主办、协办单位的事项", "Matters for which no unit answers"),
}


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is lacking: the code of what lacks it, and its name where it has one."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class Gap:
    """All that lacks the same."""

    kind: str
    title: Text
    lacks: tuple[Lack, ...]


def find_gaps(county: str, within: str, day: date) -> list[Gap]:
    """Every kind of gap of a place, those without any too."""
    places = {place.code: place for place in list_places(county, within=within)}
    held = set(list_staffed(county, day))
    grids = (code for code, place in places.items() if place.level is Level.GRID)
    staffed = {code for code in grids if any(code[:width] in held for width in WIDTHS)}
    found = list_gaps(county, staffed=staffed, within=within)
    names = {code: Text(place.name, place.name) for code, place in places.items()}
    gaps = [Gap("matters_without_unit", KINDS["matters_without_unit"], tuple(_unanswered(county, within)))]
    for kind in KINDS.keys() - {"matters_without_unit"}:
        lacks = tuple(Lack(code, names.get(code, Text("", ""))) for code in getattr(found, kind))
        gaps.append(Gap(kind, KINDS[kind], lacks))
    return sorted(gaps, key=lambda gap: list(KINDS).index(gap.kind))


def _unanswered(county: str, within: str) -> Iterator[Lack]:
    pack, registry = get_current_pack(county), get_registry(county)
    for matter in pack.matters.values():
        if not registry.competences(matter.category, within):
            yield Lack(matter.name, matter.title)
