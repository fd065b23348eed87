"""What independent units found when they looked at closed cases again, on the page of figures, and the cases behind it.
About places, never about people or units. Not for drawing lots: services.rechecking does."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from maplebridge.cases.listing import NEWEST
from maplebridge.doors.desk.figures.asking import Asked, read_asked, read_id
from maplebridge.doors.desk.lines import rows_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.numbers.rates import Rate
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.services.insight.queries import NO_FIGURES
from maplebridge.services.rechecking.queries import NO_RESULT, RESULTS, get_rechecks, list_behind

MANY = 50
HERE = "/desk/figures/rechecks/"
MEANING = Text(
    "这段时间办结、办结后被随机抽中由没有经手的单位复核的案件",
    "cases closed in this period that were drawn by lot and looked at again by a unit that had no hand in them",
)


@dataclass(frozen=True, slots=True)
class Results:
    """The re-checks of a place: each number with its cases, the share confirmed, how many are late."""

    lots: int
    counts: tuple[tuple[Text, int, str], ...]
    confirmed: Rate
    overdue: int


def results_of(asked: Asked, now: datetime) -> Results | None:
    """The re-checks of the page's place and period; None of a unit. One round trip."""
    scope, period = asked.scope, asked.period
    if scope.unit:
        return None
    found = get_rechecks(scope.county, scope.place, period.since, period.until, now)
    counts = tuple((label, found.counts[name], _link(asked, name)) for name, label in RESULTS.items())
    return Results(found.lots, counts, found.confirmed, found.overdue)


@page("staff")
def behind(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """One page of the cases behind a number of re-checks."""
    asked, result = read_asked(request, visitor), request.GET.get("result", "")
    if asked.scope.unit:
        raise Missing("no_figures", NO_FIGURES, field="unit")
    if result not in RESULTS:
        raise Fault("no_such_figure", NO_RESULT, field="result")
    before, period = read_id(request.GET.get("before", "")), asked.period
    lines = list_behind(
        visitor.county, result, asked.scope.place, period.since, period.until, before=before, many=MANY + 1
    )
    return show(
        request,
        "desk/figures/listed.html",
        here="figures",
        asked=asked,
        label=RESULTS[result],
        meaning=MEANING,
        time=period.label,
        rows=rows_of(visitor.county, lines[:MANY], visitor.now),
        first=_link(asked, result) if before != NEWEST else "",
        more=_link(asked, result, before=str(lines[MANY - 1].id)) if len(lines) > MANY else "",
        back=asked.at(),
    )


def _link(asked: Asked, result: str, **part: str) -> str:
    return f"{HERE}?{urlencode({**asked.query, 'result': result, **part})}"
