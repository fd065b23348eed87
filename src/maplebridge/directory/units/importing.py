"""Imports units from a spreadsheet saved as CSV; every line that cannot be taken is told. Not for a pack's list."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from maplebridge.directory.places.importing.columns import Line, read_name
from maplebridge.directory.places.importing.files import read_records
from maplebridge.directory.places.importing.report import Rejection, Report
from maplebridge.directory.places.importing.sorting import OVERSIZED
from maplebridge.directory.units.actions import install
from maplebridge.directory.units.drafts import DUTY_KINDS, Drafts
from maplebridge.directory.units.licences import read_licences
from maplebridge.directory.units.queries import get_registry, list_competences
from maplebridge.directory.units.rules import LEVELS, Competence, UnitFacts
from maplebridge.directory.units.visiting import read_hours, read_spot
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

CODE = re.compile(r"([a-z][a-z0-9_]{0,59})-(\d{6}|\d{9}|\d{12})")
CATEGORY = re.compile(r"\d{2}|\d{4}")
SEPARATORS = re.compile(r"[\s,;，；、]+")
Draft = tuple[UnitFacts, tuple[Competence, ...]]


def import_units(*, county: str, path: Path) -> Report:
    """Import a CSV file with the columns code, name, name_en, and if wanted kind, parent, lead, help, licences,
    address, address_en, phone, longitude, latitude (WGS-84), hours.

    A code is a name and the place: fire_rescue-520524. `lead` and `help` hold category codes. Good lines go in
    together; the report names the bad ones. Fault when the file as a whole cannot be read.
    """
    lines = [(number, line) for number, line in read_records(path) if not is_empty(line)]
    known = {unit.code for unit in get_registry(county)} | {(line or {}).get("code", "").strip() for _, line in lines}
    drafts, rejected = sort_lines(lines, lambda line: _draft(line, county, known))
    registry = get_registry(county)
    units = tuple({unit.code: _keep(unit, registry.unit(unit.code)) for unit, _ in drafts}.values())
    last = {unit.code: competences for unit, competences in drafts}
    changed = _list_changed(county, units, last)
    if changed:
        install(county=county, drafts=Drafts(units, tuple(each for group in last.values() for each in group)))
    already = sum(unit.code not in changed for unit, _ in drafts)
    return Report("units", len(lines), len(drafts), len(changed), tuple(rejected), already)


def _keep(unit: UnitFacts, before: UnitFacts | None) -> UnitFacts:
    """What a spreadsheet does not say stays: the accreditation always, the address with what belongs to it if empty."""
    if before is None:
        return unit
    if unit.address is None:
        unit = replace(unit, address=before.address, phone=before.phone, spot=before.spot, hours=before.hours)
    return replace(unit, accredited=before.accredited)


def _list_changed(county: str, units: Iterable[UnitFacts], said: Mapping[str, Sequence[Competence]]) -> set[str]:
    """The units that are new or differ from what stands, in themselves or in what they answer for."""
    standing = {unit.code: replace(unit, languages=frozenset()) for unit in get_registry(county)}
    held: dict[str, list[Competence]] = {}
    for line in list_competences(county):
        held.setdefault(line.unit, []).append(line)
    return {
        unit.code
        for unit in units
        if standing.get(unit.code) != unit or held.get(unit.code, []) != list(said[unit.code])
    }


def is_empty(line: Line | None) -> bool:
    """Whether a line says nothing: spreadsheets leave such behind."""
    return line is not None and not any(line.values())


def sort_lines(
    lines: list[tuple[int, Line | None]], read: Callable[[Line], Draft]
) -> tuple[list[Draft], list[Rejection]]:
    """What the good lines say, and why the others were not taken."""
    drafts, rejected = [], []
    for number, line in lines:
        try:
            drafts.append(read(within_bounds(line)))
        except Fault as fault:
            rejected.append(Rejection(number, fault.field, fault.text))
    return drafts, rejected


def within_bounds(line: Line | None) -> Line:
    """The line itself; raises Fault for one with an oversized cell, which comes as None."""
    if line is None:
        raise Fault("oversized_cell", OVERSIZED, field="")
    return line


def _draft(line: Line, county: str, known: set[str]) -> Draft:
    found = CODE.fullmatch(line.get("code", "").strip())
    if found is None or not found[2].startswith(county):
        raise _fault("code", "编码应写成“名称-区划代码”，且在本县。", "A code is name-place, in this county.")
    parent = line.get("parent", "").strip()
    if parent and parent not in known:
        raise _fault("parent", f"没有上级机构“{parent}”。", f"There is no unit “{parent}” above.")
    name = read_name(line)
    unit = UnitFacts(
        code=found[0],
        kind=line.get("kind", "").strip() or found[1],
        level=LEVELS[len(found[2])],
        name=Text(name, line.get("name_en", "").strip() or name),
        place=found[2],
        parent=parent,
        licences=read_licences(filter(None, SEPARATORS.split(line.get("licences", ""))), "licences"),
        address=_address(line),
        phone=line.get("phone", "").strip(),
        spot=read_spot((line.get("longitude", ""), line.get("latitude", "")), "longitude"),
        hours=read_hours(_hours(line.get("hours", "")), "hours"),
    )
    return unit, tuple(_competences(unit, line))


def _address(line: Line) -> Text | None:
    address = line.get("address", "").strip()
    return Text(address, line.get("address_en", "").strip() or address) if address else None


def _hours(text: str) -> dict[str, str]:
    """`mon-fri 09:00-12:00, 13:30-17:00; sat 09:00-12:00` by days."""
    parts = (part.strip().partition(" ") for part in re.split("[;；]", text) if part.strip())
    return {days: spans for days, _, spans in parts}


def _competences(unit: UnitFacts, line: Line) -> Iterator[Competence]:
    seen: set[str] = set()
    for duty in DUTY_KINDS:
        for category in filter(None, SEPARATORS.split(line.get(duty, ""))):
            if CATEGORY.fullmatch(category) is None or category in seen:
                raise _fault(duty, f"类目“{category}”有误或重复。", f"Category “{category}” is wrong or twice.")
            seen.add(category)
            yield Competence(unit.code, category, unit.place, duty)


def _fault(field: str, zh: str, en: str) -> Fault:
    return Fault("unit_line", Text(zh, en), field=field)
