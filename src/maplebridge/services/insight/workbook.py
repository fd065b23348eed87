"""Writes rows into a spreadsheet file without keeping them in memory. Not for what the rows say; a cell is text,
or an exact number."""

import tempfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

COLUMNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def write_workbook(
    title: str,
    mark: str,
    author: str,
    heads: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[str | int | Decimal]],
) -> bytes:
    """The content of an .xlsx file: `mark` on the first row and at the foot of every printed page, then the rows."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    book.properties.creator = author
    for column, width in zip(COLUMNS, widths, strict=False):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes, sheet.print_title_rows = "A3", "1:2"
    sheet.oddFooter.center.text = mark.replace("&", "&&")
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.append([mark])
    bold = [WriteOnlyCell(sheet, value=head) for head in heads]
    for cell in bold:
        cell.font = Font(bold=True)
    sheet.append(bold)
    for row in rows:
        sheet.append([_number(sheet, cell) if isinstance(cell, Decimal) else cell for cell in row])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.xlsx"
        book.save(path)
        return path.read_bytes()


def _number(sheet: Any, number: Any) -> Any:
    cell = WriteOnlyCell(sheet, value=number)
    cell.number_format = "#,##0.00"
    return cell
