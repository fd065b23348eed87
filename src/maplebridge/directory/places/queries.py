"""Reads of the registers of places. Not for who works where: rooms above know people."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from django.db.models import Q
from numpy.typing import NDArray

from maplebridge.directory.places import loading
from maplebridge.directory.places.models import Grid, Household, HouseholdGroup, PartyGroup, PartyGroupGrid
from maplebridge.directory.places.rules import Level, Place, level_of
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text


def get_place(county: str, code: str) -> Place:
    """The place with that code, ended ones too; Fault `bad_place_code`, Missing `no_such_place`."""
    is_group = level_of(code) is Level.HOUSEHOLD_GROUP
    place = loading.find_group(county, code) if is_group else loading.registries.get(county).get(code)
    if place is None:
        sentence = Text(f"没有代码为 {code} 的地方。", f"There is no place {code}.")
        raise Missing("no_such_place", sentence, field="place")
    return place


def list_children(county: str, code: str) -> tuple[Place, ...]:
    """The places directly within `code` that have not ended, by code."""
    if level_of(code) is not Level.GRID:
        return loading.registries.get(county).list_children(code)
    rows = HouseholdGroup.objects.of(county).filter(grid=code, valid_to=None).order_by("code")
    return tuple(loading.place_of(*row) for row in rows.values_list("code", "name", *loading.VALIDITY))


def list_places(county: str, *, level: Level | None = None, within: str = "") -> list[Place]:
    """Divisions and grids of a county by code, ended ones too; of one `level`, of one prefix `within`."""
    places = loading.registries.get(county).places
    chosen = (places[code] for code in sorted(places) if code.startswith(within))
    return [place for place in chosen if level in (None, place.level)]


def list_prefixes(county: str, code: str) -> tuple[str, ...]:
    """The code prefixes of a jurisdiction: `code` and its predecessors, for which it now answers."""
    level_of(code)
    return loading.registries.get(county).list_prefixes(code)


def find_in_text(county: str, text: str) -> Place | None:
    """The town or village that free text names, None when none or several."""
    return loading.registries.get(county).find_in_text(text)


def locate(county: str, lon: float, lat: float) -> str | None:
    """The code of the grid at a WGS-84 point, None outside all of them."""
    return loading.indexes.get(county).locate(lon, lat)


def locate_many(county: str, lons: NDArray[np.float64], lats: NDArray[np.float64]) -> NDArray[np.object_]:
    """The codes of the grids at many WGS-84 points, None where a point lies outside."""
    return loading.indexes.get(county).locate_many(lons, lats)


def forget() -> None:
    """Drop what this process remembers of places."""
    loading.forget()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many places stand within a prefix, the ended ones not counted."""

    towns: int
    villages: int
    grids: int
    household_groups: int
    party_groups: int
    households: int


def count_places(county: str, within: str = "") -> Counts:
    """Counts of a county, or of the part of it whose codes begin with `within`."""
    standing = [place.level for place in list_places(county, within=within) if place.valid_to is None]
    groups = HouseholdGroup.objects.of(county).filter(grid__startswith=within, valid_to=None)
    spanned = PartyGroupGrid.objects.of(county).filter(grid__startswith=within)
    return Counts(
        towns=standing.count(Level.TOWN),
        villages=standing.count(Level.VILLAGE),
        grids=standing.count(Level.GRID),
        household_groups=groups.count(),
        party_groups=PartyGroup.objects.of(county).filter(code__in=spanned.values("party_group")).count(),
        households=Household.objects.of(county).filter(group__startswith=within).count(),
    )


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the registers lack; codes in order."""

    villages_without_grid: tuple[str, ...]
    grids_without_worker: tuple[str, ...]
    grids_without_group: tuple[str, ...]
    grids_without_boundary: tuple[str, ...]
    households_without_contact: tuple[str, ...]


def list_gaps(county: str, *, staffed: Collection[str], within: str = "") -> Gaps:
    """The gaps of a county or a part of it; `staffed`: the codes of grids that have a worker."""
    grids = Grid.objects.of(county).filter(valid_to=None, code__startswith=within)
    drawn = grids.order_by("code").annotate(undrawn=Q(boundary=None))
    undrawn_by_code = dict(drawn.values_list("code", "undrawn"))
    groups = HouseholdGroup.objects.of(county).filter(valid_to=None, grid__startswith=within)
    grouped = set(groups.values_list("grid", flat=True).distinct())
    unreachable = Household.objects.of(county).filter(contact_known=False, group__startswith=within)
    return Gaps(
        villages_without_grid=_villages_without_grid(county, within),
        grids_without_worker=tuple(code for code in undrawn_by_code if code not in staffed),
        grids_without_group=tuple(code for code in undrawn_by_code if code not in grouped),
        grids_without_boundary=tuple(code for code, undrawn in undrawn_by_code.items() if undrawn),
        households_without_contact=tuple(unreachable.order_by("code").values_list("code", flat=True)),
    )


def _villages_without_grid(county: str, within: str) -> tuple[str, ...]:
    villages = list_places(county, level=Level.VILLAGE, within=within)
    standing = (village.code for village in villages if village.valid_to is None)
    return tuple(code for code in standing if not list_children(county, code))
