"""Reads activities.yaml, if a pack has one: kinds of activities and the figures of their reports. Not for planning."""

from collections.abc import Mapping
from typing import cast

from maplebridge.rulebook.matters.activity_kinds import (
    FIGURE_TYPES,
    ActivityKind,
    ActivityRules,
    FigureSpec,
    FigureType,
)
from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record


def read_activities(node: Node, findings: Findings) -> ActivityRules:
    """The kinds and figures, in their order."""
    row = Record(node, findings, needs=("figures", "kinds"), what="活动 activities.yaml")
    figures = {name: _figure(name, each, findings) for name, each in row.each("figures")}
    return ActivityRules({name: _kind(name, each, findings, figures) for name, each in row.each("kinds")}, figures)


def _figure(name: str, node: Node, findings: Findings) -> FigureSpec:
    row = Record(node, findings, needs=("zh", "en", "type", "unit"), what=f"指标 figure {name}")
    kind = row.one_of("type", FIGURE_TYPES, "integer")
    return FigureSpec(name, row.words(), cast("FigureType", kind), row.text("unit"))


def _kind(name: str, node: Node, findings: Findings, figures: Mapping[str, FigureSpec]) -> ActivityKind:
    row = Record(
        node, findings, needs=("zh", "en", "figures"), may=("lecture", "open_day"), what=f"活动种类 kind {name}"
    )
    asked = row.names("figures", figures)
    return ActivityKind(name, row.words(), asked, row.flag("lecture"), row.flag("open_day"))
