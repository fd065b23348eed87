"""Reads YAML into a tree in which every scalar stays a string and every node knows its line. Not for meaning."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from maplebridge.rulebook.publishing.faults import Findings, Where

LARGEST = 1_000_000  # characters of one file: a pack is written by people


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a file: a string, a list of nodes, or named nodes. A named node's line is its name's line."""

    value: "str | tuple[Node, ...] | Mapping[str, Node]"
    where: Where


def read_file(folder: Path, name: str, findings: Findings) -> Node | None:
    """The tree of one file of the pack; None if it cannot be read, which is then among the findings."""
    start = Where(name, 1)
    try:
        text = (folder / name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        findings.add(start, "文件不存在或不是 UTF-8 编码。", "The file is absent or not in UTF-8.")
        return None
    if len(text) > LARGEST:
        findings.add(start, "文件超过 100 万字，请拆分。", "The file is longer than a million characters; split it.")
        return None
    return _parse(text, start, findings)


def _parse(text: str, start: Where, findings: Findings) -> Node | None:
    try:
        top = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Where(start.file, mark.line + 1 if mark else 1)
        findings.add(
            where,
            f"这一行的写法有误，请检查缩进、冒号、引号和括号（{error.problem}）。",
            f"This line is not well formed; check indents, colons, quotes and brackets ({error.problem}).",
        )
        return None
    except yaml.YAMLError:
        findings.add(start, "文件里有不能使用的字符。", "The file holds characters that may not be used.")
        return None
    if top is None:
        findings.add(start, "文件是空的。", "The file is empty.")
        return None
    return _Tree(start.file, findings).node(top, start.line)


class _Tree:
    def __init__(self, file: str, findings: Findings) -> None:
        self._file, self._findings, self._seen = file, findings, set[int]()

    def node(self, raw: yaml.Node, line: int) -> Node:
        """Our node for one of the parser's; a second sight of the same one is an alias, and those are refused."""
        where = Where(self._file, line)
        if id(raw) in self._seen:
            self._findings.add(where, "不能用 & 和 * 引用，请把内容写全。", "& and * may not be used; write it out.")
            return Node("", where)
        self._seen.add(id(raw))
        if isinstance(raw, yaml.MappingNode):
            return Node(dict(self._pairs(raw)), where)
        if isinstance(raw, yaml.SequenceNode):
            return Node(tuple(self.node(each, each.start_mark.line + 1) for each in raw.value), where)
        return Node(str(raw.value).strip(), where)

    def _pairs(self, raw: yaml.MappingNode) -> Iterator[tuple[str, Node]]:
        first: dict[str, int] = {}
        for key, value in raw.value:
            line = key.start_mark.line + 1
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            node = self.node(value, line)
            if name in first:
                self._findings.add(
                    Where(self._file, line),
                    f"“{name}”在第 {first[name]} 行已经写过，请删掉一处。",
                    f"“{name}” already stands in line {first[name]}; remove one of them.",
                )
                continue
            first[name] = line
            yield name, node
