"""The list of responsibilities on the desk: what a unit answers for, and what the list leaves open. Not for changing
it: that is published."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import NO_UNIT, UnitFacts
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.duties import list_coverage, list_fields, sights_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Missing
from maplebridge.rulebook.duties.rules import lines_of
from maplebridge.rulebook.publishing.queries import get_current_pack

WORDS_LONGEST = 60


@page("staff")
def duties(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The whole list with its gaps, and the way to my own units' part."""
    words = request.GET.get("q", "")[:WORDS_LONGEST]
    pack, registry = get_current_pack(visitor.county), get_registry(visitor.county)
    own = {duty.unit for duty in visitor.actor.duties} if visitor.actor else set()
    return show(
        request,
        "desk/responsibilities/page.html",
        here="responsibilities",
        fields=list_fields(pack, words),
        coverage=list_coverage(pack) if pack.duties.lines else [],
        mine=[unit for code in sorted(own) if (unit := registry.unit(code)) is not None],
        words=words,
        rules=pack.number,
    )


@page("staff")
def unit_duties(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    """What one unit answers for."""
    unit, pack = _known(visitor.county, code), get_current_pack(visitor.county)
    lines = sights_of(pack, lines_of(pack.duties.lines, unit))
    facts: dict[str, Any] = {"unit": unit, "lines": lines, "rules": pack.number}
    return show(request, "desk/responsibilities/unit.html", here="responsibilities", **facts)


def _known(county: str, code: str) -> UnitFacts:
    unit = get_registry(county).unit(code)
    if unit is None:
        raise Missing("no_unit", NO_UNIT, field="unit")
    return unit
