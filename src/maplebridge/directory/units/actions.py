"""Writes of units: install a list, retire a unit, note languages. Not for duties of people."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from maplebridge.directory.units.drafts import Area, Drafts, read_drafts
from maplebridge.directory.units.models import CompetenceLine, Unit, UnitRevision
from maplebridge.directory.units.queries import forget_registries, list_areas
from maplebridge.directory.units.rules import Competence, UnitFacts
from maplebridge.directory.units.visiting import write_accreditation, write_hours
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text

CHUNK = 2_000
WHO = ("county", "kind", "level", "name_zh", "name_en", "place", "parent", "active", "licences")
WHERE = ("address_zh", "address_en", "phone", "longitude", "latitude", "hours", "accreditation")


def install_pack_units(*, county: str, path: Path, areas: Iterable[Area] | None = None) -> int:
    """Install a pack's units.yaml for `areas` (all standing divisions of the county if None); how many units."""
    return install(county=county, drafts=read_drafts(path, county, areas or list_areas(county)))


def install(*, county: str, drafts: Drafts) -> int:
    """Add or replace the drafted units and their competence; others stay as they are."""
    with transaction.atomic():
        Unit.objects.bulk_create(
            [_as_row(county, unit) for unit in drafts.units],
            batch_size=CHUNK,
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=(*WHO, *WHERE),
        )
        _replace_competence(county, [unit.code for unit in drafts.units], drafts.competences)
        _mark_changed(county)
    return len(drafts.units)


def retire(*, county: str, code: str) -> None:
    """Take a unit out of use: no case goes to it any more. Raises Missing."""
    with transaction.atomic():
        if not Unit.objects.filter(county=county, code=code).update(active=False):
            raise Missing("no_unit", Text("没有这个机构。", "There is no such unit."), field="unit")
        _mark_changed(county)


def note_languages(*, county: str, spoken: Mapping[str, frozenset[str]]) -> int:
    """Record which languages each unit's people speak, where that has changed; how many units changed."""
    rows = list(Unit.objects.filter(county=county).only("code", "languages"))
    changed = [row for row in rows if spoken.get(row.code, frozenset()) != frozenset(row.languages)]
    if not changed:
        return 0
    for row in changed:
        row.languages = sorted(spoken.get(row.code, frozenset()))
    with transaction.atomic():
        Unit.objects.bulk_update(changed, ["languages"], batch_size=CHUNK)
        _mark_changed(county)
    return len(changed)


def _as_row(county: str, unit: UnitFacts) -> Unit:
    return Unit(
        code=unit.code,
        county=county,
        kind=unit.kind,
        level=unit.level,
        name_zh=unit.name.zh,
        name_en=unit.name.en,
        place=unit.place,
        parent=unit.parent,
        active=unit.active,
        licences=sorted(unit.licences),
        **_where(unit),
    )


def _where(unit: UnitFacts) -> dict[str, Any]:
    return {
        "address_zh": unit.address.zh if unit.address else "",
        "address_en": unit.address.en if unit.address else "",
        "phone": unit.phone,
        "longitude": unit.spot.longitude if unit.spot else None,
        "latitude": unit.spot.latitude if unit.spot else None,
        "hours": write_hours(unit.hours),
        "accreditation": write_accreditation(unit.accredited),
    }


def _replace_competence(county: str, units: list[str], lines: Iterable[Competence]) -> None:
    CompetenceLine.objects.filter(county=county, unit__in=units).delete()
    CompetenceLine.objects.bulk_create(
        [
            CompetenceLine(
                county=county,
                unit=line.unit,
                category=line.category,
                place=line.place,
                duty=line.duty,
                position=position,
            )
            for position, line in enumerate(lines)
        ],
        batch_size=CHUNK,
    )


def _mark_changed(county: str) -> None:
    UnitRevision.objects.update_or_create(county=county, defaults={"token": new_id()})
    forget_registries()
    transaction.on_commit(forget_registries)
