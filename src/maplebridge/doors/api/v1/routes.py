"""The lawful ways out of a dispute over the API. Nothing is kept of what is asked. Not for cases."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import caller_of, county_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.cases import County
from maplebridge.doors.api.v1.shapes.routes import Amount, Days, Has, Kind, RoutesOut
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.routes.names import STARTING_FACTS
from maplebridge.rulebook.routes.rules import CountedLimit, OpenRoute, list_routes
from maplebridge.services.roadmap.reading import Asked, read_situation
from maplebridge.services.roadmap.showing import CAUTION, Way, show_ways

router = Router(tags=["routes"])
BAD_FACT = Text("没有这个起算日期", "There is no such starting fact")


@operation(router, "GET", "/routes", "public", "token:read", returns=RoutesOut)
def list_lawful_routes(
    request: HttpRequest, kind: Kind, county: County = "", has: Has = "", days: Days = "", amount: Amount = ""
) -> HttpResponse:
    """Which lawful ways are open in a kind of dispute, until when, with what and at what cost, each with its basis."""
    caller = caller_of(request)
    place = county_of(caller, county)
    pack = get_current_pack(place)
    asked = Asked(kind, _dates(days), tuple(name for name in has.split(",") if name), amount)
    situation, wrong = read_situation(asked, day_of(caller.now))
    for field, text in wrong.items():
        raise Fault("bad_value", text, field="days" if field in STARTING_FACTS else field)
    ways = show_ways(list_routes(pack.routes, situation, get_calendar(place)), pack.routes)
    body = {"rules": pack.number, "kind": kind, "caution": rendering.both(CAUTION), "routes": [*map(_way, ways.all)]}
    return answer(body)


def _dates(days: str) -> dict[str, str]:
    pairs = (pair.partition(":") for pair in days.split(",") if pair)
    found = {name.strip(): day for name, _, day in pairs}
    if not found.keys() <= STARTING_FACTS.keys():
        raise Fault("unknown_fact", BAD_FACT, field="days")
    return found


def _way(way: Way) -> rendering.JSON:
    route, found = way.route, way.found
    return {
        "name": route.name,
        "to": route.to,
        **{name: rendering.both(getattr(route, name)) for name in ("title", "plain", "where")},
        "state": found.state.value,
        "waits_for": list(found.waits_for),
        "closed_by": list(found.closed_by),
        "limits": [_limit(limit, shown.words) for limit, shown in zip(found.limits, way.limits, strict=True)],
        "price": _price(found, way.price),
        "papers": [{**rendering.both(paper.name), "basis": _maybe(paper.basis)} for paper in route.papers],
        "leads_to": list(route.leads_to),
        "closes": list(route.closes),
        "basis": [rendering.both(law) for law in route.basis],
    }


def _limit(counted: CountedLimit, words: Text) -> rendering.JSON:
    limit = counted.limit
    return {
        "words": rendering.both(words),
        "starts": limit.starts,
        "amount": limit.amount,
        "unit": limit.unit.value,
        "starts_on": counted.starts_on.isoformat() if counted.starts_on else None,
        "last_day": counted.last_day.isoformat() if counted.last_day else None,
        "days_left": counted.days_left,
        "provisional": counted.provisional,
        "basis": rendering.both(limit.basis),
    }


def _price(found: OpenRoute, words: Text) -> rendering.JSON:
    price = found.price
    sums = {"least": price.least, "most": price.most, "halved": price.halved}
    return {
        "words": rendering.both(words),
        **{name: None if sum_ is None else f"{sum_:.2f}" for name, sum_ in sums.items()},
        "basis": _maybe(found.route.cost.basis),
    }


def _maybe(text: Text | None) -> rendering.JSON | None:
    return None if text is None else rendering.both(text)
