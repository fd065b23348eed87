"""What all teams of a kind did, by town or village, beside the same days of the year before; on a page and as a file.
Not for what is missing: pages."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from maplebridge.directory.places.queries import get_place
from maplebridge.directory.places.rules import Level, Place
from maplebridge.directory.teams.queries import get_teams
from maplebridge.directory.teams.rules import TeamKind, Teams
from maplebridge.doors.desk.places.pages import crumbs_of, find_place
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.text import Text
from maplebridge.services.insight.cells import csv_line
from maplebridge.services.insight.periods import CHOICES, Period, read_period
from maplebridge.services.stations.figures import Days, Done, PlaceSums, sum_places, sum_stations

USUAL = "year"
TIMES = Text("次数", "times")
BEFORE = Text("去年同期", "a year ago")
HEADS = (Text("地点代码", "Code"), Text("地点", "Place"), Text("队伍", "Teams"))
MEETINGS = (Text("应开会", "Meetings due"), Text("已开会", "Meetings held"))


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figures are wanted; `kind` is None while there are no teams at all."""

    place: Place
    kind: TeamKind | None
    period: Period


@dataclass(frozen=True, slots=True)
class Line:
    """A place with its figures, in the order of the kind's duties."""

    place: Place
    sums: PlaceSums
    duties: tuple[Done, ...]
    deeper: bool


@page("staff")
def figures(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The places within one, with what their teams did."""
    asked, teams = _asked(request, visitor), get_teams(visitor.county)
    rows = _rows(visitor, asked)
    return show(
        request,
        "desk/coverage/figures.html",
        here="teams",
        asked=asked,
        earlier=asked.period.year_before(),
        crumbs=crumbs_of(visitor.county, asked.place.code),
        kinds=list(teams.kinds.values()),
        periods=CHOICES,
        total=_line(visitor, asked, sum_places(asked.place.code, rows)),
        lines=[_line(visitor, asked, row) for row in rows],
        query=_query(asked),
    )


@page("staff")
def figures_file(request: HttpRequest, visitor: Visitor) -> StreamingHttpResponse:
    """The same, a line for each place, for spreadsheets."""
    asked = _asked(request, visitor)
    answer = StreamingHttpResponse(_lines(visitor, asked), content_type="text/csv; charset=utf-8")
    name = f"stations-{asked.place.code}-{asked.period.first}-{asked.period.last}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _asked(request: HttpRequest, visitor: Visitor) -> Asked:
    said, teams = request.GET, get_teams(visitor.county)
    kind = teams.kinds.get(said.get("kind", "")) or teams.kinds.get(_most(teams))
    place = find_place(visitor.county, said.get("place", "") or visitor.county)
    first, last = said.get("first", ""), said.get("last", "")
    named = f"{first}..{last}" if first and last else said.get("period", "") or USUAL
    return Asked(place, kind, read_period(named, visitor.now))


def _most(teams: Teams) -> str:
    """The kind of which there are most: what somebody who asks for none means."""
    counted = Counter(team.kind for team in teams if team.active).most_common(1)
    return counted[0][0] if counted else ""


def _rows(visitor: Visitor, asked: Asked) -> list[PlaceSums]:
    if asked.kind is None:
        return []
    earlier = asked.period.year_before()
    days, before = Days(asked.period.first, asked.period.last), Days(earlier.first, earlier.last)
    return sum_stations(visitor.county, asked.kind.code, asked.place.code, days, before)


def _line(visitor: Visitor, asked: Asked, sums: PlaceSums) -> Line:
    place = get_place(visitor.county, sums.place)
    duties = tuple(sums.duties.get(task.code, Done()) for task in (asked.kind.log if asked.kind else ()))
    return Line(place, sums, duties, place.level is Level.TOWN and place.code != asked.place.code)


def _query(asked: Asked) -> str:
    kind = asked.kind.code if asked.kind else ""
    return urlencode({"kind": kind, "period": asked.period.name})


def _lines(visitor: Visitor, asked: Asked) -> Iterator[str]:
    yield "\ufeff" + csv_line(_heads(visitor, asked))
    for row in _rows(visitor, asked):
        line, met = _line(visitor, asked, row), row.met
        done = [
            str(number)
            for each in line.duties
            for number in (each.times, each.times_before, each.total, each.total_before)
        ]
        meetings = [str(number) for number in (met.due, met.due_before, met.held, met.held_before)]
        yield csv_line([row.place, line.place.name, str(row.teams), *done, *meetings])


def _heads(visitor: Visitor, asked: Asked) -> list[str]:
    """Each figure, and beside it that of the year before."""
    language = visitor.language
    heads = [head.say(language) for head in HEADS]
    for task in asked.kind.log if asked.kind else ():
        name = task.name.say(language)
        heads += _pair(f"{name} {TIMES.say(language)}", visitor)
        heads += _pair(f"{name} {task.counts.say(language)}", visitor)
    return heads + [head for label in MEETINGS for head in _pair(label.say(language), visitor)]


def _pair(name: str, visitor: Visitor) -> tuple[str, str]:
    return name, f"{name} {BEFORE.say(visitor.language)}"
