"""Reads categories.yaml: response classes and the two-level list. Not for matters."""

import re
from collections.abc import Collection, Iterator
from typing import cast

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.category import Category, ClassLimit, ResponseClass
from maplebridge.rulebook.publishing.clock_file import read_extensions
from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record, items
from maplebridge.rulebook.workflows.definition import Privacy
from maplebridge.rulebook.workflows.names import PRIVACIES

_CODE = re.compile(r"(\d\d){1,2}")
_CLASS = re.compile(r"[A-Z]")


def read_categories(
    node: Node, findings: Findings, fields: Collection[str]
) -> tuple[dict[str, ResponseClass], dict[str, Category]]:
    """The response classes and the categories, groups before their members."""
    row = Record(node, findings, needs=("responses", "groups"), what="类目 categories.yaml")
    responses = {code: _response(code, each, findings, fields) for code, each in _responses(row)}
    found: dict[str, Category] = {}
    for group in items(row.node("groups"), findings):
        for category, where in _group(group, findings, responses):
            if category.code in found:
                findings.add(where.where, f"类目代码 {category.code} 重复。", f"Category {category.code} stands twice.")
            found[category.code] = category
    return responses, found


def _responses(row: Record) -> Iterator[tuple[str, Node]]:
    value = row.node("responses").value
    for code, node in value.items() if not isinstance(value, str | tuple) else ():
        if not _CLASS.fullmatch(code):
            row.findings.add(node.where, "响应等级用一个大写字母。", "A response class is one capital letter.")
        yield code, node


def _response(code: str, node: Node, findings: Findings, fields: Collection[str]) -> ResponseClass:
    row = Record(node, findings, needs=("zh", "en"), may=("limits", "statutory"), what=f"响应等级 class {code}")
    limits = {name: _limit(name, each, findings, fields) for name, each in row.each("limits")}
    return ResponseClass(code, row.words(), limits, row.names("statutory"))


def _limit(clock: str, node: Node, findings: Findings, fields: Collection[str]) -> ClassLimit:
    row = Record(node, findings, needs=("limit", "basis"), may=("extensions",), what=f"时限 clock {clock}")
    extensions = read_extensions(row, fields) if row.has("extensions") else None
    return ClassLimit(clock, row.limit(), row.string("basis"), extensions)


def _group(node: Node, findings: Findings, responses: Collection[str]) -> Iterator[tuple[Category, Node]]:
    row = Record(node, findings, needs=("code", "zh", "en", "members"), what="大类 group")
    group = Category(_code(row, 2), row.words())
    yield group, node
    for each in items(row.node("members"), findings):
        yield _member(each, findings, responses, group), each


def _member(node: Node, findings: Findings, responses: Collection[str], group: Category) -> Category:
    row = Record(
        node,
        findings,
        needs=("code", "zh", "en", "class", "units"),
        may=("also", "privacy"),
        what="小类 category",
    )
    code = _code(row, 4)
    if code[:2] != group.code:
        row.fail(
            f"小类代码应以 {group.code} 开头。",
            f"The code of this category should begin with {group.code}.",
            "code",
        )
    return Category(
        code,
        Text(row.string("zh"), row.string("en")),
        row.one_of("class", responses),
        row.names("units"),
        row.names("also", responses),
        cast("Privacy", row.one_of("privacy", PRIVACIES, "ordinary")),
    )


def _code(row: Record, length: int) -> str:
    code = row.string("code")
    if len(code) != length or not _CODE.fullmatch(code):
        row.fail(f"代码应是 {length} 位数字。", f"The code should have {length} digits.", "code")
    return code
