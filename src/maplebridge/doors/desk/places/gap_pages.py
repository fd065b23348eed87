"""The gap report of a place, on a page and as a file for spreadsheets. Not for mending: registers are imported."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from maplebridge.doors.desk.places.gaps import Gap, Lack, find_gaps
from maplebridge.doors.desk.places.pages import crumbs_of, find_place
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.services.insight.cells import csv_line

MANY = 20
HEADS = {"zh": ("缺口", "代码", "名称"), "en": ("Gap", "Code", "Name")}


@page("staff")
def gaps(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What is lacking in the place wanted, or in the county; the first of each kind."""
    place = find_place(visitor.county, request.GET.get("within", "") or visitor.county)
    found = find_gaps(visitor.county, place.code, day_of(visitor.now))
    return show(
        request,
        "desk/places/gaps.html",
        here="places",
        place=place,
        crumbs=crumbs_of(visitor.county, place.code),
        gaps=[(gap, gap.lacks[:MANY]) for gap in found],
        total=sum(len(gap.lacks) for gap in found),
    )


@page("staff")
def gaps_file(request: HttpRequest, visitor: Visitor) -> StreamingHttpResponse:
    """All of it, a line each, for spreadsheets."""
    place = find_place(visitor.county, request.GET.get("within", "") or visitor.county)
    day = day_of(visitor.now)
    lines = _lines(find_gaps(visitor.county, place.code, day), english=visitor.en)
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="gaps-{place.code}-{day.isoformat()}.csv"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _lines(gaps: list[Gap], *, english: bool) -> Iterator[str]:
    language = "en" if english else "zh"
    yield "\ufeff" + csv_line(HEADS[language])
    for gap in gaps:
        for lack in gap.lacks:
            yield csv_line(_cells(gap, lack, english=english))


def _cells(gap: Gap, lack: Lack, *, english: bool) -> tuple[str, ...]:
    said = (gap.title.en, lack.name.en) if english else (gap.title.zh, lack.name.zh)
    return said[0], lack.code, said[1]
