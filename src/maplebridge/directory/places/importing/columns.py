"""Reads one cell of a line and says what is wrong with it. Not for what lines say about each other."""

import re
from collections.abc import Mapping
from datetime import date

from maplebridge.directory.places.rules import check_validity
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

Line = Mapping[str, str]
LONGEST_CELL = 200
FORMULA = ("=", "+", "-", "@", "\t", "\r")
UNSAFE_NAME = Text(
    "名称不能以 = + - @ 开头，也不能含控制字符。",
    "A name has no control characters and begins with none of = + - @.",
)
BAD_CODE = Text("代码应为 1 至 32 位字母、数字或短横线。", "A code is 1 to 32 letters, digits or dashes.")
PLAIN_CODE = re.compile(r"[A-Za-z0-9-]{1,32}")
YES_NO = dict.fromkeys(("1", "是", "yes", "true"), True) | dict.fromkeys(("0", "否", "no", "false"), False)


def read_name(line: Line) -> str:
    """The `name`: present, short, without control characters, and nothing that a spreadsheet would run."""
    name = line.get("name", "").strip()
    if not name:
        raise Fault("no_name", Text("缺少名称。", "The name is missing."), field="name")
    if len(name) > LONGEST_CELL:
        raise Fault("name_too_long", Text("名称过长。", "The name is too long."), field="name")
    if name.startswith(FORMULA) or not name.isprintable():
        raise Fault("unsafe_name", UNSAFE_NAME, field="name")
    return name


def read_plain_code(line: Line, column: str = "code") -> str:
    """A code that is no place code: letters, digits and dashes, at most 32."""
    code = line.get(column, "").strip()
    if not PLAIN_CODE.fullmatch(code):
        raise Fault("bad_code", BAD_CODE, field=column)
    return code


def read_day(line: Line, column: str) -> date | None:
    """A day written 2026-01-31; None when the cell is empty."""
    written = line.get(column, "").strip()
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        sentence = Text("日期应写作 2026-01-31。", "A day is written 2026-01-31.")
        raise Fault("bad_day", sentence, field=column) from None


def read_validity(line: Line) -> dict[str, date | str | None]:
    """`valid_from`, `valid_to` and `replaced_by`, in order with each other."""
    valid_from, valid_to = read_day(line, "valid_from"), read_day(line, "valid_to")
    replaced_by = line.get("replaced_by", "").strip()
    check_validity(valid_from, valid_to, replaced_by)
    return {"valid_from": valid_from, "valid_to": valid_to, "replaced_by": replaced_by}


def read_yes_no(line: Line, column: str) -> bool:
    """是 or 否, yes or no, 1 or 0; an empty cell is no."""
    written = line.get(column, "").strip().lower() or "0"
    if written not in YES_NO:
        raise Fault("not_yes_or_no", Text("请填“是”或“否”。", "Say yes or no."), field=column)
    return YES_NO[written]
