"""Open figures: what the county received and settled, by place and kind, and how each rate is worked out.
Not for staff: the desk has more."""

import csv
import io
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.portal.figures.money import Money, read_money
from maplebridge.ground.numbers.rates import Rate
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Language
from maplebridge.services.amounts.public import Told, list_kinds
from maplebridge.services.amounts.rules import NOTHING
from maplebridge.services.insight.cells import defuse
from maplebridge.services.insight.periods import NO_PERIOD, Period, list_months
from maplebridge.services.insight.public import (
    SHOWN_COUNTS,
    SHOWN_RATES,
    PublicFigures,
    PublicRow,
    get_public,
    list_formulas,
)

MONTHS = 13
HIDDEN = "<10"


@page("public")
def figures(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The figures of one month that is over."""
    month, months = _month(request, visitor)
    public = get_public(visitor.county, month, visitor.now)
    return show(
        request,
        "portal/figures/page.html",
        public=public,
        money=read_money(visitor.county, month, public),
        kinds_of_money=list_kinds(),
        month=name_of(month),
        months=[name_of(each) for each in months],
        counts=SHOWN_COUNTS,
        rates=SHOWN_RATES,
        formulas=list_formulas(),
    )


@page("public")
def table(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The same as CSV, in the reader's language."""
    month, _ = _month(request, visitor)
    public = get_public(visitor.county, month, visitor.now)
    money = read_money(visitor.county, month, public)
    out = io.StringIO()
    csv.writer(out).writerows([[defuse(cell) for cell in row] for row in _lines(public, money, visitor.language)])
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="figures-{name_of(month)}.csv"'
    return answer


def name_of(month: Period) -> str:
    """How an address says a month: 2026-10."""
    return f"{month.first:%Y-%m}"


def _month(request: HttpRequest, visitor: Visitor) -> tuple[Period, list[Period]]:
    months = list_months(visitor.now, MONTHS)
    wanted = request.GET.get("month", "")
    for each in months:
        if wanted in ("", name_of(each)):
            return each, months
    raise Missing("no_such_period", NO_PERIOD, field="month")


def _lines(public: PublicFigures, money: Money, language: Language) -> Iterator[list[str]]:
    heads = [figure.label.say(language) for figure in SHOWN_COUNTS]
    of_rates = [figure.label.say(language) for figure in SHOWN_RATES]
    more = ("分子", "分母", "95% 区间") if language == "zh" else ("numerator", "denominator", "95 % interval")
    first = ("月份", "分项", "名称") if language == "zh" else ("Month", "Part", "Name")
    yuan = [f"{kind.label.zh}（元）" if language == "zh" else f"{kind.label.en}, yuan" for kind in list_kinds()]
    words = (word for head in of_rates for word in (f"{head} %", *(f"{head} {m}" for m in more)))
    yield [*first, *heads, *words, *yuan]
    by = ("地方", "类别") if language == "zh" else ("place", "kind")
    for part, rows, of_rows in zip(by, (public.towns, public.kinds), (money.towns, money.groups), strict=True):
        for row in rows:
            yield [name_of(public.month), part, row.name.say(language), *_cells(row), *_yuan(of_rows.get(row.key, {}))]


def _cells(row: PublicRow) -> Iterator[str]:
    for many in row.counts:
        yield HIDDEN if many is None else str(many)
    for rate in row.rates:
        yield from _rate(rate)


def _yuan(told: Told) -> Iterator[str]:
    for kind in list_kinds():
        yuan = told.get(kind.name, NOTHING)
        yield HIDDEN if yuan is None else f"{yuan:.2f}"


def _rate(rate: Rate) -> tuple[str, str, str, str]:
    if rate.share is None:
        return "", "", "", ""
    return rate.percent, str(rate.numerator), str(rate.denominator), rate.interval
