"""Reads the lines of a file of monthly numbers: series, place, month, number. Pure; not for storing them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.records import Record, decode, is_garbled, split
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.series_rules import Series, SeriesRules

COLUMNS = ("series", "place", "month", "number")
MONTH = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})|(\d{2}))(?:月|[-/.]0?1)?", re.ASCII)
NUMBER = re.compile(r"(?:\d{1,11}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d+))?", re.ASCII)
FIRST_YEAR = 2000
NO_SUCH_PLACE = Text("本县没有这个地点代码。", "There is no such place code in this county.")
NO_SUCH_MONTH = Text("月份应写作 2026-01。", "A month is written 2026-01.")
TO_COME = Text("月份不能晚于本月。", "The month may not lie ahead.")
BROKEN = Text("引号不配对。", "A quote is not closed, or stands inside a quoted field.")
GARBLED = Text("含有无法识别的字符，请用 UTF-8 或 GB18030 编码。", "It holds bytes that are neither UTF-8 nor GB18030.")
Key = tuple[str, str, date]


@dataclass(frozen=True, slots=True)
class Draft:
    """What one good line says."""

    line: int
    place: str
    series: str
    month: date
    number: Decimal

    @property
    def key(self) -> Key:
        """What tells numbers apart."""
        return self.place, self.series, self.month


@dataclass(frozen=True, slots=True)
class Known:
    """Against what a line is judged: the pack's series, which places there are, and today."""

    rules: SeriesRules
    is_place: Callable[[str], bool]
    today: date


def list_lines(content: bytes) -> Iterator[tuple[int, Record, Mapping[str, str]]]:
    """The lines that say something, by column; Fault when the header lacks one or a column is not known."""
    records = split(decode(content))
    names = _columns(next(records, None))
    for record in records:
        if record.broken is not None or any(cell.strip() for cell in record.fields):
            yield record.line, record, {name: cell.strip() for name, cell in zip(names, record.fields, strict=False)}


def read_line(line: int, record: Record, cells: Mapping[str, str], known: Known) -> Draft:
    """What a line says. Raises Fault naming the column."""
    if record.broken is not None:
        raise Fault("broken", BROKEN, field="")
    for name, cell in cells.items():
        if is_garbled(cell):
            raise Fault("garbled", GARBLED, field=name)
    series = _series(cells.get("series", ""), known.rules)
    place = cells.get("place", "")
    if not known.is_place(place):
        raise Fault("no_such_place", NO_SUCH_PLACE, field="place")
    month, number = _month(cells.get("month", ""), known.today), _number(cells.get("number", ""), series)
    return Draft(line, place, series.name, month, number)


def _columns(header: Record | None) -> Sequence[str]:
    names = [name.strip().lower() for name in header.fields] if header else []
    for name in COLUMNS:
        if names.count(name) != 1:
            raise Fault(
                "columns", Text(f"表头应有一列“{name}”。", f"The header needs one column “{name}”."), field=name
            )
    for name in names:
        if name and name not in COLUMNS:
            raise Fault("columns", Text(f"不认识列“{name}”。", f"The column “{name}” is not known."), field=name)
    return names


def _series(name: str, rules: SeriesRules) -> Series:
    """By its name or its Chinese title."""
    found = rules.series.get(name) or next((each for each in rules.series.values() if each.title.zh == name), None)
    if found is not None:
        return found
    if name in rules.ratios:
        zh, en = f"“{name}”是算出来的，不用导入。", f"“{name}” is computed and is not imported."
        raise Fault("computed", Text(zh, en), field="series")
    known = "、".join(rules.series)
    zh, en = f"没有数列“{name}”，规则里有：{known}。", f"There is no series “{name}”; the rules have: {known}."
    raise Fault("no_such_series", Text(zh, en), field="series")


def _month(written: str, today: date) -> date:
    found = MONTH.fullmatch(written)
    if found is None or int(found[1]) < FIRST_YEAR or not 1 <= int(found[2] or found[3]) <= 12:
        raise Fault("no_such_month", NO_SUCH_MONTH, field="month")
    month = date(int(found[1]), int(found[2] or found[3]), 1)
    if month > today:
        raise Fault("to_come", TO_COME, field="month")
    return month


def _number(written: str, series: Series) -> Decimal:
    found = NUMBER.fullmatch(written)
    if found is None or len(found[1] or "") > series.decimals:
        places = series.decimals
        zh = f"应填不小于 0 的数，最多 {places} 位小数。" if places else "应填不小于 0 的整数。"
        en = f"A number of 0 or more, with at most {places} decimals." if places else "A whole number of 0 or more."
        raise Fault("no_number", Text(zh, en), field="number")
    return Decimal(written.replace(",", ""))
