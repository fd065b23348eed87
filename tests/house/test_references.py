"""What import-linter cannot see: keys between tables, statements in files and templates respect the floors too."""

import ast
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.apps import apps
from tests.house import walk

RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField", "ForeignObject"}
NAMED = re.compile(r'\b(FROM|JOIN|INTO|UPDATE|USING|TABLE)\s+(?:ONLY\s+)?"?([a-z_]+)"?', re.I)
BORROWED = re.compile(r"{%-?\s*(?:include|extends)\s+([^\s%]+)")


def homes_of_tables() -> dict[str, str]:
    """The module of the room that each table belongs to."""
    return {model._meta.db_table: model.__module__ for model in apps.get_models()}


def homes_of_labels() -> dict[str, str]:
    """The package of the room behind each app label."""
    return {config.label: config.name for config in apps.get_app_configs() if config.name.startswith("maplebridge.")}


def key_breaches(here: str, text: str, labels: Mapping[str, str], tables: Mapping[str, str]) -> list[str]:
    """Rooms above that a module of models or migrations names in strings."""
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    named = [label for call in calls for label in _labels_of(call)]
    reached = [labels[label] for label in named if label in labels]
    reached += [tables[name] for call in calls for name in _tables_of(call) if name in tables]
    reached += [labels[label] for label in _dependencies(text) if label in labels]
    return [there for there in reached if not walk.may_know(here, there)]


def _labels_of(call: ast.Call) -> list[str]:
    if _name_of(call) not in RELATIONS:
        return []
    given = [*call.args[:1], *(word.value for word in call.keywords if word.arg == "to")]
    texts = [each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return [text.partition(".")[0] for text in texts if "." in text]


def _tables_of(call: ast.Call) -> list[str]:
    if _name_of(call) != "CountyForeignKey":
        return []
    given = [*call.args[2:3], *(word.value for word in call.keywords if word.arg == "to_table")]
    return [each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def _name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _dependencies(text: str) -> list[str]:
    return re.findall(r'\(\s*"([a-z_]+)",\s*"\d{4}_', text)


def statement_breaches(here: str, text: str, tables: Mapping[str, str]) -> list[str]:
    """Tables of rooms above that a statement names, and tables of other rooms that it writes."""
    code = re.sub(r"--.*", "", text)
    found = []
    for verb, table in NAMED.findall(code):
        home = tables.get(table.lower())
        if home is None:
            continue
        writes = verb.upper() in {"INTO", "UPDATE"} or re.search(rf'DELETE\s+FROM\s+"?{table}\b', code, re.I)
        if not walk.may_know(here, home) or (writes and not _same_room(here, home)):
            found.append(table)
    return found


def _same_room(here: str, home: str) -> bool:
    room = home.removesuffix(".models")
    return here == room or here.startswith(f"{room}.")


def template_breaches(door: str, text: str, known: set[str]) -> list[str]:
    """Templates of other doors, templates that are not there, and names that only show when the page is drawn."""
    found = []
    for word in BORROWED.findall(text):
        name = word.strip("\"'")
        literal = word != name
        if not literal or name not in known or name.partition("/")[0] not in {door, "parts"}:
            found.append(word)
    return found


def templates() -> dict[str, Path]:
    """Every template by the name under which it is asked for."""
    return {path.relative_to(walk.DOORS).as_posix(): path for path in walk.DOORS.rglob("*.html")} | {
        path.relative_to(walk.DOORS).as_posix(): path for path in walk.DOORS.rglob("*.svg")
    }


def test_keys_in_models_and_migrations_run_down() -> None:
    labels, tables = homes_of_labels(), homes_of_tables()
    files = [path for path in walk.python_files() if path.stem == "models" or "migrations" in path.parts]
    breaches = {
        walk.short(path): key_breaches(walk.module_of(path), path.read_text(encoding="utf-8"), labels, tables)
        for path in files
    }
    assert {name: found for name, found in breaches.items() if found} == {}


def test_statements_read_down_and_write_at_home() -> None:
    tables = homes_of_tables()
    breaches = {
        walk.short(path): statement_breaches(walk.module_of(path), path.read_text(encoding="utf-8"), tables)
        for path in sorted(walk.SOURCE.rglob("*.sql"))
    }
    assert {name: found for name, found in breaches.items() if found} == {}


def test_templates_borrow_from_their_own_door_and_from_parts() -> None:
    known = templates()
    breaches = {
        name: template_breaches(name.partition("/")[0], path.read_text(encoding="utf-8"), set(known))
        for name, path in known.items()
    }
    assert {name: found for name, found in breaches.items() if found} == {}


LABELS = {"cases": "maplebridge.cases", "people": "maplebridge.directory.people"}
TABLES = {"case": "maplebridge.cases.models", "people_person": "maplebridge.directory.people.models"}


@pytest.mark.parametrize(
    "line",
    [
        'models.ForeignKey("cases.Case", models.CASCADE)',
        'models.ManyToManyField(to="cases.Case")',
        'CountyForeignKey("people_person", ["case"], "case", ["id"])',
        'dependencies = [("cases", "0001_initial")]',
    ],
)
def test_a_key_that_points_up_is_found(line: str) -> None:
    assert key_breaches("maplebridge.directory.people.models", line, LABELS, TABLES) != []


def test_a_key_that_points_down_is_fine() -> None:
    lines = 'x = models.ForeignKey("people.Person", 1)\nCountyForeignKey("case", ["p"], "people_person", ["id"])'
    assert key_breaches("maplebridge.cases.models", lines, LABELS, TABLES) == []


def test_a_statement_that_reads_up_or_writes_abroad_is_found() -> None:
    people, cases = "maplebridge.directory.people", "maplebridge.cases"
    assert statement_breaches(people, 'SELECT 1 FROM "case" c', TABLES) == ["case"]
    assert statement_breaches(cases, "UPDATE people_person SET name = ''", TABLES) == ["people_person"]
    assert statement_breaches(cases, "DELETE FROM people_person", TABLES) == ["people_person"]
    assert statement_breaches(cases, "SELECT 1 FROM people_person -- UPDATE people_person", TABLES) == []
    assert statement_breaches(cases, 'INSERT INTO "case" SELECT 1 FROM people_person', TABLES) == []


def test_a_template_of_another_door_is_found() -> None:
    known = {"portal/home/page.html", "parts/layout.html", "api/v1/docs.html"}
    assert template_breaches("portal", '{% include "api/v1/docs.html" %}', known) == ['"api/v1/docs.html"']
    assert template_breaches("portal", "{% include name %}", known) == ["name"]
    assert template_breaches("portal", '{% extends "parts/lost.html" %}', known) == ['"parts/lost.html"']
    good = '{% extends "parts/layout.html" %}{% include "portal/home/page.html" with a=b only %}'
    assert template_breaches("portal", good, known) == []
