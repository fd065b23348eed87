"""Statements in files say who calls them, are called, and keep to what PostgreSQL-compatible engines share."""

import ast
import re
from pathlib import Path

import pytest
from tests.house import walk

NOT_SHARED = re.compile(
    r"\b(?:GROUPING\s+SETS|LATERAL|DISTINCT\s+ON|CREATE\s+TRIGGER|CREATE\s+(?:OR\s+REPLACE\s+)?FUNCTION|MERGE\s+INTO"
    r"|CREATE\s+EXTENSION|GENERATED\s+(?:ALWAYS|BY)|pg_advisory\w*|plpgsql|WITH\s+RECURSIVE|nextval)\b",
    re.I,
)
UPSERT = re.compile(r"\bON\s+CONFLICT\b", re.I)


def opening(text: str) -> str:
    """The comment before the statement, on one line."""
    lines = []
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.lstrip("- "))
    return " ".join(lines)


def code_of(text: str) -> str:
    """A statement without its comments."""
    return re.sub(r"--.*", "", text)


def strings_of(text: str) -> list[str]:
    """Every string of a Python file that is not a docstring."""
    tree = ast.parse(text)
    documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, documented)]
    said = {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in said)
    return [node.value for node in found if isinstance(node.value, str)]


def statements() -> list[Path]:
    return sorted(walk.SOURCE.rglob("*.sql"))


def test_every_statement_says_who_calls_it() -> None:
    files = {walk.short(path): opening(path.read_text(encoding="utf-8")) for path in statements()}
    assert [name for name, words in files.items() if "Called by" not in words] == []


def test_every_statement_is_called() -> None:
    def is_named(path: Path) -> bool:
        names = path.stem, path.stem.partition("_")[0] + "_{"  # one of a family, named by what it is about
        texts = [file.read_text(encoding="utf-8") for file in walk.python_files(of=path.parent.parent)]
        return any(name in text for text in texts for name in names)

    assert [walk.short(path) for path in statements() if not is_named(path)] == []


def test_statements_keep_to_what_engines_share() -> None:
    assert [
        walk.short(path) for path in statements() if NOT_SHARED.search(code_of(path.read_text(encoding="utf-8")))
    ] == []


def test_python_holds_no_upserts_and_nothing_engines_do_not_share() -> None:
    files = [path for path in walk.python_files() if "ground/sql" not in walk.short(path)]
    texts = {walk.short(path): " ".join(strings_of(path.read_text(encoding="utf-8"))) for path in files}
    assert [name for name, text in texts.items() if UPSERT.search(text) or NOT_SHARED.search(text)] == []


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT DISTINCT ON (a) a FROM t",
        "SELECT 1 FROM t, LATERAL (SELECT 2) x",
        "CREATE OR REPLACE FUNCTION f()",
        "SELECT pg_advisory_lock(1)",
        "SELECT nextval('s')",
    ],
)
def test_what_engines_do_not_share_is_found(statement: str) -> None:
    assert NOT_SHARED.search(statement)


def test_comments_and_docstrings_may_speak_of_it() -> None:
    assert not NOT_SHARED.search(code_of("-- not DISTINCT ON\nSELECT DISTINCT a, on_time FROM t"))
    assert strings_of('"""No ON CONFLICT here."""\nx = "SELECT 1"') == ["SELECT 1"]
    assert opening("-- Called by a.\n-- Index: b.\nSELECT 1") == "Called by a. Index: b."
