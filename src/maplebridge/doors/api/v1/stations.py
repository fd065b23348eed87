"""Teams and stations over the API: who covers a place, one of them, what they did, and what is missing
where."""

from dataclasses import asdict
from datetime import date
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from maplebridge.directory.people.agents import is_only_agent
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.teams.queries import NO_TEAM, get_teams
from maplebridge.directory.teams.rules import TeamFacts, Teams
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import actor_of, caller_of, county_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.cases import Code, County
from maplebridge.doors.api.v1.shapes.stations import FiguresOut, GapsOut, StationOut, StationsOut
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault, Forbidden, Missing
from maplebridge.ground.words.text import Text
from maplebridge.services.insight.periods import read_period
from maplebridge.services.stations.figures import Days, PlaceSums, sum_stations
from maplebridge.services.stations.queries import get_rota, list_gaps

router = Router(tags=["stations"])
NO_KIND = Text("没有这种队伍。", "There is no such kind of team.")
STAFF_ONLY = Text("只有工作人员可以查看", "only staff may see this")


@operation(router, "GET", "/stations", "public", "token:read", returns=StationsOut)
def list_stations(
    request: HttpRequest,
    place: Code = "",
    kind: Code = "",
    county: County = "",
    after: Code = "",
    many: Annotated[int, Field(ge=1, le=1000)] = 200,
) -> HttpResponse:
    """Active teams and stations: those that cover `place`, the narrowest first; without it all, by code."""
    caller = caller_of(request)
    teams = get_teams(county_of(caller, county or (place[:6] if caller.actor is None else "")))
    found = teams.of_place(place) if place else tuple(team for team in teams if team.active and team.code > after)
    fitting = [team for team in found if kind in ("", team.kind) and _is_open(request, teams, team)][:many]
    following = fitting[-1].code if len(fitting) == many and not place else None
    day = day_of(caller.now)
    return answer({"stations": [_station(teams, team, day) for team in fitting], "next": following})


@operation(router, "GET", "/stations/figures", "token:read", returns=FiguresOut)
def get_figures(request: HttpRequest, kind: Code, place: Code = "", period: str = "year") -> HttpResponse:
    """What all teams of a kind did, by town, or by village within a town, beside the same days of the year before."""
    actor = _staff(request)
    teams, chosen = get_teams(actor.county), read_period(period, caller_of(request).now)
    if kind not in teams.kinds:
        raise Fault("no_kind", NO_KIND, field="kind")
    earlier = chosen.year_before()
    days, before = Days(chosen.first, chosen.last), Days(earlier.first, earlier.last)
    rows = sum_stations(actor.county, kind, place or actor.county, days, before)
    said = {"first": days.first, "last": days.last, "first_before": before.first, "last_before": before.last}
    return answer({"kind": kind, **said, "places": [_sums(row) for row in rows]})


@operation(router, "GET", "/stations/{code}", "public", "token:read", returns=StationOut)
def get_station(request: HttpRequest, code: str, county: County = "") -> HttpResponse:
    """One, with who is on duty today by name and office."""
    caller = caller_of(request)
    named = county or (code.rpartition("-")[2][:6] if caller.actor is None else "")
    teams = get_teams(county_of(caller, named))
    team = teams.by_code.get(code)
    if team is None or not _is_open(request, teams, team):
        raise Missing("no_team", NO_TEAM, field="code")
    rota = get_rota(teams.county, team, day_of(caller.now), 1)
    today = [
        {"name": rota.names.get(each.person, ""), "part": _part(teams, rota.parts.get(each.person, ""))}
        for each in rota.days[0].on_duty
    ]
    return answer(_station(teams, team, day_of(caller.now)) | {"on_duty": today})


@operation(router, "GET", "/coverage", "token:read", returns=GapsOut)
def get_coverage(request: HttpRequest, place: Code = "", gap: Code = "") -> HttpResponse:
    """Every gap: places without a team, stations without a meeting, a platform, people, or a language."""
    actor = _staff(request)
    found = list_gaps(actor.county, caller_of(request).now)
    chosen = [each for each in found if each.place.startswith(place) and gap in ("", each.gap)]
    names = ("gap", "place", "kind", "team", "what", "many")
    rows = [
        {name: getattr(each, name) for name in names} | {"day": each.day.isoformat() if each.day else None}
        for each in chosen
    ]
    return answer({"gaps": rows})


def _staff(request: HttpRequest) -> Actor:
    """Whoever calls, of the county's own staff. Raises Forbidden."""
    actor = actor_of(request)
    if actor.kind != "staff" or is_only_agent(actor):
        raise Forbidden("staff_only", STAFF_ONLY)
    return actor


def _sums(row: PlaceSums) -> rendering.JSON:
    return {
        "place": row.place,
        "teams": row.teams,
        "duties": [{"duty": duty, **asdict(done)} for duty, done in sorted(row.duties.items())],
        "meetings": asdict(row.met),
    }


def _is_open(request: HttpRequest, teams: Teams, team: TeamFacts) -> bool:
    """Strangers are shown those that can be asked something; a leading group is none of them."""
    return caller_of(request).actor is not None or bool(teams.kinds[team.kind].asks)


def _station(teams: Teams, team: TeamFacts, day: date) -> rendering.JSON:
    kind = teams.kinds[team.kind]
    return {
        "code": team.code,
        "kind": team.kind,
        "name": rendering.both(team.name),
        "place": team.place,
        "covers": list(team.covers),
        "unit": team.unit,
        "matter": kind.asks,
        "phone": team.phone,
        "hours": rendering.both(team.hours),
        "languages": sorted(team.speaks(day)),
        "people": len({member.person for member in team.people_on(day)}),
    }


def _part(teams: Teams, code: str) -> rendering.JSON:
    part = teams.parts.get(code)
    return rendering.both(part.name) if part else {"zh": "", "en": ""}
