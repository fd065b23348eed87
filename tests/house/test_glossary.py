"""One word per concept: what models and packs call things is in GLOSSARY.md, in Chinese and English."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from tests.house import walk

from maplebridge.rulebook.workflows import names

PACKS = walk.SOURCE / "packs"
ROW = re.compile(r"^\|([^|]+)\|([^|]+)\|([^|]+)\|", re.M)


@cache
def glossary() -> tuple[tuple[str, str, str], ...]:
    """The rows of the tables: Chinese, English, code."""
    text = (walk.ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    rows = [tuple(cell.strip() for cell in row) for row in ROW.findall(text)]
    return tuple((zh, en, code) for zh, en, code in rows if not set(zh) <= {"-", " ", ":"} and code != "Code")


def codes(rows: Iterable[tuple[str, str, str]]) -> set[str]:
    """The code names of the rows."""
    return {name for _, _, code in rows for name in re.findall(r"`([^`]+)`", code)}


def workflow_words(workflow: dict[str, Any]) -> set[str]:
    """The name of a workflow, its states, its actions, and the roles it gives work to."""
    actions = workflow["actions"].values()
    roles = {role for action in actions for role in _listed(action.get("roles", []))}
    return {workflow["workflow"], *workflow["states"], *workflow["actions"], *roles}


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def read_workflows(folder: Path) -> list[dict[str, Any]]:
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*/workflows/*.yaml"))]


def read_shared(folder: Path) -> list[str]:
    """The names of the actions that the processes of a pack share."""
    groups = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*/actions.yaml"))]
    return [name for each in groups for group in each.values() for name in group]


def test_every_model_is_in_the_glossary() -> None:
    models = {model.__name__ for model in apps.get_models() if model.__module__.startswith("maplebridge.")}
    assert sorted(models - codes(glossary())) == []


def test_every_word_of_the_workflows_is_in_the_glossary() -> None:
    words = {word for workflow in read_workflows(PACKS) for word in workflow_words(workflow)} | {*read_shared(PACKS)}
    assert words
    assert sorted(words - codes(glossary())) == []


def test_every_role_and_kind_is_in_the_glossary() -> None:
    assert sorted({*names.ROLES, *names.KINDS} - codes(glossary())) == []


def test_every_row_has_both_languages_and_a_name() -> None:
    def incomplete(row: tuple[str, str, str]) -> bool:
        zh, en, _ = row
        return not re.search(r"[\u4e00-\u9fff]", zh) or not re.search(r"[A-Za-z]", en) or not codes([row])

    assert [row for row in glossary() if incomplete(row)] == []


def test_no_name_has_two_meanings_under_one_heading() -> None:
    text = (walk.ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    for part in text.split("\n## ")[1:]:
        listed = [name for row in ROW.findall(part) for name in re.findall(r"`([^`]+)`", row[2])]
        assert sorted(name for name in set(listed) if listed.count(name) > 1) == [], part.splitlines()[0]


def test_words_of_a_workflow_are_found() -> None:
    workflow = {
        "workflow": "request",
        "states": {"received": {}},
        "actions": {"dispatch": {"roles": ["dispatcher"]}, "rate": {"roles": "resident"}},
    }
    assert workflow_words(workflow) == {"request", "received", "dispatch", "rate", "dispatcher", "resident"}
    assert codes([("案件", "case", "`Case`, `case`")]) == {"Case", "case"}
