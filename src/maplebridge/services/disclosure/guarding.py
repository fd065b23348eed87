"""Refuses to publish what holds numbers of persons: it names the field and says how the number may be written. Not for
finding them, nor for names: somebody has to read what is published."""

from collections.abc import Mapping, Sequence

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.personal import find_personal
from maplebridge.ground.words.text import Text


def check_public(fields: Mapping[str, str], rows: Sequence[Sequence[str]] = ()) -> None:
    """Refuses fields and table cells that hold something personal. Raises Fault naming the field and what to write."""
    for name, text in fields.items():
        _refuse(name, "", "", text)
    for number, row in enumerate(rows, start=1):
        for cell in row:
            _refuse("rows", f"第 {number} 行", f"row {number}: ", cell)


def _refuse(field: str, where_zh: str, where_en: str, text: str) -> None:
    found = next(iter(find_personal(text)), None)
    if found is None:
        return
    words = Text(
        f"{where_zh}有{found.kind.zh}，不能公开。可以写成 {found.masked}",
        f"{where_en}{found.kind.en} must not be published. Write {found.masked} instead",
    )
    raise Fault("personal", words, field=field)
