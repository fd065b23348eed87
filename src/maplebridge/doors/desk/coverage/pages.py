"""Which places and stations lack what they should have: county, then town, then village, and each gap by name."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from maplebridge.directory.places.queries import list_children
from maplebridge.directory.places.rules import Level, Place
from maplebridge.directory.teams.queries import get_teams
from maplebridge.directory.teams.rules import Teams
from maplebridge.doors.desk.coverage.naming import say_gap
from maplebridge.doors.desk.places.pages import crumbs_of, find_place
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.text import Text
from maplebridge.services.insight.cells import csv_line
from maplebridge.services.stations.coverage import GAP_KINDS, Gap, tally
from maplebridge.services.stations.queries import list_gaps

MANY = 50
HEADS = {
    "zh": ("地点代码", "地点", "缺口", "队伍种类", "队伍", "说明"),
    "en": ("Code", "Place", "Gap", "Kind", "Team", "What"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A place with how many gaps of each kind lie in it."""

    place: Place
    counts: tuple[tuple[str, int], ...]
    deeper: bool

    @property
    def total(self) -> int:
        """All of them."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class GapLine:
    """One gap in words."""

    gap: Gap
    label: Text
    kind: Text | None
    team: Text | None
    words: Text


@page("staff")
def coverage(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The places within one, with their gaps in numbers; every number opens its list."""
    place = find_place(visitor.county, request.GET.get("place", "") or visitor.county)
    teams, found = get_teams(visitor.county), _within(list_gaps(visitor.county, visitor.now), place.code)
    children = list_children(visitor.county, place.code) if place.level in (Level.COUNTY, Level.TOWN) else ()
    counts = tally(found, [child.code for child in children])
    own = Counter(gap.gap for gap in found)
    return show(
        request,
        "desk/coverage/page.html",
        here="teams",
        place=place,
        crumbs=crumbs_of(visitor.county, place.code),
        labels=list(GAP_KINDS.items()),
        total=_line(place, own),
        lines=[_line(child, counts.get(child.code, Counter())) for child in children],
        teams=[(kind.name, code, _many(teams, code, place.code)) for code, kind in teams.kinds.items()],
        none=not len(teams.by_code),
    )


@page("staff")
def gaps(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The gaps of one kind, or all, within a place."""
    place, gap, kind = _asked(request, visitor)
    said = request.GET.get("start", "")
    start = int(said) if said.isdecimal() and len(said) < 7 else 0
    teams, found = get_teams(visitor.county), _chosen(visitor, place.code, gap, kind)
    asked = {"place": place.code, "gap": gap, "kind": kind}
    return show(
        request,
        "desk/coverage/gaps.html",
        here="teams",
        place=place,
        crumbs=crumbs_of(visitor.county, place.code),
        asked=asked,
        label=GAP_KINDS.get(gap),
        labels=list(GAP_KINDS.items()),
        kinds=[(code, each.name) for code, each in teams.kinds.items()],
        lines=[_say(each, teams) for each in found[start : start + MANY]],
        many=len(found),
        file=f"/desk/coverage/gaps.csv?{urlencode(asked)}",
        older=_address(asked, max(start - MANY, 0)) if start else "",
        more=_address(asked, start + MANY) if start + MANY < len(found) else "",
    )


@page("staff")
def gaps_file(request: HttpRequest, visitor: Visitor) -> StreamingHttpResponse:
    """The same, a line each, for spreadsheets."""
    place, gap, kind = _asked(request, visitor)
    found = _chosen(visitor, place.code, gap, kind)
    answer = StreamingHttpResponse(_lines(visitor, found), content_type="text/csv; charset=utf-8")
    name = f"coverage-{place.code}-{day_of(visitor.now).isoformat()}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _asked(request: HttpRequest, visitor: Visitor) -> tuple[Place, str, str]:
    said = request.GET
    place = find_place(visitor.county, said.get("place", "") or visitor.county)
    gap = said.get("gap", "") if said.get("gap") in GAP_KINDS else ""
    kind = said.get("kind", "") if said.get("kind") in get_teams(visitor.county).kinds else ""
    return place, gap, kind


def _chosen(visitor: Visitor, place: str, gap: str, kind: str) -> list[Gap]:
    found = _within(list_gaps(visitor.county, visitor.now), place)
    return [each for each in found if gap in ("", each.gap) and kind in ("", each.kind)]


def _within(found: list[Gap], place: str) -> list[Gap]:
    return [gap for gap in found if gap.place.startswith(place)]


def _line(place: Place, counts: "Counter[str]") -> Line:
    return Line(place, tuple((gap, counts[gap]) for gap in GAP_KINDS), place.level is Level.TOWN)


def _many(teams: Teams, kind: str, place: str) -> int:
    return sum(team.active and team.kind == kind and team.place.startswith(place) for team in teams)


def _say(gap: Gap, teams: Teams) -> GapLine:
    kind, team = teams.kinds.get(gap.kind), teams.by_code.get(gap.team)
    return GapLine(
        gap, GAP_KINDS[gap.gap], kind.name if kind else None, team.name if team else None, say_gap(gap, teams)
    )


def _lines(visitor: Visitor, found: list[Gap]) -> Iterator[str]:
    language, teams = visitor.language, get_teams(visitor.county)
    yield "\ufeff" + csv_line(HEADS[language])
    for gap in found:
        line = _say(gap, teams)
        name = find_place(visitor.county, gap.place).name
        said = [each.say(language) if each else "" for each in (line.label, line.kind, line.team, line.words)]
        yield csv_line((gap.place, name, *said))


def _address(asked: dict[str, str], start: int) -> str:
    said = {**asked, "start": str(start) if start else ""}
    return f"?{urlencode({name: value for name, value in said.items() if value})}"
