"""Statements of responsibility on the desk: the tree from county to village with its gaps, one statement to read, sign
and print. Not for the duties: responsibilities."""

from typing import cast
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import NO_UNIT, UnitFacts
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.services.statements.actions import draw_up, sign
from maplebridge.services.statements.proving import is_whole
from maplebridge.services.statements.queries import Branch, get_statement, is_outdated, list_tree
from maplebridge.services.statements.rules import STATES, StatementFacts, may_sign

YEARS_BACK, YEARS_AHEAD = 2, 1
MEMBERS = ("GET", "HEAD", "POST")


@page("staff", methods=MEMBERS)
def statements(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The towns of a year and, for one of them, its villages; sent, what is lacking below a unit is drawn up."""
    actor, years = cast("Actor", visitor.actor), _years(visitor)
    year = _year(request.POST.get("year") or request.GET.get("year", ""), years, day_of(visitor.now).year)
    town = (request.POST.get("town") or request.GET.get("town", ""))[:9]
    if request.method == "POST":
        draw_up(actor=actor, upper=request.POST.get("upper", "")[:60], year=year, now=visitor.now)
        return HttpResponseRedirect(f"{reverse('desk_statements')}?{urlencode({'year': year, 'town': town})}")
    tree = list_tree(visitor.county, year)
    open_town = next((branch for branch in tree if branch.pair.lower.place == town), None)
    return show(
        request,
        "desk/statements/page.html",
        here="responsibilities",
        tree=tree,
        town=open_town,
        year=year,
        years=years,
        signed=sum(branch.stands for branch in tree),
        villages=sum(len(branch.below) for branch in tree),
        villages_signed=sum(len(branch.below) - branch.gaps for branch in tree),
        draws=[branch.pair.upper for branch in _draws(actor, tree, open_town)],
    )


def _draws(actor: Actor, tree: list[Branch], town: Branch | None) -> list[Branch]:
    """One branch for each unit that the actor may draw up for, where something is lacking."""
    lacking = [*tree, *(town.below if town else ())]
    found = (branch for branch in lacking if branch.statement is None or branch.outdated)
    by_upper = {branch.pair.upper.code: branch for branch in found if may_sign(actor, branch.pair.upper.code)}
    return list(by_upper.values())


@page("staff", methods=MEMBERS)
def statement(request: HttpRequest, visitor: Visitor, statement_id: UUID) -> HttpResponseBase:
    """One statement, to read and print; sent, it is signed for a side."""
    actor, fault = cast("Actor", visitor.actor), None
    if request.method == "POST":
        try:
            sign(actor=actor, statement_id=statement_id, side=request.POST.get("side", ""), now=visitor.now)
            return HttpResponseRedirect(reverse("desk_statement", args=[statement_id]))
        except Fault as found:
            fault = found
    return _show(request, visitor, get_statement(visitor.county, statement_id), fault)


def _show(request: HttpRequest, visitor: Visitor, found: StatementFacts, fault: Fault | None) -> HttpResponse:
    actor = cast("Actor", visitor.actor)
    upper, lower = _unit(visitor.county, found.upper), _unit(visitor.county, found.lower)
    outdated, side = is_outdated(visitor.county, found), found.side_to_sign()
    whole = is_whole(found)
    mine = side is not None and whole and not outdated and may_sign(actor, getattr(found, side))
    return show(
        request,
        "desk/statements/one.html",
        status=fault.status if fault else 200,
        here="responsibilities",
        statement=found,
        upper=upper,
        lower=lower,
        town=(lower if lower.level == "town" else upper).place,
        whole=whole,
        state=STATES[found.state],
        outdated=outdated,
        side=side if mine else "",
        fault=fault,
    )


def _unit(county: str, code: str) -> UnitFacts:
    unit = get_registry(county).unit(code)
    if unit is None:
        raise Missing("no_unit", NO_UNIT, field="unit")
    return unit


def _years(visitor: Visitor) -> list[int]:
    now = day_of(visitor.now).year
    return list(range(now - YEARS_BACK, now + YEARS_AHEAD + 1))


def _year(said: str, years: list[int], this: int) -> int:
    return next((year for year in years if str(year) == said), this)
