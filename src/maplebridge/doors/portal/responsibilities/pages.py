"""Who answers for what, for everybody to read. Not for who has a case."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.duties import CategorySight, DutySight, list_fields
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack

WORDS_LONGEST = 100
Links = dict[tuple[str, str], str]
Linked = tuple[Text, list[tuple[DutySight, str]]]


@page("public")
def responsibilities(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The list of responsibilities by category, or what some words mean of it; units lead to what they publish."""
    words = request.GET.get("q", "")[:WORDS_LONGEST]
    pack = get_current_pack(visitor.county)
    links = _links(pack)
    fields = [(field.name, list(_linked(field.categories, links))) for field in list_fields(pack, words)]
    facts: dict[str, Any] = {"fields": fields, "words": words, "rules": pack.number}
    return show(request, "portal/responsibilities/page.html", **facts)


def _linked(categories: tuple[CategorySight, ...], links: Links) -> Iterator[Linked]:
    for each in categories:
        yield each.name, [(duty, links.get((duty.line.unit, duty.line.level), "")) for duty in each.duties]


def _links(pack: Pack) -> Links:
    """Where the units of a kind and level are told of: the one that there is, else the list of them all."""
    registry = get_registry(pack.county)
    found: Links = {}
    for kind, level in {(line.unit, line.level) for line in pack.duties.lines}:
        units = [unit for unit in registry.of_kind(kind) if unit.active and unit.level == level]
        if units:
            one = f"/disclosure/units/{units[0].code}/"
            found[kind, level] = one if len(units) == 1 else f"/disclosure/?kind={kind}"
    return found
