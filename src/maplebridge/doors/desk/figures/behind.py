"""The cases behind one number, a page at a time. Not for the number."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from maplebridge.cases.listing import NEWEST
from maplebridge.doors.desk.figures.asking import read_asked, read_id
from maplebridge.doors.desk.lines import rows_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.insight.figures import MEASURES
from maplebridge.services.insight.naming import CHANNEL_NAMES
from maplebridge.services.insight.queries import list_behind

MANY = 50
PARTS = ("category", "channel", "day")


@page("staff")
def behind(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """One page of the cases that a number counts."""
    assert visitor.actor is not None
    asked, measure = read_asked(request, visitor), request.GET.get("measure", "")
    part = {name: request.GET.get(name, "") for name in PARTS}
    before = read_id(request.GET.get("before", ""))
    lines = list_behind(
        visitor.actor,
        measure,
        asked.scope,
        asked.period,
        now=visitor.now,
        before=before,
        many=MANY + 1,
        **part,
    )
    given = {name: value for name, value in part.items() if value}
    here = {**asked.query, "measure": measure, **given}
    category = get_current_pack(visitor.county).categories.get(part["category"])
    return show(
        request,
        "desk/figures/behind.html",
        here="figures",
        asked=asked,
        figure=MEASURES[measure],
        measure=measure,
        missed=measure == MEASURES[measure].missing,
        category=category.name if category else None,
        channel=CHANNEL_NAMES.get(part["channel"]),
        day=part["day"],
        rows=rows_of(visitor.county, lines[:MANY], visitor.now),
        first=asked.behind(measure, **given) if before != NEWEST else "",
        more=asked.behind(measure, **given, before=str(lines[MANY - 1].id)) if len(lines) > MANY else "",
        ledger=f"/desk/ledger/?{urlencode({'list': 'figure', **here})}",
        back=asked.at(),
    )
