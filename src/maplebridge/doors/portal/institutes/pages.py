"""The public register of institutes of forensic appraisal, by the kinds of appraisal that each is registered for.
Not for entrusting one: that is a case."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.directory.units.licences import LICENCES
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import UnitFacts
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.definition import Matter

APPRAISAL = "appraisal"


@dataclass(frozen=True, slots=True)
class Institute:
    """One institute and what it may appraise."""

    unit: UnitFacts
    licences: tuple[Text, ...]


@page("public")
def institutes(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The institutes in use, all or those that hold one licence."""
    asked = request.GET.get("licence", "")
    licence = asked if asked in LICENCES else ""
    registered = [unit for unit in get_registry(visitor.county) if unit.active and unit.licences]
    return show(
        request,
        "portal/institutes/page.html",
        licence=licence,
        asked=LICENCES.get(licence),
        kinds=[(name, label, sum(name in unit.licences for unit in registered)) for name, label in LICENCES.items()],
        institutes=[_institute(unit) for unit in registered if not licence or licence in unit.licences],
        matters=_matters(visitor.county),
    )


def _institute(unit: UnitFacts) -> Institute:
    return Institute(unit, tuple(label for name, label in LICENCES.items() if name in unit.licences))


def _matters(county: str) -> list[Matter]:
    """What one applies for to have something appraised."""
    return [matter for matter in get_current_pack(county).matters.values() if matter.workflow == APPRAISAL]
