"""Reads the `guide` of a matter: fee, where to go, who may apply. Not for what papers and clocks say themselves."""

from collections.abc import Collection

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record
from maplebridge.rulebook.workflows.guide import Fee, Guide

FREE, BY_TARIFF = "free", "tariff"


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
    said = row.string("yuan")
    if said == BY_TARIFF and not row.has("note"):
        row.fail("按标准收费的，在 note 里说明标准。", "A fee by a tariff says in “note” which.", "yuan")
    yuan = None if said == BY_TARIFF else 0 if said == FREE else row.whole("yuan", 0)
    return Fee(yuan, row.text("basis"), _maybe(row, "note"))


def _maybe(row: Record, key: str) -> Text | None:
    return row.text(key) if row.has(key) else None
