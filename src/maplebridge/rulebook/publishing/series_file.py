"""Reads series.yaml, if a pack has one: which monthly series other houses report, and what is computed from them. Not
for their numbers."""

from collections.abc import Collection

from maplebridge.rulebook.matters.series_rules import Ratio, Series, SeriesRules
from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record

MOST_DECIMALS = 2


def read_series(node: Node, findings: Findings) -> SeriesRules:
    """The series and ratios by name, in their order."""
    row = Record(node, findings, needs=("series",), may=("ratios",), what="月报 series.yaml")
    series = {name: _series(name, each, findings) for name, each in row.each("series")}
    ratios = {name: _ratio(name, each, findings, series) for name, each in row.each("ratios")}
    for name in series.keys() & ratios.keys():
        row.fail(f"名称“{name}”用了两次。", f"The name “{name}” is there twice.", "ratios")
    return SeriesRules(series, ratios)


def _series(name: str, node: Node, findings: Findings) -> Series:
    needs = ("zh", "en", "unit", "source")
    row = Record(node, findings, needs=needs, may=("level", "decimals"), what=f"数列 series {name}")
    decimals = row.whole("decimals", 0)
    if decimals > MOST_DECIMALS:
        row.fail("小数最多两位。", "At most two decimals.", "decimals")
    return Series(name, row.words(), row.text("unit"), row.text("source"), row.flag("level"), decimals)


def _ratio(name: str, node: Node, findings: Findings, series: Collection[str]) -> Ratio:
    row = Record(node, findings, needs=("zh", "en", "unit", "of", "by"), may=("times",), what=f"比率 ratio {name}")
    times = row.whole("times", 100)
    if times == 0:
        row.fail("倍数应大于 0。", "The times must be more than 0.", "times")
    return Ratio(name, row.words(), row.text("unit"), row.one_of("of", series), row.one_of("by", series), times)
