"""Reads case numbers with their lines from what people keep lists in: a spreadsheet, CSV or plain lines.
Not for which cases they are."""

import io
import zipfile
from collections.abc import Iterator, Sequence

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.records import decode, split
from maplebridge.services.drives import words

MOST_LINES, MOST_COLUMNS, LONGEST_FILE = 5000, 30, 5 * 1024 * 1024
HEADS = ("编号", "案件编号", "number", "case number", "case")
HEAD_LINES = 3
LONGEST_UNPACKED = 20 * LONGEST_FILE
Row = tuple[int, Sequence[str]]


def read_numbers(data: bytes) -> list[tuple[int, str]]:
    """The line and the text of each number: of the column that is called so, else of the first. Raises Fault."""
    if len(data) > LONGEST_FILE:
        raise Fault("too_long", words.TOO_LONG, field="file")
    rows = [(line, cells) for line, cells in _rows(data) if any(cells)]
    place = next((place for _, cells in rows[:HEAD_LINES] for place in [_place(cells)] if place is not None), None)
    found = [(line, _cell(cells, place or 0)) for line, cells in rows]
    numbers = [(line, text) for line, text in found if text and text.lower() not in HEADS]
    if place is not None:
        heads = next(line for line, cells in rows if _place(cells) is not None)
        numbers = [(line, text) for line, text in numbers if line > heads]
    if not numbers:
        raise Fault("empty_file", words.EMPTY_FILE, field="file")
    if len(numbers) > MOST_LINES:  # more than can be listed: nothing is left out in silence
        raise Fault("too_long", words.TOO_LONG, field="file")
    return numbers


def _rows(data: bytes) -> Iterator[Row]:
    if data[:2] == b"PK":
        yield from _of_workbook(data)
        return
    for record in split(decode(data)):
        yield record.line, [cell.strip() for cell in record.fields[:MOST_COLUMNS]]


def _of_workbook(data: bytes) -> Iterator[Row]:
    from openpyxl import load_workbook  # large: loaded by whoever brings a spreadsheet

    try:
        if sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(data)).infolist()) > LONGEST_UNPACKED:
            raise Fault("too_long", words.TOO_LONG, field="file")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(max_row=MOST_LINES + HEAD_LINES + 1, max_col=MOST_COLUMNS, values_only=True)
        lines = [["" if cell is None else str(cell).strip() for cell in row] for row in rows]
    except (zipfile.BadZipFile, LookupError, TypeError, ValueError, OSError, SyntaxError) as broken:  # its XML, too
        raise Fault("bad_file", words.BAD_FILE, field="file") from broken
    yield from enumerate(lines, 1)


def _place(cells: Sequence[str]) -> int | None:
    return next((place for place, cell in enumerate(cells) if cell.lower() in HEADS), None)


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""
