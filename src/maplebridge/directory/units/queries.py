"""Reads of units: the registry of a county, kept for some seconds. Not for deciding who is competent."""

from typing import cast
from uuid import UUID

from maplebridge.directory.places.queries import list_places
from maplebridge.directory.places.rules import Level
from maplebridge.directory.units.drafts import Area
from maplebridge.directory.units.models import CompetenceLine, Unit, UnitRevision
from maplebridge.directory.units.rules import Competence, DutyKind, Registry, UnitFacts
from maplebridge.directory.units.visiting import Spot, read_accreditation, read_hours
from maplebridge.ground.memory.remembering import Remembered
from maplebridge.ground.words.text import Text


def get_registry(county: str) -> Registry:
    """The units of `county`, at most five seconds old.

    One round trip when those have passed, three when units have changed since.
    """
    return _registries.get(county)


def list_areas(county: str) -> list[Area]:
    """The county, its towns and villages, as far as they have not ended."""
    levels = (Level.COUNTY, Level.TOWN, Level.VILLAGE)
    places = [place for level in levels for place in list_places(county, level=level)]
    return [Area(place.code, place.name) for place in places if place.valid_to is None]


def list_competences(county: str) -> list[Competence]:
    """Which units answer for what, as the list of the county has it, in its order."""
    rows = CompetenceLine.objects.filter(county=county).order_by("position", "unit")
    columns = rows.values_list("unit", "category", "place", "duty")
    return [Competence(unit, category, place, cast("DutyKind", duty)) for unit, category, place, duty in columns]


def forget_registries() -> None:
    """Let the next read see what was just written."""
    _registries.forget()


def _revise(county: str) -> UUID | None:
    return UnitRevision.objects.filter(county=county).values_list("token", flat=True).first()


def _load(county: str) -> Registry:
    return Registry(county, _list_units(county), list_competences(county))


def _list_units(county: str) -> list[UnitFacts]:
    return [_facts(row) for row in Unit.objects.filter(county=county).order_by("code")]


def _facts(row: Unit) -> UnitFacts:
    where = f"units.{row.code}"
    return UnitFacts(
        code=row.code,
        kind=row.kind,
        level=row.level,
        name=Text(row.name_zh, row.name_en),
        place=row.place,
        languages=frozenset(row.languages),
        active=row.active,
        parent=row.parent,
        licences=frozenset(row.licences),
        address=Text(row.address_zh, row.address_en) if row.address_zh else None,
        phone=row.phone,
        spot=None if row.longitude is None or row.latitude is None else Spot(row.longitude, row.latitude),
        hours=read_hours(row.hours, where),
        accredited=read_accreditation(row.accreditation, where),
    )


_registries: Remembered[Registry] = Remembered(_revise, _load)
