"""Every kind of long work that can be asked for has exactly one handler, and every handler can be asked for."""

import ast

import pytest
from tests.house import walk

from maplebridge.ground.jobs.kinds import Handler, Kind
from maplebridge.site.handlers import by_kind, list_handlers


def kinds_named(text: str) -> list[str]:
    """The names of the kinds that a module makes."""
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    made = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Kind"]
    named = [call.args[0] for call in made if call.args]
    return [str(name.value) for name in named if isinstance(name, ast.Constant)]


def kinds_of_jobs() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in walk.python_files()]
    return [name for text in texts if "ground.jobs.kinds import" in text for name in kinds_named(text)]


def test_every_kind_has_one_handler_and_every_handler_a_kind() -> None:
    assert sorted(kinds_of_jobs()) == sorted(list_handlers())


def test_two_handlers_of_one_kind_are_refused() -> None:
    kind = Kind("count")
    with pytest.raises(ValueError, match="two handlers for count"):
        by_kind([Handler(kind, lambda task, report: None), Handler(kind, lambda task, report: None)])


def test_a_kind_is_found_where_it_is_made() -> None:
    assert kinds_named('A = Kind("count")\nB = Other("x")') == ["count"]
