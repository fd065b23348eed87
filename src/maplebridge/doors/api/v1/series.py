"""Monthly numbers that other houses report, over the API, beside the same months of the year before. Not for bringing
them in: maplebridge import series."""

from datetime import date
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from ninja import Router

from maplebridge.directory.people.agents import is_only_agent
from maplebridge.directory.places.queries import get_place
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import actor_of, caller_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.cases import Code
from maplebridge.doors.api.v1.shapes.series import SeriesOut, Year
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Forbidden, Missing
from maplebridge.ground.words.text import Text
from maplebridge.services.series.comparing import Compared, Pair
from maplebridge.services.series.queries import compare_places

router = Router(tags=["series"])
STAFF_ONLY = Text("只有工作人员可以查看", "only staff may see this")
NO_PLACE = Text("没有这个地点", "there is no such place")


@operation(router, "GET", "/series", "token:read", returns=SeriesOut)
def list_series(request: HttpRequest, place: Code = "", year: Year = 0, series: Code = "") -> HttpResponse:
    """Every series at a place, and what is computed from them, month by month beside the year before.

    Numbers are texts; null is what is not known. Without a place: the county; without a year: this one.
    """
    actor = actor_of(request)
    if actor.kind != "staff" or is_only_agent(actor):
        raise Forbidden("staff_only", STAFF_ONLY)
    wanted = place or actor.county
    if not wanted.startswith(actor.county):
        raise Missing("no_such_place", NO_PLACE, field="place")
    get_place(actor.county, wanted)
    chosen = year or day_of(caller_of(request).now).year
    found = compare_places(actor.county, [wanted], chosen)[wanted]
    return answer(
        {"place": wanted, "year": chosen, "series": [_told(each, chosen) for each in found if _fits(each, series)]}
    )


def _fits(each: Compared, series: str) -> bool:
    return each.known and series in ("", each.name)


def _told(each: Compared, year: int) -> rendering.JSON:
    months = [
        {"month": f"{date(year, month, 1):%Y-%m}", **_pair(pair), "replaced": _number(pair.replaced)}
        for month, pair in enumerate(each.months, 1)
        if pair != Pair()
    ]
    return {
        "series": each.name,
        "title": rendering.both(each.title),
        "unit": rendering.both(each.unit),
        "source": rendering.both(each.source) if each.source else None,
        "months": months,
        "total": _pair(each.total),
    }


def _pair(pair: Pair) -> rendering.JSON:
    return {
        "number": _number(pair.number),
        "year_before": _number(pair.before),
        "difference": _number(pair.difference),
    }


def _number(number: Decimal | None) -> str | None:
    return None if number is None else f"{number.normalize():f}"
