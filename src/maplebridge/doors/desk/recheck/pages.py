"""Closed cases that my unit has to look at again, and proof of a lot. The result is said by an action of the case.
Not for figures: those stand on the page of figures."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from maplebridge.cases.queries import access_case
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_pack
from maplebridge.services.rechecking.queries import Mine, explain_draws, list_mine

WATCHERS = ("staff:leader", "staff:auditor", "staff:checker", "staff:dispatcher")


@dataclass(frozen=True, slots=True)
class Line:
    """A case to look at again, in words."""

    mine: Mine
    matter: Text
    late: bool


@page("staff")
def mine(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What the units that I serve in have been drawn for, the most urgent first."""
    assert visitor.actor is not None
    lines = [
        Line(each, get_pack(visitor.county, each.rules).matters[each.matter].title, each.due_at <= visitor.now)
        for each in list_mine(visitor.actor)
    ]
    watches = bool({access.partition(":")[2] for access in WATCHERS} & visitor.roles)
    return show(request, "desk/recheck/page.html", here="recheck", lines=lines, watches=watches)


@page(*WATCHERS)
def explain(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The lots of one case, worked out again from the county's keys."""
    typed = request.GET.get("number", "").strip()
    lots, number, fault = [], "", None
    if typed:
        assert visitor.actor is not None
        try:
            case = access_case(visitor.actor, typed).facts
            number, lots = case.number, explain_draws(visitor.county, case.id)
        except Fault as found:
            fault = found
    return show(
        request,
        "desk/recheck/explain.html",
        status=fault.status if fault else 200,
        here="recheck",
        typed=typed,
        number=number,
        lots=lots,
        fault=fault,
    )
