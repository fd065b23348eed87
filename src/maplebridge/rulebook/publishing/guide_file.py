"""Reads the `guide` of a matter: fee, where to go, who may apply. Not for what papers and clocks say themselves."""

from collections.abc import Collection

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record
from maplebridge.rulebook.workflows.guide import Fee, Guide

FREE = "free"


def read_guide(node: Node, findings: Findings, kinds: Collection[str]) -> Guide:
    """The guide as it is written."""
    row = Record(node, findings, may=("fee", "where", "who", "note"), what="指南 guide")
    return Guide(
        fee=_fee(row.node("fee"), findings) if row.has("fee") else None,
        where=row.one_of("where", kinds) if kinds else row.string("where"),
        who=_maybe(row, "who"),
        note=_maybe(row, "note"),
    )


def _fee(node: Node, findings: Findings) -> Fee:
    row = Record(node, findings, needs=("yuan", "basis"), may=("note",), what="费用 fee")
    yuan = 0 if row.string("yuan") == FREE else row.whole("yuan", 0)
    return Fee(yuan, row.text("basis"), _maybe(row, "note"))


def _maybe(row: Record, key: str) -> Text | None:
    return row.text(key) if row.has(key) else None
