"""Reads a pack's units.yaml into units and competence, named for one county. Not for storing them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from maplebridge.directory.units.licences import read_licences
from maplebridge.directory.units.rules import CENTRE, CITY, CITY_LENGTH, LEVELS, Competence, DutyKind, UnitFacts
from maplebridge.directory.units.visiting import read_accreditation, read_hours, read_spot
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

DUTY_KINDS: tuple[DutyKind, ...] = ("lead", "help")
VILLAGE_COMMITTEES = ("村民委员会", "居民委员会")


@dataclass(frozen=True, slots=True)
class Area:
    """A division for which units are made."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Drafts:
    """Everything a list of units says, ready to be stored."""

    units: tuple[UnitFacts, ...]
    competences: tuple[Competence, ...]


def read_drafts(path: Path, county: str, areas: Iterable[Area]) -> Drafts:
    """The units of `county` that the file names, and those it asks for in each of `areas`.

    Raises Fault naming the entry that lacks something.
    """
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - text only
    named = [_named(entry, county, f"units[{n}]") for n, entry in enumerate(document.get("units", []))]
    asked = list(_each(document.get("each", []), county, list(areas)))
    pairs = [*named, *asked]
    return Drafts(
        tuple(unit for unit, _ in pairs), tuple(line for unit, entry in pairs for line in _lines(unit, entry))
    )


def _named(entry: Mapping[str, Any], county: str, where: str) -> tuple[UnitFacts, Mapping[str, Any]]:
    _require(entry, ("code", "zh", "en"), where)
    above = _is_of_the_city(entry, where)
    facts = UnitFacts(
        code=f"{entry['code']}-{county}",
        kind=_kind(entry),
        level=CITY if above else "county",
        name=Text(entry["zh"], entry["en"]),
        place=county[:CITY_LENGTH] if above else county,
        parent=_parent(entry, county),
        licences=read_licences(entry.get("licences", []), f"{where}.licences"),
        **_visiting(entry, county, where),
    )
    return facts, entry


def _visiting(entry: Mapping[str, Any], county: str, where: str, place: str = "") -> dict[str, Any]:
    """Where and when it can be visited and what it is accredited for; `{place}` in an address is the place's name."""
    address, accredited = entry.get("address"), dict(entry.get("accredited") or {})
    if address:
        _require(address, ("zh", "en"), f"{where}.address")
    if "by" in accredited:
        accredited["by"] = f"{accredited['by']}-{county}"
    return {
        "address": Text(address["zh"].format(place=place), address["en"].format(place=place)) if address else None,
        "phone": entry.get("phone", ""),
        "spot": read_spot(entry.get("point", []), f"{where}.point"),
        "hours": read_hours(entry.get("hours") or {}, f"{where}.hours"),
        "accredited": read_accreditation(accredited, f"{where}.accredited"),
    }


def _is_of_the_city(entry: Mapping[str, Any], where: str) -> bool:
    level = entry.get("level", "county")
    if level not in ("county", CITY):
        text = Text(f"{where} 的 level 写 county 或 city。", f"The “level” of {where} is county or city.")
        raise Fault("unit_level", text, field=f"{where}.level")
    return bool(level == CITY)


def _each(
    entries: list[Mapping[str, Any]], county: str, areas: list[Area]
) -> Iterator[tuple[UnitFacts, Mapping[str, Any]]]:
    for number, entry in enumerate(entries):
        _require(entry, ("code", "level", "zh", "en"), f"each[{number}]")
        for area in areas:
            level = LEVELS.get(len(area.code)) == entry["level"] and area.code.startswith(county)
            if level and _short_name(area.name).endswith(entry.get("where", "")):
                yield _made(entry, county, area, f"each[{number}]"), entry


def _made(entry: Mapping[str, Any], county: str, area: Area, where: str) -> UnitFacts:
    place = _short_name(area.name)
    return UnitFacts(
        code=f"{entry['code']}-{area.code}",
        kind=_kind(entry),
        level=entry["level"],
        name=Text(entry["zh"].format(place=place), entry["en"].format(place=place)),
        place=area.code,
        parent=_parent(entry, county) or _centre_above(_kind(entry), area.code),
        **_visiting(entry, county, where, place),
    )


def _kind(entry: Mapping[str, Any]) -> str:
    return str(entry.get("kind") or entry["code"])


def _parent(entry: Mapping[str, Any], county: str) -> str:
    return f"{entry['parent']}-{county}" if entry.get("parent") else ""


def _centre_above(kind: str, place: str) -> str:
    return f"{CENTRE}-{place[:-3]}" if kind == CENTRE and LEVELS[len(place)] != "county" else ""


def _short_name(name: str) -> str:
    for ending in VILLAGE_COMMITTEES:
        name = name.removesuffix(ending)
    return name


def _lines(unit: UnitFacts, entry: Mapping[str, Any]) -> Iterator[Competence]:
    for duty in DUTY_KINDS:
        for category in entry.get(duty, []):
            yield Competence(unit.code, category, unit.place, duty)


def _require(entry: Mapping[str, Any], names: Iterable[str], where: str) -> None:
    for name in names:
        if not entry.get(name):
            text = Text(f"{where} 缺少“{name}”，请补上。", f"{where} lacks “{name}”; please add it.")
            raise Fault("unit_incomplete", text, field=f"{where}.{name}")
