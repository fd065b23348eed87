"""Reading YAML: everything stays a string, everything knows its line, nothing is lost in silence."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.nodes import Node, read_file

WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=12).map(str.strip)
TREES: st.SearchStrategy[Any] = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=12
)


def plain(node: Node) -> Any:
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, tuple):
        return [plain(each) for each in node.value]
    return {name: plain(each) for name, each in node.value.items()}


def read(folder: Path, text: str) -> tuple[Node | None, list[str]]:
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    findings = Findings()
    node = read_file(folder, "a.yaml", findings)
    return node, [f"{each.line}: {each.text.en}" for each in findings.listed()]


@pytest.mark.parametrize("scalar", ["0405", "no", "yes", "10:30", "1e3", "2026-09-18", "~", "null", "0x1f", "1_000"])
def test_a_scalar_stays_what_was_written(tmp_path: Path, scalar: str) -> None:
    node, errors = read(tmp_path, f"a: {scalar}\n")
    assert node is not None
    assert (plain(node), errors) == ({"a": scalar}, [])


@given(tree=TREES)
def test_every_tree_of_strings_is_read_back(tmp_path_factory: pytest.TempPathFactory, tree: Any) -> None:
    text = yaml.safe_dump({"tree": tree}, allow_unicode=True)
    node, errors = read(tmp_path_factory.mktemp("tree"), text)
    assert node is not None
    assert (plain(node), errors) == ({"tree": tree}, [])


def test_a_named_value_stands_in_the_line_of_its_name(tmp_path: Path) -> None:
    node, _ = read(tmp_path, "a:\n  b:\n    - x\n    - y\n  c: {d: 1,\n      e: 2}\n")
    assert node is not None
    inner = node.value["a"].value  # type: ignore[call-overload, index]  # known to be a mapping
    lines = [inner["b"].where.line, inner["b"].value[1].where.line, inner["c"].value["e"].where.line]  # type: ignore  # known to be a mapping
    assert lines == [2, 4, 6]


def test_a_name_that_stands_twice_is_an_error_with_both_lines(tmp_path: Path) -> None:
    _, errors = read(tmp_path, "a: 1\nb: 2\na: 3\n")
    assert errors == ["3: “a” already stands in line 1; remove one of them."]


def test_references_are_refused(tmp_path: Path) -> None:
    _, errors = read(tmp_path, "a: &x [1]\nb: *x\n")
    assert errors == ["2: & and * may not be used; write it out."]


@pytest.mark.parametrize(
    ("text", "line"), [("a: [1, 2\nb: 3\n", 2), ("a:\n\t- 1\n", 2), ("a: b: c\n", 1), ("", 1), ("# nothing\n", 1)]
)
def test_what_is_not_well_formed_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    node, errors = read(tmp_path, text)
    assert node is None
    assert [error.split(":")[0] for error in errors] == [str(line)]


def test_two_documents_in_one_file_are_refused(tmp_path: Path) -> None:
    node, errors = read(tmp_path, "a: 1\n---\nb: 2\n")
    assert (node, len(errors)) == (None, 1)


def test_a_file_of_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("a: 路灯".encode("gb18030"))
    findings = Findings()
    assert read_file(tmp_path, "a.yaml", findings) is None
    assert [each.text.en for each in findings.listed()] == ["The file is absent or not in UTF-8."]


def test_the_mark_that_windows_puts_before_a_file_is_no_error(tmp_path: Path) -> None:
    node, errors = read(tmp_path, "\ufeffa: 1\n")
    assert node is not None
    assert (plain(node), errors) == ({"a": "1"}, [])
