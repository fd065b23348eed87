"""Reads a pack's people.yaml: people by name, and how the rest are made. Not for making them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

from maplebridge.directory.people.drafts import PersonDraft
from maplebridge.directory.people.rules import ROLES, Duty, Kind
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

KINDS = ("staff", "resident", "machine")


@dataclass(frozen=True, slots=True)
class ForUnits:
    """One person with `role` for each unit of a level and kind ("" for any).

    `also` adds a duty in the unit of that kind at the same place. With `speaks`, only one unit in `one_in` gets the
    person, who speaks that language.
    """

    role: str
    level: str
    kind: str = ""
    also: str = ""
    speaks: str = ""
    one_in: int = 1


@dataclass(frozen=True, slots=True)
class ForGrids:
    """One person with `role` for each grid; one in so many speaks a language."""

    role: str
    unit: str
    speaks: str = ""
    where: str = ""
    one_in: int = 1
    elsewhere_one_in: int = 1


@dataclass(frozen=True, slots=True)
class Pattern:
    """Everything that a pack says about its people."""

    people: tuple[PersonDraft, ...]
    for_units: tuple[ForUnits, ...]
    for_grids: tuple[ForGrids, ...]


def read_pattern(path: Path, county: str) -> Pattern:
    """What the file says, for `county`. Raises Fault naming the entry that is wrong."""
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - text only
    return Pattern(
        people=tuple(_person(each, county, f"people[{n}]") for n, each in enumerate(_list(document, "people"))),
        for_units=tuple(ForUnits(**_numbers(each)) for each in _list(document, "each_unit")),
        for_grids=tuple(ForGrids(**_numbers(each)) for each in _list(document, "each_grid")),
    )


def _list(document: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    return document.get(name) or []


def _numbers(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {name: int(value) if name.endswith("one_in") else value for name, value in entry.items()}


def _person(entry: Mapping[str, Any], county: str, where: str) -> PersonDraft:
    for name in ("code", "name"):
        if not entry.get(name):
            raise _fault(f"{where}.{name}", f"{where} 缺少“{name}”。", f"{where} lacks “{name}”.")
    kind = entry.get("kind", "staff")
    if kind not in KINDS:
        raise _fault(f"{where}.kind", f"没有“{kind}”这种人员。", f"There is no kind of person “{kind}”.")
    return PersonDraft(
        code=entry["code"],
        name=entry["name"],
        kind=cast("Kind", kind),
        languages=tuple(entry.get("languages", ["zh"])),
        phone=entry.get("phone", ""),
        id_number=entry.get("id_number", ""),
        duties=tuple(_duty(each, county, where) for each in entry.get("duties", [])),
    )


def _duty(entry: Mapping[str, str], county: str, where: str) -> Duty:
    role = entry.get("role", "")
    if role not in ROLES:
        raise _fault(f"{where}.role", f"没有“{role}”这个角色。", f"There is no role “{role}”.")
    place = entry.get("place", county)
    return Duty(role, f"{entry['unit']}-{place[:12]}" if entry.get("unit") else "", place)


def _fault(field: str, zh: str, en: str) -> Fault:
    return Fault("people_wrong", Text(zh, en), field=field)
