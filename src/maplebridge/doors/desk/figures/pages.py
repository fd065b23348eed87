"""Figures from the county down to a grid, or of a unit: counts, rates by their formulas, a year ago, a map, a trend.
Every number opens the cases behind it. Not for counting: services.insight counts."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from maplebridge.directory.places.queries import get_place
from maplebridge.doors.desk.figures.asking import Asked, read_asked
from maplebridge.doors.desk.figures.money import block_of
from maplebridge.doors.desk.figures.rechecks import results_of
from maplebridge.doors.desk.figures.tables import (
    IN_TABLES,
    RATES_IN_TABLES,
    TOP,
    category_rows,
    channel_rows,
    count_rows,
    place_rows,
    rate_rows,
)
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.services.elsewhere.queries import count_filed_elsewhere
from maplebridge.services.insight.figures import FIGURES
from maplebridge.services.insight.mapping import get_drawing
from maplebridge.services.insight.periods import CHOICES
from maplebridge.services.insight.queries import Sheet, access_scope, get_sheet, get_year_before, list_scopes
from maplebridge.services.insight.reading import WIDTHS, Scope

KEPT_SECONDS = 3600
MOST_DAYS = 100  # a longer trend is told by months elsewhere


@page("staff")
def figures(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The page of one scope and period."""
    assert visitor.actor is not None
    asked = read_asked(request, visitor)
    sheet = get_sheet(visitor.actor, asked.scope, asked.period, visitor.now)
    before = get_year_before(asked.scope, asked.period, visitor.now)
    shown = [figure.name for figure in sheet.shown_rates()]
    categories = category_rows(asked, sheet)
    return show(
        request,
        "desk/figures/page.html",
        here="figures",
        asked=asked,
        sheet=sheet,
        crumbs=_crumbs(visitor, asked),
        scopes=[(scope, _address(asked, scope)) for scope in list_scopes(visitor.actor)],
        periods=CHOICES.items(),
        counts=count_rows(asked, sheet, before),
        rates=rate_rows(asked, sheet, before),
        places=place_rows(asked, sheet),
        top=categories[:TOP],
        categories=categories,
        channels=channel_rows(asked, sheet),
        days=_days(sheet),
        elsewhere=_count_elsewhere(asked),
        money=block_of(asked),
        rechecks=results_of(asked, visitor.now),
        heads=[FIGURES[name] for name in IN_TABLES],
        rate_heads=[FIGURES[name] for name in RATES_IN_TABLES if name in shown],
        apart=[(FIGURES[name], many) for name, many in sheet.apart.items()],
    )


@page("staff")
def outline(request: HttpRequest, visitor: Visitor, place: str) -> HttpResponse:
    """The parts of a place as GeoJSON; kept by the browser until the register of grids changes."""
    assert visitor.actor is not None
    scope = access_scope(visitor.actor, place=place)
    drawing = get_drawing(scope.county)
    tag = f'"{drawing.stamp}-{scope.place}-parts"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    answer = HttpResponse(
        drawing.make(scope.county, scope.place, WIDTHS.get(len(scope.place), 15)), content_type="application/geo+json"
    )
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = f"private, max-age={KEPT_SECONDS}"
    return answer


def _crumbs(visitor: Visitor, asked: Asked) -> list[tuple[str, str]]:
    """The places around the one shown, as far as they are the visitor's, with their addresses."""
    assert visitor.actor is not None
    if asked.scope.unit:
        return []
    mine = [scope.place for scope in list_scopes(visitor.actor) if not scope.unit]
    codes = [asked.scope.place[:width] for width in (6, 9, 12, 15) if width <= len(asked.scope.place)]
    own = [code for code in codes if any(code.startswith(place) for place in mine)]
    return [(get_place(visitor.county, code).name, asked.at(place=code)) for code in own]


def _address(asked: Asked, scope: Scope) -> str:
    return Asked(scope, asked.period).at()


def _count_elsewhere(asked: Asked) -> int:
    """How many of a place's cases a unit of another place took in; a unit's own figures have none."""
    if asked.scope.unit:
        return 0
    return count_filed_elsewhere(asked.scope.county, asked.scope.place, asked.period.first, asked.period.last)


def _days(sheet: Sheet) -> list[tuple[str, int, int]]:
    days = sheet.period.days()
    if not 1 < len(days) <= MOST_DAYS:
        return []
    counts = sheet.counts
    keys = [day.isoformat() for day in days]
    return [(key, counts.of("day", key, "received"), counts.of("day", key, "closed")) for key in keys]
