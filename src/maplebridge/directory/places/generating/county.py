"""A made-up county below its real villages: grids and groups and where they lie. Not for real registers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from maplebridge.directory.places.generating.drawing import Corner, draw
from maplebridge.directory.places.generating.scattering import scatter
from maplebridge.directory.places.generating.sharing import Choice, Points, share_out, split
from maplebridge.directory.places.naming import COMMITTEE
from maplebridge.directory.places.rules import Level, Place, parent_code

GRIDS = 5_376
HOUSEHOLD_GROUPS = 23_404
PARTY_GROUPS = 2_847
NUMERALS = "零一二三四五六七八九"
FIRST_TOWN_BEYOND_SEAT = "100"


@dataclass(frozen=True, slots=True)
class MadeGrid:
    """A grid with its ring of corners in WGS-84."""

    code: str
    name: str
    ring: list[Corner]


@dataclass(frozen=True, slots=True)
class MadeGroup:
    """A household group, or a party group with the grids it spans."""

    code: str
    name: str
    grids: tuple[str, ...] = ()


def make_grids(places: Iterable[Place]) -> list[MadeGrid]:
    """All grids of the county over its villages, by code; streets (town codes below 100) lie around the seat."""
    villages = {place.code: place.name for place in places if place.level is Level.VILLAGE}
    sizes = share_out(GRIDS, sorted(villages), "grids")
    scattered = scatter(GRIDS)
    rings = draw(scattered)
    owned = dict(_settle(scattered.points, sizes))
    return [
        MadeGrid(f"{village}{number:03d}", f"{_short(villages[village])}第{numeral(number)}网格", rings[spot])
        for village in sorted(villages)
        for number, spot in enumerate(owned[village], 1)
    ]


def _settle(points: Points, sizes: Mapping[str, int]) -> Iterator[tuple[str, Choice]]:
    """Which spots belong to which village: the seat's streets first, then town by town, then village by village."""
    seat = sum(size for village, size in sizes.items() if _is_street(village))
    by_distance = np.argsort(np.round(np.hypot(*points[:GRIDS].T), 6), kind="stable")
    for chosen, streets in ((by_distance[:seat], True), (by_distance[seat:], False)):
        part = {village: size for village, size in sizes.items() if _is_street(village) is streets}
        for town, spots in split(points, chosen, _by_town(part)) if part else ():
            yield from split(points, spots, [(name, size) for name, size in part.items() if parent_code(name) == town])


def _is_street(village: str) -> bool:
    return village[6:9] < FIRST_TOWN_BEYOND_SEAT


def _by_town(sizes: Mapping[str, int]) -> list[tuple[str, int]]:
    towns: dict[str, int] = {}
    for village, size in sizes.items():
        towns[parent_code(village)] = towns.get(parent_code(village), 0) + size
    return list(towns.items())


def make_groups(grids: Sequence[MadeGrid]) -> Iterator[MadeGroup]:
    """The household groups of these grids, each grid with at least one."""
    sizes = share_out(HOUSEHOLD_GROUPS, [grid.code for grid in grids], "groups")
    for grid in grids:
        for number in range(1, sizes[grid.code] + 1):
            yield MadeGroup(f"{grid.code}{number:03d}", f"{grid.name}第{number}联户组")


def make_party_groups(grids: Sequence[MadeGrid]) -> Iterator[MadeGroup]:
    """The party groups of these grids: each village's span its grids in turn, one or a few of them."""
    villages: dict[str, list[MadeGrid]] = {}
    for grid in grids:
        villages.setdefault(parent_code(grid.code), []).append(grid)
    sizes = share_out(PARTY_GROUPS, list(villages), "party groups")
    for village, within in villages.items():
        yield from _span(village, within, sizes[village])


def _span(village: str, within: Sequence[MadeGrid], count: int) -> Iterator[MadeGroup]:
    """`count` groups over the grids in order; where there are more groups than grids, several share one."""
    for number in range(count):
        first = number * len(within) // count
        last = max(first + 1, (number + 1) * len(within) // count)
        name = f"{within[0].name.partition('第')[0]}第{numeral(number + 1)}党小组"
        yield MadeGroup(f"P{village}{number + 1:03d}", name, tuple(grid.code for grid in within[first:last]))


def _short(village: str) -> str:
    return COMMITTEE.sub("", village)


def numeral(number: int) -> str:
    """A number below 100 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    written = ("" if tens == 1 else NUMERALS[tens]) + "十" if tens else ""
    return written + (NUMERALS[ones] if ones or not tens else "")
