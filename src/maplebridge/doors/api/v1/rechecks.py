"""Re-checks over the API: what my units have to look at again, what was found, and proof of a lot.
What is found is said by an action of the case. Not for drawing: services.rechecking does."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router

from maplebridge.cases.queries import access_case
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import actor_of, caller_of
from maplebridge.doors.api.v1.lists import Many
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.cases import PlaceCode
from maplebridge.doors.api.v1.shapes.money import PeriodName
from maplebridge.doors.api.v1.shapes.rechecks import LotsOut, RechecksOut, ResultsOut
from maplebridge.ground.numbers.rates import Rate
from maplebridge.ground.words.fault import Forbidden, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_pack
from maplebridge.services.insight.periods import read_period
from maplebridge.services.insight.queries import NO_FIGURES, access_scope
from maplebridge.services.rechecking.queries import (
    RESULTS,
    Explained,
    Mine,
    Rechecks,
    explain_draws,
    get_rechecks,
    list_mine,
)

router = Router(tags=["re-checks"])
WATCHERS = frozenset({"leader", "auditor", "checker", "dispatcher"})
STAFF_ONLY = Text("只有工作人员可以查看", "only staff may see this")
WATCHERS_ONLY = Text(
    "只有领导、监督、复核和派单人员可以核对抽取", "only leaders, auditors, checkers and dispatchers may check a lot"
)


@operation(router, "GET", "/rechecks", "token:read", returns=RechecksOut)
def list_my_rechecks(request: HttpRequest, many: Many = 100) -> HttpResponse:
    """The closed cases that your units have to look at again, the most urgent first."""
    actor, now = actor_of(request), caller_of(request).now
    if actor.kind != "staff":
        raise Forbidden("staff_only", STAFF_ONLY)
    return answer({"rechecks": [_mine(actor, each, now) for each in list_mine(actor, many=many)]})


@operation(router, "GET", "/rechecks/results", "token:read", returns=ResultsOut)
def get_recheck_results(request: HttpRequest, place: PlaceCode = "", period: PeriodName = "30d") -> HttpResponse:
    """What re-checks found in the cases of a place whose figures you may see that closed in a period.

    About places, never about people or units.
    """
    actor, now = actor_of(request), caller_of(request).now
    scope, days = access_scope(actor, place=place), read_period(period, now)
    if scope.unit:
        raise Missing("no_figures", NO_FIGURES, field="place")
    found = get_rechecks(scope.county, scope.place, days.since, days.until, now)
    said = {"place": scope.place, "first": days.first.isoformat(), "last": days.last.isoformat()}
    return answer(said | _results(found))


@operation(router, "GET", "/cases/{number}/rechecks", "token:read", returns=LotsOut)
def list_lots_of_case(request: HttpRequest, number: str) -> HttpResponse:
    """Every lot of a case, worked out again from the county's keys: for those who watch over the county's work."""
    actor = actor_of(request)
    case = access_case(actor, number).facts
    if WATCHERS.isdisjoint(duty.role for duty in actor.duties):
        raise Forbidden("watchers_only", WATCHERS_ONLY)
    return answer({"number": case.number, "lots": [_lot(actor, each) for each in explain_draws(actor.county, case.id)]})


def _mine(actor: Actor, each: Mine, now: datetime) -> rendering.JSON:
    matter = get_pack(actor.county, each.rules).matters[each.matter]
    return {
        **{name: getattr(each, name) for name in ("number", "title", "arrived")},
        **{name: rendering.moment(getattr(each, name)) for name in ("closed_at", "due_at")},
        "matter": rendering.named(matter.name, matter.title),
        "place": rendering.place_named(actor.county, each.place),
        "unit": rendering.unit_named(get_registry(actor.county), each.unit),
        "late": each.due_at <= now,
    }


def _results(found: Rechecks) -> rendering.JSON:
    results = [
        {"result": name, "label": rendering.both(label), "cases": found.counts[name]} for name, label in RESULTS.items()
    ]
    share = _confirmed(found.confirmed)
    return {"lots": found.lots, "results": results, "overdue": found.overdue, "confirmed": share}


def _confirmed(rate: Rate) -> rendering.JSON:
    low, high = (None, None) if rate.share is None else (rate.low, rate.high)
    return {"of": rate.denominator, "percent": rate.percent or None, "low": low, "high": high}


def _lot(actor: Actor, each: Explained) -> rendering.JSON:
    same = ("seq", "lot", "genuine", "share", "drawn", "as_recorded")
    return {
        **{name: getattr(each, name) for name in same},
        "closed_at": rendering.moment(each.closed_at),
        "fell_at": each.number,
        "unit": rendering.unit_named(get_registry(actor.county), each.unit),
        "why": rendering.both(each.why) if each.drawn else None,
        "found": each.found or None,
    }
