"""Reads duties.yaml, the list of responsibilities: units and categories are known, and of every category exactly one
kind of unit is the principal of the county. Not for the units themselves."""

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import cast

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.duties.definition import DUTIES, LEVELS, Duty, DutyLevel, DutyLine, DutyRules
from maplebridge.rulebook.duties.rules import list_gaps
from maplebridge.rulebook.matters.category import Category
from maplebridge.rulebook.publishing.faults import Findings, Where
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record, add_unknown, items, strings
from maplebridge.rulebook.publishing.unit_kinds import Kinds

PLACEHOLDERS = ("year", "upper", "lower", "duties")
Categories = Mapping[str, Category]


def read_duties(node: Node, findings: Findings, categories: Categories, kinds: Kinds) -> DutyRules:
    """The list, with its lines numbered in their order."""
    row = Record(node, findings, needs=("duties",), may=("statement", "signers"), what="责任清单 duties.yaml")
    nodes = items(row.node("duties"), findings) if row.has("duties") else ()
    lines = tuple(_line(number, each, findings, categories, kinds) for number, each in enumerate(nodes, 1))
    _check_principals(lines, [each.where for each in nodes], row.where_of("duties"), categories, findings)
    return DutyRules(lines, _statement(row) if row.has("statement") else None, _signers(row, kinds))


def _line(number: int, node: Node, findings: Findings, categories: Categories, kinds: Kinds) -> DutyLine:
    needs, may = ("duty", "unit", "level", "for", "basis"), ("says",)
    row = Record(node, findings, needs=needs, may=may, what=f"责任 duty {number}")
    unit, level = row.string("unit"), row.one_of("level", LEVELS, "county")
    if kinds and unit not in kinds:
        add_unknown(findings, row.where_of("unit"), unit, kinds)
    elif kinds and level not in kinds[unit]:
        row.fail(
            f"{unit} 没有 {level} 这一级的单位；有的是：{'、'.join(sorted(kinds[unit]))}。",
            f"There is no {unit} at the level {level}; there is: {', '.join(sorted(kinds[unit]))}.",
            "level",
        )
    return DutyLine(
        number=number,
        duty=cast("Duty", row.one_of("duty", DUTIES, "assisting")),
        unit=unit,
        level=cast("DutyLevel", level),
        categories=tuple(_prefixes(row, categories)) if row.has("for") else (),
        basis=row.text("basis"),
        says=row.text("says") if row.has("says") else None,
    )


def _prefixes(row: Record, categories: Categories) -> Iterator[str]:
    for prefix, where in strings(row.node("for"), row.findings):
        if prefix not in categories:
            add_unknown(row.findings, where, prefix, categories)
        yield prefix


def _check_principals(
    lines: tuple[DutyLine, ...], places: list[Where], top: Where, categories: Categories, findings: Findings
) -> None:
    for gap in list_gaps(lines, categories, "county", "principal"):
        name = categories[gap.category].name
        if not gap.lines:
            findings.add(
                top,
                f"“{name.zh}”（{gap.category}）在县级没有主体责任单位，请补一条。",
                f"Nobody is the county's principal for “{name.en}” ({gap.category}); add a line.",
            )
            continue
        units = [line.unit for line in gap.lines]
        findings.add(
            places[gap.lines[-1].number - 1],
            f"“{name.zh}”（{gap.category}）有几个县级主体责任单位：{'、'.join(units)}；只能有一个。",
            f"“{name.en}” ({gap.category}) has several principals of the county: {', '.join(units)}; keep one.",
        )


def _signers(row: Record, kinds: Kinds) -> dict[DutyLevel, str]:
    if not row.has("signers"):
        return {}
    named = Record(row.node("signers"), row.findings, needs=tuple(LEVELS), what="签署单位 signers")
    at = {level: [kind for kind, levels in kinds.items() if level in levels] for level in LEVELS}
    return {level: named.one_of(level, at[level]) if kinds else named.string(level) for level in LEVELS}


def _statement(row: Record) -> Text:
    words = row.text("statement")
    for _, name, _, _ in Formatter().parse(words.zh + words.en):
        if name is not None and name not in PLACEHOLDERS:
            add_unknown(row.findings, row.where_of("statement"), name, PLACEHOLDERS)
    return words
