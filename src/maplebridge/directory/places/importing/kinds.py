"""The registers that can be imported, and how a line becomes a row. Not for how lines bear on each other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from maplebridge.directory.places.datum import Datum
from maplebridge.directory.places.importing.boundaries import read_boundary
from maplebridge.directory.places.importing.columns import (
    read_name,
    read_plain_code,
    read_validity,
    read_yes_no,
)
from maplebridge.directory.places.rules import LABELS, Level, level_of, list_ancestors, parent_code
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

Line = Mapping[str, Any]
Row = dict[str, Any]
UP_TO_COUNTY = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)
DIVISIONS = (*UP_TO_COUNTY, Level.TOWN, Level.VILLAGE)


@dataclass(frozen=True, slots=True)
class Kind:
    """How to read one register: `read` makes a row, `leans_on` gives the codes it needs, by field."""

    name: str
    read: Callable[[str, Line, Datum], Row]
    leans_on: Callable[[Row], Mapping[str, list[str]]]


def read_division(county: str, line: Line, datum: Datum) -> Row:
    """A division down to the village; `level` and `parent` may be said, and must then agree."""
    code = _read_place_code(county, line, DIVISIONS)
    level, parent = level_of(code).value, parent_code(code)
    _check_agrees(line, "level", level)
    _check_agrees(line, "parent", parent)
    return {"code": code, "name": read_name(line), "level": level, "parent": parent, **read_validity(line)}


def read_grid(county: str, line: Line, datum: Datum) -> Row:
    """A grid; its boundary comes with GeoJSON."""
    code = _read_place_code(county, line, (Level.GRID,))
    boundary = read_boundary(line.get("geometry"), datum)
    drawn = {"boundary": boundary, "source_datum": datum.value}
    return {
        "code": code,
        "village": parent_code(code),
        "name": read_name(line),
        **drawn,
        **read_validity(line),
    }


def read_group(county: str, line: Line, datum: Datum) -> Row:
    """A household group."""
    code = _read_place_code(county, line, (Level.HOUSEHOLD_GROUP,))
    return {"code": code, "grid": parent_code(code), "name": read_name(line), **read_validity(line)}


def read_party_group(county: str, line: Line, datum: Datum) -> Row:
    """A party group and the grids it spans: `grids` holds their codes with semicolons between."""
    written = str(line.get("grids", "")).replace("；", ";").split(";")
    grids = sorted({code.strip() for code in written if code.strip()})
    if not grids:
        raise Fault("no_grids", Text("缺少所跨网格。", "It names no grid."), field="grids")
    return {"code": read_plain_code(line), "name": read_name(line), "grids": grids}


def read_household(county: str, line: Line, datum: Datum) -> Row:
    """A household: its number, its group, and whether someone there can be reached."""
    known = read_yes_no(line, "contact_known")
    return {"code": read_plain_code(line), "group": line.get("group", "").strip(), "contact_known": known}


def _read_place_code(county: str, line: Line, levels: tuple[Level, ...]) -> str:
    code = str(line.get("code", "")).strip()
    if level_of(code) not in levels:
        expected = LABELS[levels[-1]]
        sentence = Text(f"这里应填{expected.zh}的代码。", f"Here belongs the code of a {expected.en}.")
        raise Fault("wrong_level", sentence, field="code")
    if not code.startswith(county) and code not in list_ancestors(county):
        sentence = Text(f"代码不属于 {county}。", f"The code does not lie in {county}.")
        raise Fault("other_county", sentence, field="code")
    return code


def _check_agrees(line: Line, column: str, value: str) -> None:
    written = line.get(column, "").strip()
    if written and written != value:
        sentence = Text(f"与代码不符，应为“{value}”。", f"It contradicts the code, which says “{value}”.")
        raise Fault("contradicts_code", sentence, field=column)


def _division_leans_on(row: Row) -> Mapping[str, list[str]]:
    is_top = row["level"] in UP_TO_COUNTY
    return {"code": [] if is_top else [row["parent"]]}


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("divisions", read_division, _division_leans_on),
        Kind("grids", read_grid, lambda row: {"code": [row["village"]]}),
        Kind("groups", read_group, lambda row: {"code": [row["grid"]]}),
        Kind("party_groups", read_party_group, lambda row: {"grids": row["grids"]}),
        Kind("households", read_household, lambda row: {"group": [row["group"]]}),
    )
}


def kind_named(name: str) -> Kind:
    """The kind of that name; Fault `no_such_kind`."""
    if name not in KINDS:
        names = "、".join(KINDS)
        raise Fault("no_such_kind", Text(f"只能导入：{names}。", f"One can import: {', '.join(KINDS)}."), field="kind")
    return KINDS[name]
