"""Reads cases out of a spreadsheet saved as CSV: each row becomes what a caller would send as JSON.
Pure; not for judging what the fields hold: that is done for every entrance alike."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson

from maplebridge.directory.places.importing.columns import read_yes_no
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.records import Record, is_garbled
from maplebridge.ground.words.text import Text

PARTS: Mapping[str, tuple[str, ...]] = {
    "point": ("longitude", "latitude", "datum"),
    "reporter": ("name", "phone", "id_number", "address"),
    "proxy": ("name", "phone", "id_number", "address"),
}
PLAIN = (
    "text",
    "title",
    "matter",
    "channel",
    "source",
    "place",
    "plate",
    "anonymous",
    "language",
    "complained_of",
    "fields",
    "trips",
    "key",
    "happened_at",
    "county",
)
COLUMNS = (*PLAIN, *(f"{whole}.{part}" for whole, parts in PARTS.items() for part in parts))
FORM = "fields."
SEPARATORS = re.compile(r"[\s,;，；、]+")
NO_TEXT = Text("文件缺少列“text”（内容）。", "The file has no column “text”.")
TWICE = Text("有两列同名。", "Two columns have the same name.")
NAMELESS = Text("该列没有列名。", "That column has no name.")
UNCLOSED = Text("引号不配对。", "A quote is not closed, or stands inside a quoted field.")
GARBLED = Text("含有无法识别的字符，请用 UTF-8 或 GB18030 编码。", "It holds bytes that are neither UTF-8 nor GB18030.")
BAD_FIELDS = Text('应为 JSON 对象，如 {"days": 3}。', 'It must be a JSON object, such as {"days": 3}.')


def read_columns(header: Record | None) -> tuple[str, ...]:
    """The names of the columns. Raises Fault for an unknown, doubled or missing one."""
    names = tuple(name.strip().lower() for name in header.fields) if header else ()
    for name in filter(None, names):
        if name not in COLUMNS and not (name.startswith(FORM) and len(name) > len(FORM)):
            raise Fault("unknown_field", _no_column(name), field=name)
        if names.count(name) > 1:
            raise Fault("invalid", TWICE, field=name)
    if "text" not in names:
        raise Fault("missing", NO_TEXT, field="text")
    return names


def read_row(names: Sequence[str], record: Record) -> dict[str, Any]:
    """What the row says, without its empty cells; {} for an empty row. Raises Fault naming the column."""
    said: dict[str, Any] = {}
    for name, cell in _cells(names, record).items():
        whole, _, part = name.partition(".")
        value = _read(name, cell)
        if part:
            said.setdefault(whole, {})[part] = value
        elif isinstance(value, dict):
            said[whole] = {**value, **said.get(whole, {})}
        else:
            said[name] = value
    return said


def _cells(names: Sequence[str], record: Record) -> dict[str, str]:
    if record.broken is not None:
        raise Fault("invalid", UNCLOSED, field=names[record.broken] if record.broken < len(names) else "")
    cells = [cell.strip() for cell in record.fields]
    if len(cells) < len(names) and any(cells):
        raise Fault("invalid", _too_few(len(names), len(cells)), field=names[len(cells)])
    if any(cell for position, cell in enumerate(cells) if position >= len(names) or not names[position]):
        raise Fault("invalid", NAMELESS)
    return {name: cell for name, cell in zip(names, cells, strict=False) if cell}


def _read(name: str, cell: str) -> Any:
    if is_garbled(cell):
        raise Fault("invalid", GARBLED, field=name)
    match name:
        case "anonymous":
            return read_yes_no({name: cell}, name)
        case "complained_of":
            return [code for code in SEPARATORS.split(cell) if code]
        case "happened_at":
            return _chinese_time(cell)
        case "fields":
            return _form(cell)
    return cell


def _chinese_time(cell: str) -> str:
    """A time without a zone is Chinese time, as spreadsheets write it; anything else is left for the check."""
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        return cell
    return moment.replace(tzinfo=moment.tzinfo or SHANGHAI).isoformat()


def _form(cell: str) -> dict[str, Any]:
    try:
        form = orjson.loads(cell)
    except orjson.JSONDecodeError:
        form = None
    if not isinstance(form, dict):
        raise Fault("invalid", BAD_FIELDS, field="fields")
    return form


def _no_column(name: str) -> Text:
    known = "、".join(COLUMNS)
    return Text(f"没有“{name}”这一列，可用：{known}、fields.…。", f"There is no column “{name}”.")


def _too_few(wanted: int, given: int) -> Text:
    return Text(f"应有 {wanted} 列，实有 {given} 列。", f"{given} columns where the header has {wanted}.")
