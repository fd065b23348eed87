"""What a pack says about disclosure, as plain values: which units must publish what, how often, until when and by
which law. Not for what was published."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.spec import Limit, TimeUnit

Rhythm = Literal["month", "quarter", "year", "event"]
RHYTHMS: Mapping[Rhythm, Text] = {
    "month": Text("每月", "every month"),
    "quarter": Text("每季度", "every quarter"),
    "year": Text("每年", "every year"),
    "event": Text("每次发生后", "after each event"),
}
Form = Literal["table", "text", "file"]
FORMS: Mapping[Form, Text] = {
    "table": Text("表格", "a table"),
    "text": Text("文字", "text"),
    "file": Text("文件", "a file"),
}


@dataclass(frozen=True, slots=True)
class DisclosureItem:
    """One item that the units of some kinds must publish: `every` month, quarter or year, or after each event, within
    `within` of its end. `columns` are the heads of its table; `since` is the first year that it is asked for."""

    name: str
    title: Text
    kinds: tuple[str, ...]
    every: Rhythm
    within: Limit
    basis: str
    form: Form = "text"
    columns: tuple[str, ...] = ()
    note: Text | None = None
    since: int = 0

    @property
    def by_working_days(self) -> bool:
        """Whether its limit counts working days."""
        return self.within.unit is TimeUnit.WORKING_DAY


@dataclass(frozen=True, slots=True)
class DisclosureRules:
    """All that the units of a county must publish, in the pack's order."""

    items: Mapping[str, DisclosureItem] = field(default_factory=dict)

    def of_kind(self, kind: str) -> tuple[DisclosureItem, ...]:
        """The items that a unit of this kind must publish."""
        return tuple(item for item in self.items.values() if kind in item.kinds)
