"""Reads routing.yaml, if a pack has one. Not for routing."""

from collections.abc import Collection

from maplebridge.rulebook.matters.routing_rules import RoutingRule, RoutingRules, StandIns
from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record, items

_CONDITIONS = ("words", "category", "matter", "place", "level")


def read_routing(
    node: Node, findings: Findings, categories: Collection[str], matters: Collection[str], kinds: Collection[str]
) -> RoutingRules:
    """The rules in their order, and who acts for an accused centre."""
    row = Record(node, findings, may=("floor", "rules", "stand_ins"), what="分流 routing.yaml")
    rules = items(row.node("rules"), findings) if row.has("rules") else ()
    return RoutingRules(
        _floor(row),
        tuple(_rule(each, findings, categories, matters) for each in rules),
        _stand_ins(row.node("stand_ins"), findings, kinds) if row.has("stand_ins") else None,
    )


def _stand_ins(node: Node, findings: Findings, kinds: Collection[str]) -> StandIns:
    row = Record(node, findings, needs=("units", "arrive"), what="代行 stand_ins")
    return StandIns(row.names("units", kinds or None), row.limit("arrive"))


def _rule(node: Node, findings: Findings, categories: Collection[str], matters: Collection[str]) -> RoutingRule:
    row = Record(node, findings, needs=("rule",), may=(*_CONDITIONS, "unit", "reason"), what="规则 rule")
    if not any(row.has(key) for key in _CONDITIONS):
        row.fail("规则至少要有一个条件。", "A rule needs at least one condition.")
    if not row.has("unit") and not (row.has("words") and row.has("category")):
        row.fail(
            "规则要写 unit；只说明词语属于哪一类的，写 words 和 category。",
            "A rule names a unit, or words and the category that they speak for.",
        )
    return RoutingRule(
        name=row.string("rule"),
        words=row.names("words"),
        category=row.one_of("category", categories),
        matter=row.one_of("matter", matters),
        place=row.string("place"),
        level=row.string("level"),
        unit=row.string("unit"),
        reason=row.text("reason") if row.has("reason") else None,
    )


def _floor(row: Record) -> float:
    try:
        floor = float(row.string("floor", "0.5"))
    except ValueError:
        floor = -1
    if not 0 <= floor <= 1:
        row.fail("floor 应在 0 和 1 之间。", "The floor should lie between 0 and 1.", "floor")
    return floor
