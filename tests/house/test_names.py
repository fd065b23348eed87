"""The closed lists of names that packs may use and the code behind them are the same lists."""

import ast
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest
from tests.house import walk

from maplebridge.rulebook.workflows import effects, guards, names, roles

REGISTRIES: dict[str, tuple[Mapping[str, str], Mapping[str, Callable[..., Any]]]] = {
    "effects": (names.EFFECTS, effects.EFFECTS),
    "guards": (names.GUARDS, guards.GUARDS),
    "roles": (names.ROLES, roles.RELATIONS),
}


def mismatches(promised: Iterable[str], handlers: Mapping[str, Callable[..., Any]]) -> list[str]:
    """Names without a handler, handlers without a name, and handlers that serve two names."""
    found = [f"{name}: nobody does it" for name in promised if name not in handlers]
    found += [f"{name}: promised nowhere" for name in handlers if name not in set(promised)]
    twice = [name for name, handler in handlers.items() if list(handlers.values()).count(handler) > 1]
    return found + [f"{name}: shares its handler" for name in twice]


def registries_of(word: str) -> list[str]:
    """Modules that set a mapping of that name."""
    return [
        walk.module_of(path)
        for path in walk.python_files()
        for node in walk.tree_of(path).body
        if isinstance(node, ast.Assign | ast.AnnAssign) and word in _targets(node)
    ]


def _targets(node: ast.Assign | ast.AnnAssign) -> set[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {target.id for target in targets if isinstance(target, ast.Name)}


@pytest.mark.parametrize("kind", ["effects", "guards"])
def test_every_name_has_exactly_one_handler(kind: str) -> None:
    assert mismatches(*REGISTRIES[kind]) == []


def test_every_role_is_a_relation_to_the_case() -> None:
    assert [each for each in mismatches(*REGISTRIES["roles"]) if "shares" not in each] == []


@pytest.mark.parametrize("word", ["EFFECTS", "GUARDS"])
def test_names_are_registered_in_one_place_only(word: str) -> None:
    assert sorted(registries_of(word)) == [
        f"maplebridge.rulebook.workflows.{word.lower()}",
        "maplebridge.rulebook.workflows.names",
    ]


@pytest.mark.parametrize("kind", ["effects", "guards"])
def test_no_handler_is_listed_twice(kind: str) -> None:
    room = walk.SOURCE / "rulebook" / "workflows"
    listed = [
        element.id
        for name in (kind, "handing", "parties", "terms")
        for node in ast.walk(walk.tree_of(room / f"{name}.py"))
        if isinstance(node, ast.Tuple)
        for element in node.elts
        if isinstance(element, ast.Name) and element.id in REGISTRIES[kind][1]
    ]
    assert len(listed) == len(set(listed)) == len(REGISTRIES[kind][1])


def test_every_name_is_explained() -> None:
    assert [
        name for promised, _ in REGISTRIES.values() for name, words in promised.items() if not words.endswith(".")
    ] == []


def test_a_missing_a_spare_and_a_shared_handler_are_found() -> None:
    assert mismatches(["open", "shut"], {"open": len, "ring": len}) == [
        "shut: nobody does it",
        "ring: promised nowhere",
        "open: shares its handler",
        "ring: shares its handler",
    ]
    assert mismatches(["open"], {"open": len}) == []
