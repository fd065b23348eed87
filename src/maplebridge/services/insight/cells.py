"""Makes a value safe for spreadsheets: what begins like a formula is text. Not for files: their makers use it."""

import csv
from collections.abc import Iterable
from io import StringIO

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def defuse(value: str) -> str:
    """The same text, with an apostrophe before it when a spreadsheet would take it for a formula."""
    return f"'{value}" if value.startswith(DANGEROUS) else value


def csv_line(values: Iterable[str]) -> str:
    """One line of a file for spreadsheets, each value defused."""
    out = StringIO()
    csv.writer(out).writerow([defuse(value) for value in values])
    return out.getvalue()
