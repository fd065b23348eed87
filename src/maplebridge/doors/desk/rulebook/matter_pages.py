"""Matters by category, and one as people can read it: form, papers, evidence, clocks, routing. Not for changing."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from maplebridge.directory.units.models import CompetenceLine
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import UnitFacts
from maplebridge.doors.desk.case.facts import KINDS
from maplebridge.doors.desk.naming import name_of
from maplebridge.doors.desk.rulebook.asking import Book, read_book
from maplebridge.doors.desk.rulebook.clocks import clock_lines, join, labels_of
from maplebridge.doors.desk.rulebook.words import AUDIENCES, LEVELS, PRIVACIES, TYPES
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.parts.unit_kinds import name_kinds
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.category import Category
from maplebridge.rulebook.matters.routing_rules import RoutingRule
from maplebridge.rulebook.workflows.definition import Field, Matter
from maplebridge.rulebook.workflows.names import EVIDENCE_LABELS
from maplebridge.rulebook.workflows.running import clock_specs

NO_MATTER = Text("这一版里没有这个事项。", "This version has no such matter.")
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Shelf:
    """A category with its matters."""

    category: Category
    matters: list[Matter]


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field of a form as people read it."""

    field: Field
    type: Text
    choices: Text
    seen_by: Text


@dataclass(frozen=True, slots=True)
class Answering:
    """A kind of unit that answers for a category; `unit` when there is only one of them."""

    duty: str
    kind: str
    name: Text
    unit: UnitFacts | None


@page("staff")
def matters(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """All matters by category, or those that words or a category name."""
    book, said = read_book(request, visitor), request.GET
    words, category = said.get("words", "").strip()[:LONGEST], said.get("category", "")[:LONGEST]
    shelves = _shelves(book, words.casefold(), category)
    return show(
        request,
        "desk/rulebook/page.html",
        here="rulebook",
        tab="matters",
        book=book,
        words=words,
        category=category,
        named=book.pack.categories.get(category),
        groups=[each for each in book.pack.categories.values() if each.code == each.group],
        shelves=shelves,
        many=sum(len(shelf.matters) for shelf in shelves),
    )


@page("staff")
def matter(request: HttpRequest, visitor: Visitor, name: str) -> HttpResponse:
    """One matter."""
    book = read_book(request, visitor)
    found = book.pack.matters.get(name)
    if found is None:
        raise Missing("no_such_matter", NO_MATTER, field="matter")
    return show(request, "desk/rulebook/matter.html", here="rulebook", tab="matters", **_facts(book, found))


def field_lines(fields: tuple[Field, ...]) -> list[FieldLine]:
    """The fields of a form or an action."""
    return [
        FieldLine(
            field,
            name_of(TYPES, field.type.value),
            join(choice.label for choice in field.choices),
            join(name_of(AUDIENCES, audience) for audience in field.seen_by),
        )
        for field in fields
    ]


def _facts(book: Book, matter: Matter) -> dict[str, Any]:
    pack = book.pack
    workflow = pack.workflows[matter.workflow]
    labels, response = labels_of(workflow), pack.responses.get(matter.response)
    return {
        "book": book,
        "matter": matter,
        "category": pack.categories.get(matter.category),
        "workflow": workflow,
        "kind": name_of(KINDS, matter.kind),
        "level": name_of(LEVELS, matter.level),
        "privacy": name_of(PRIVACIES, matter.privacy),
        "response": response.title if response else Text(matter.response, matter.response),
        "fields": field_lines(matter.form),
        "evidence": [
            (_at(name_of(labels, action)), join(name_of(EVIDENCE_LABELS, kind) for kind in kinds))
            for action, kinds in matter.evidence.items()
        ],
        "clocks": clock_lines(workflow, clock_specs(workflow, matter).values(), matter.limits),
        "rules": [rule for rule in pack.routing.rules if _concerns(rule, matter)],
        "answering": _answering(pack.county, matter.category),
    }


def _at(action: Text) -> Text:
    return Text(f"“{action.zh}”时附：", f"At “{action.en}”:")


def _shelves(book: Book, words: str, category: str) -> list[Shelf]:
    shelves = []
    for each in sorted(book.pack.categories.values(), key=lambda one: one.code):
        if each.code == each.group or not each.code.startswith(category):
            continue
        of_it = [matter for matter in book.pack.matters.values() if matter.category == each.code]
        found = [matter for matter in of_it if _named(matter, each, words)]
        if found:
            shelves.append(Shelf(each, found))
    return shelves


def _named(matter: Matter, category: Category, words: str) -> bool:
    names = (matter.name, matter.title.zh, matter.title.en, category.name.zh, category.name.en, *matter.says)
    return not words or any(words in name.casefold() for name in names)


def _concerns(rule: RoutingRule, matter: Matter) -> bool:
    """Whether a routing rule speaks of this matter or its category, rather than of everything."""
    if rule.matter:
        return rule.matter == matter.name
    return bool(rule.category) and matter.category.startswith(rule.category)


def _answering(county: str, category: str) -> list[Answering]:
    registry, found = get_registry(county), dict[tuple[str, str], Answering]()
    around = [category[:length] for length in range(len(category) + 1)]
    lines = CompetenceLine.objects.filter(county=county, category__in=around).order_by("position", "unit")
    for code, duty in lines.values_list("unit", "duty"):
        unit = registry.unit(code)
        if unit is None or not unit.active or (duty, unit.kind) in found:
            continue
        alone = unit if len(registry.of_kind(unit.kind)) == 1 else None
        name = unit.name if alone else name_kinds(county, [unit])[unit.kind]
        found[duty, unit.kind] = Answering(duty, unit.kind, name, alone)
    return sorted(found.values(), key=lambda each: each.duty != "lead")
