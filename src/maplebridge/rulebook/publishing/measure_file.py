"""Reads measures.yaml, if a pack has one. Not for what the measures changed in the matters themselves."""

import re
from collections.abc import Collection

from maplebridge.rulebook.matters.measure import SAVINGS, Measure
from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record

_SINCE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def read_measures(
    node: Node, findings: Findings, matters: Collection[str], kinds: Collection[str]
) -> dict[str, Measure]:
    """The measures by name, in their order."""
    row = Record(node, findings, needs=("measures",), what="便民措施 measures.yaml")
    return {name: _measure(name, each, findings, matters, kinds) for name, each in row.each("measures")}


def _measure(name: str, node: Node, findings: Findings, matters: Collection[str], kinds: Collection[str]) -> Measure:
    needs = ("zh", "en", "unit", "since", "saves")
    row = Record(node, findings, needs=needs, may=("matters",), what=f"措施 measure {name}")
    since = row.string("since")
    if since and not _SINCE.fullmatch(since):
        row.fail("since 写年月或者日期，如 2026-03。", "“since” is a month or a day, as 2026-03.", "since")
    saved = Record(row.node("saves"), findings, may=tuple(SAVINGS), what="节省 saves")
    saves: dict[str, int] = {what: saved.whole(what, 1) for what in SAVINGS if saved.has(what)}
    if row.has("saves") and not any(saves.values()):
        row.fail("saves 至少写一项，如 {trips: 1}。", "“saves” says at least one thing, as {trips: 1}.", "saves")
    unit = row.one_of("unit", kinds) if kinds else row.string("unit")
    return Measure(name, row.words(), unit, since, row.names("matters", matters), saves)
