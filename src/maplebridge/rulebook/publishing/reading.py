"""Reads records of a pack's files: known keys, closed lists, words in both languages. Not for what they mean."""

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.spec import Limit, TimeUnit
from maplebridge.rulebook.publishing.faults import Findings, Where
from maplebridge.rulebook.publishing.nodes import Node

_LIMIT = re.compile(r"(\d{1,4}) ?(min|h|wh|W|D)")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_YES, _NO = ("true", "yes"), ("false", "no")


class Record:
    """One mapping of a file, read key by key. What is wrong goes to the findings and reads as empty."""

    def __init__(
        self,
        node: Node,
        findings: Findings,
        *,
        needs: Collection[str] = (),
        may: Collection[str] = (),
        what: str,
    ) -> None:
        self.where, self.findings = node.where, findings
        self._rows = node.value if isinstance(node.value, Mapping) else {}
        if not isinstance(node.value, Mapping):
            self.fail(f"{what} 应写成“名称: 值”。", f"{what} should be written as “name: value”.")
            return
        known = [*needs, *may]
        for key in self._rows.keys() - set(known):
            add_unknown(findings, self._rows[key].where, key, known)
            if self._rows[key].value == "":
                comma = "句子里有逗号时请加引号。", "Put a sentence that has a comma into quotes."
                findings.add(self._rows[key].where, *comma)
        for key in needs:
            if key not in self._rows:
                self.fail(f"{what} 缺少“{key}”。", f"{what} lacks “{key}”.")

    def fail(self, zh: str, en: str, key: str = "") -> None:
        """Note an error at `key`, or at the record as a whole."""
        self.findings.add(self.where_of(key), zh, en)

    def node(self, key: str) -> Node:
        """The node under `key`; an empty one if it is absent."""
        return self._rows.get(key) or Node("", self.where)

    def where_of(self, key: str) -> Where:
        """Where `key` stands; the record itself if it is not written."""
        return self._rows[key].where if key in self._rows else self.where

    def has(self, key: str) -> bool:
        """Whether `key` is written."""
        return key in self._rows

    def string(self, key: str, default: str = "") -> str:
        """The words under `key`."""
        if key not in self._rows:
            return default
        value = self._rows[key].value
        if not isinstance(value, str) or not value:
            self.fail(f"“{key}”应写一段文字。", f"“{key}” should be a piece of text.", key)
            return default
        return value

    def whole(self, key: str, default: int) -> int:
        """The whole number under `key`."""
        value = self.string(key, str(default))
        if not value.isascii() or not value.isdigit():
            self.fail(f"“{key}”应写整数。", f"“{key}” should be a whole number.", key)
            return default
        return int(value)

    def flag(self, key: str, default: bool = False) -> bool:
        """Yes or no."""
        value = self.string(key, "yes" if default else "no").lower()
        if value not in _YES + _NO:
            self.fail(f"“{key}”应写 yes 或 no。", f"“{key}” should be yes or no.", key)
        return value in _YES

    def one_of(self, key: str, allowed: Collection[str], default: str = "") -> str:
        """A name from a closed list."""
        value = self.string(key, default)
        if value != default and value not in allowed:
            add_unknown(self.findings, self._rows[key].where, value, allowed)
            return default
        return value

    def names(self, key: str, allowed: Collection[str] | None = None) -> tuple[str, ...]:
        """A list of names, or one name alone; from a closed list if `allowed` is given."""
        return read_names(self._rows[key], self.findings, allowed) if key in self._rows else ()

    def limit(self, key: str = "limit") -> Limit:
        """A number and a unit of time."""
        found = _LIMIT.fullmatch(self.string(key, "0 D"))
        if not found or (key in self._rows and int(found[1]) == 0):
            self.fail(
                f"“{key}”应写数字和单位，如 2 h、5 W；单位为 min、h、wh、W（工作日）、D（自然日）。",
                f"“{key}” should be a number and a unit, as 2 h or 5 W; units: min, h, wh, W, D.",
                key,
            )
            return Limit(0, TimeUnit.DAY)
        return Limit(int(found[1]), TimeUnit(found[2]))

    def text(self, key: str) -> Text:
        """A sentence in both languages under `key`, written {zh: …, en: …}."""
        if key not in self._rows:
            return Text("", "")
        return Record(self._rows[key], self.findings, needs=("zh", "en"), what=f"“{key}”").words()

    def words(self) -> Text:
        """The sentence in both languages that stands in this record itself."""
        return Text(self.string("zh"), self.string("en"))

    def each(self, key: str) -> Iterator[tuple[str, Node]]:
        """Named nodes under `key`; names are lower case letters, digits and underscores."""
        if key not in self._rows:
            return
        value = self._rows[key].value
        if not isinstance(value, Mapping):
            self.fail(f"“{key}”应逐项写成“名称: 值”。", f"“{key}” should list “name: value”.", key)
            return
        for name, node in value.items():
            if not _NAME.fullmatch(name):
                self.findings.add(
                    node.where,
                    f"名称“{name}”只能用小写字母、数字和下划线。",
                    f"The name “{name}” may only have lower case letters, digits and underscores.",
                )
            yield name, node


def read_names(node: Node, findings: Findings, allowed: Collection[str] | None = None) -> tuple[str, ...]:
    """The names in a list, or one name alone; from a closed list if `allowed` is given."""
    rows = list(strings(node, findings))
    for name, where in rows:
        if allowed is not None and name not in allowed:
            add_unknown(findings, where, name, allowed)
    return tuple(name for name, _ in rows)


def items(node: Node, findings: Findings) -> tuple[Node, ...]:
    """The nodes of a list; one value alone counts as a list of one."""
    return node.value if isinstance(node.value, tuple) else (node,)


def strings(node: Node, findings: Findings) -> Iterator[tuple[str, Where]]:
    """The words of a list, each with where it stands."""
    for each in items(node, findings):
        if isinstance(each.value, str) and each.value:
            yield each.value, each.where
        else:
            findings.add(each.where, "这里应写名称。", "A name should stand here.")


def add_unknown(findings: Findings, where: Where, name: str, known: Collection[str]) -> None:
    """Note a name that nobody knows, with the nearest known one."""
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    all_known = ", ".join(known) if len(known) <= 30 else f"{len(known)} …"
    zh = f"不认识“{name}”，是不是“{near[0]}”？" if near else f"不认识“{name}”，可用：{all_known}。"
    en = f"“{name}” is not known; did you mean “{near[0]}”?" if near else f"“{name}” is not known; use {all_known}."
    findings.add(where, zh, en)
