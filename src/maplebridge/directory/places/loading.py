"""Reads a county's places from the tables into memory and keeps them there. Not for deciding anything."""

from collections.abc import Hashable, Mapping
from datetime import date

from django.db.models import Q

from maplebridge.directory.places.locating import GridIndex
from maplebridge.directory.places.models import Division, Grid, HouseholdGroup, PlaceRevision
from maplebridge.directory.places.registry import Registry
from maplebridge.directory.places.rules import Place, level_of, list_ancestors, parent_code
from maplebridge.ground.memory.remembering import Remembered

NAMES = ("divisions", "grids", "groups")
VALIDITY = ("valid_from", "valid_to", "replaced_by")


def place_of(code: str, name: str, valid_from: date | None, valid_to: date | None, replaced_by: str) -> Place:
    """A register's row as a Place."""
    return Place(code, name, level_of(code), parent_code(code), valid_from, valid_to, replaced_by)


def load_registry(county: str) -> Registry:
    """All divisions of the county and above it, all its grids, and which household groups were merged."""
    around = Q(code__in=list_ancestors(county)) | Q(code__startswith=county)
    divisions = Division.objects.filter(around).values_list("code", "name", *VALIDITY)
    grids = Grid.objects.of(county).values_list("code", "name", *VALIDITY)
    merged = HouseholdGroup.objects.of(county).filter(replaced_by__gt="").values_list("code", "replaced_by")
    return Registry((place_of(*row) for row in (*divisions, *grids)), dict(merged))


def load_index(county: str) -> GridIndex:
    """The boundaries of the grids that stand."""
    drawn = Grid.objects.of(county).filter(boundary__isnull=False, valid_to=None)
    rows = list(drawn.values_list("code", "boundary"))
    return GridIndex([code for code, _ in rows], [bytes(boundary or b"") for _, boundary in rows])


def find_group(county: str, code: str) -> Place | None:
    """One household group, read by its key."""
    row = HouseholdGroup.objects.of(county).filter(code=code).values_list("code", "name", *VALIDITY).first()
    return place_of(*row) if row else None


def _revise_names(county: str) -> Hashable:
    return _tokens(county, NAMES)


def _revise_boundaries(county: str) -> Hashable:
    return _tokens(county, ("grids",))


def _tokens(county: str, registers: tuple[str, ...]) -> Hashable:
    """What says that these registers have not changed; None when nothing was ever imported."""
    rows = PlaceRevision.objects.of(county).filter(register__in=registers)
    tokens: Mapping[str, Hashable] = dict(rows.values_list("register", "token"))
    return tuple(sorted(tokens.items())) or None


registries: Remembered[Registry] = Remembered(_revise_names, load_registry)
indexes: Remembered[GridIndex] = Remembered(_revise_boundaries, load_index)


def forget() -> None:
    """Drop what this process remembers of places: it has just written some."""
    registries.forget()
    indexes.forget()
