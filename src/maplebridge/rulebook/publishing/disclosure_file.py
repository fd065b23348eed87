"""Reads disclosure.yaml, if a pack has one: what which kinds of units must publish. Not for publishing it."""

from typing import cast

from maplebridge.rulebook.deadlines.spec import TimeUnit
from maplebridge.rulebook.matters.disclosure_rules import (
    FORMS,
    RHYTHMS,
    DisclosureItem,
    DisclosureRules,
    Form,
    Rhythm,
)
from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record

_NEEDS = ("zh", "en", "kinds", "every", "within", "basis", "form")


def read_disclosure(node: Node, findings: Findings) -> DisclosureRules:
    """The items by name, in their order."""
    row = Record(node, findings, needs=("items",), what="公开 disclosure.yaml")
    return DisclosureRules({name: _item(name, each, findings) for name, each in row.each("items")})


def _item(name: str, node: Node, findings: Findings) -> DisclosureItem:
    row = Record(node, findings, needs=_NEEDS, may=("columns", "note", "since"), what=f"公开事项 item {name}")
    within, form = row.limit("within"), row.one_of("form", FORMS, "text")
    if within.unit not in (TimeUnit.DAY, TimeUnit.WORKING_DAY):
        row.fail("公开的期限用 W（工作日）或 D（自然日）。", "The limit of an item is in W or D.", "within")
    if (form == "table") != row.has("columns"):
        row.fail("表格要写 columns（列名），其他不写。", "A table names its columns, and nothing else does.", "form")
    return DisclosureItem(
        name=name,
        title=row.words(),
        kinds=row.names("kinds"),
        every=cast("Rhythm", row.one_of("every", RHYTHMS, "event")),
        within=within,
        basis=row.string("basis"),
        form=cast("Form", form),
        columns=row.names("columns"),
        note=row.text("note") if row.has("note") else None,
        since=row.whole("since", 0),
    )
