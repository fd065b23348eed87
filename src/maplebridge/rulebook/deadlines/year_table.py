"""A year's days off and make-up workdays as somebody hands them in, and what may be wrong with them. Pure.

Not for storing them: that is actions.py.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from io import StringIO

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.statutory import FESTIVALS, FIRST_YEAR_OF_RULE, statutory_days

COLUMNS = ("day", "working", "name")
WORDS = {"班": True, "上班": True, "work": True, "true": True, "1": True}
WORDS |= {"休": False, "放假": False, "off": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class YearDay:
    """One exception from Monday to Friday. `line` is where it was written, for errors."""

    day: date
    working: bool
    name: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class LineError:
    """What is wrong at one place of a table: `line` counts from 1, 0 stands for the table as a whole."""

    line: int
    field: str
    text: Text


class YearTableFault(Fault):
    """A table that cannot be taken, with everything that is wrong with it in `errors`."""

    def __init__(self, errors: Sequence[LineError]) -> None:
        first = errors[0]
        said = [
            {"line": error.line, "field": error.field, "zh": error.text.zh, "en": error.text.en} for error in errors
        ]
        place = f"lines.{first.line}.{first.field}" if first.line else first.field
        super().__init__("year_table", _located(first), field=place, extra={"errors": said})
        self.errors = tuple(errors)


def read_csv(text: str) -> list[YearDay]:
    """The days in a CSV text with the columns day, working, name; raises YearTableFault."""
    reader = csv.reader(StringIO(text.removeprefix("\ufeff")))
    header = tuple(cell.strip() for cell in next(reader, []))
    if header != COLUMNS:
        en = f"The first line must be: {','.join(COLUMNS)}"
        raise YearTableFault([LineError(1, "header", Text(f"首行须为：{','.join(COLUMNS)}", en))])
    read = [_read_line(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    errors = [item for item in read if isinstance(item, LineError)]
    if errors:
        raise YearTableFault(errors)
    return [item for item in read if isinstance(item, YearDay)]


def check_year(year: int, days: Sequence[YearDay]) -> None:
    """Raise YearTableFault unless `days` can be the national arrangement of `year`."""
    counts = Counter(day.day for day in days)
    errors = [error for day in days for error in _check_day(year, day, counts[day.day])]
    errors += _missing(year, {day.day for day in days if not day.working})
    if not days:
        errors.append(LineError(0, "days", Text("表中没有一天。", "The table names no day.")))
    if errors:
        raise YearTableFault(errors)


def _read_line(line: int, cells: Sequence[str]) -> YearDay | LineError:
    if len(cells) != len(COLUMNS):
        en = f"{len(COLUMNS)} cells are expected, {len(cells)} found."
        return LineError(line, "line", Text(f"应有 {len(COLUMNS)} 格，实有 {len(cells)} 格。", en))
    day, working, name = (cell.strip() for cell in cells)
    try:
        parsed = date.fromisoformat(day)
    except ValueError:
        return LineError(line, "day", Text(f"“{day}”不是日期，须如 2027-10-01。", f"“{day}” is no date (2027-10-01)."))
    if working.lower() not in WORDS:
        return LineError(line, "working", Text(f"“{working}”须为“班”或“休”。", f"“{working}” must be work or off."))
    return YearDay(parsed, WORDS[working.lower()], name, line)


def _check_day(year: int, day: YearDay, count: int) -> list[LineError]:
    errors = []
    if not _belongs(year, day.day):
        en = f"{day.day} is neither in {year} nor in the December before."
        errors.append(LineError(day.line, "day", Text(f"{day.day} 不在 {year} 年，也不在上年 12 月。", en)))
    if count > 1:
        errors.append(LineError(day.line, "day", Text(f"{day.day} 重复。", f"{day.day} is named twice.")))
    if day.working and day.day.weekday() < 5:
        en = f"{day.day} is an ordinary working day already."
        errors.append(LineError(day.line, "working", Text(f"{day.day} 本就是工作日。", en)))
    if not day.name:
        errors.append(LineError(day.line, "name", Text("须写明名称。", "A name is needed.")))
    return errors


def _belongs(year: int, day: date) -> bool:
    return day.year == year or (day.year == year - 1 and day.month == 12)


def _missing(year: int, days_off: set[date]) -> list[LineError]:
    """A statutory day that is not off is a slip of whoever typed the table."""
    if year < FIRST_YEAR_OF_RULE or year not in FESTIVALS:
        return []
    return [
        LineError(0, "days", Text(f"法定节假日 {day}（{name}）不在表中。", f"{day} is a statutory day off ({name})."))
        for day, name in statutory_days(year).items()
        if day not in days_off
    ]


def _located(error: LineError) -> Text:
    if not error.line:
        return error.text
    return Text(f"第 {error.line} 行：{error.text.zh}", f"Line {error.line}: {error.text.en}")
