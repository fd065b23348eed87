"""Stations near a resident: which teams cover a village, and one with what it does and who is on duty today. Names are
those of people in office on duty; no phone of a person is shown, only the station's. Not for asking: that is a case."""

from dataclasses import dataclass
from datetime import date
from math import isfinite
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.directory.places.queries import get_place, list_children, locate
from maplebridge.directory.places.rules import Level, Place
from maplebridge.directory.teams.queries import NO_TEAM, get_teams
from maplebridge.directory.teams.rules import LEVEL_WIDTH, TeamFacts, TeamKind
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.portal.places import list_towns, name_of
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.stations.queries import Seen, get_rota

AHEAD = 7
LANGUAGES = {
    "zh": Text("汉语", "Chinese"),
    "hmd": Text("苗语", "Miao"),
    "yig": Text("彝语", "Yi"),
    "pcc": Text("布依语", "Bouyei"),
}


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Somebody on duty, by name and office."""

    name: str
    part: Text | None


@dataclass(frozen=True, slots=True)
class Found:
    """A station that covers a place."""

    team: TeamFacts
    kind: TeamKind
    phone: str


@page("public")
def stations(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The stations that cover a place: chosen from the list, by position, or by the address that a sign carries."""
    place = _place(request, visitor)
    teams = get_teams(visitor.county)
    covering = teams.of_place(place.code) if place else ()
    shown = [_found(visitor, team, teams.kinds[team.kind]) for team in covering if teams.kinds[team.kind].asks]
    return show(
        request,
        "portal/stations/page.html",
        place=place,
        name=name_of(visitor.county, place.code) if place else "",
        towns=list_towns(visitor.county),
        villages=list_children(visitor.county, place.code) if place and place.level is Level.TOWN else (),
        stations=shown,
        asked=bool(request.GET),
    )


@page("public")
def station(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponseBase:
    """One station."""
    teams = get_teams(visitor.county)
    team = teams.by_code.get(code)
    if team is None or not team.active or not teams.kinds[team.kind].asks:
        raise Missing("no_team", NO_TEAM, field="station")
    kind, day = teams.kinds[team.kind], day_of(visitor.now)
    rota = get_rota(visitor.county, team, day, AHEAD)
    place = _place(request, visitor)
    at = place.code if place and team.covers_place(place.code) else team.place
    found = _found(visitor, team, kind)
    matter = get_current_pack(visitor.county).matters.get(kind.asks)
    return show(
        request,
        "portal/stations/one.html",
        found=found,
        matter=matter,
        at=at,
        today=_on_duty(teams.parts, rota, 0),
        needed=rota.days[0].needed,
        following=_following(rota),
        tongues=[LANGUAGES.get(each, Text(each, each)) for each in sorted(team.speaks(day)) if each != "zh"],
        covered=[name_of(visitor.county, each) for each in team.covers],
        back=f"/stations/?{urlencode({'place': at})}",
    )


def _place(request: HttpRequest, visitor: Visitor) -> Place | None:
    """The town or village that was named, or in which the position lies; None for neither."""
    said = request.GET.get("place", "").strip() or _located(request, visitor)
    width = max((width for width in (LEVEL_WIDTH["town"], LEVEL_WIDTH["village"]) if width <= len(said)), default=0)
    if not width or not said.startswith(visitor.county):
        return None
    try:
        return get_place(visitor.county, said[:width])
    except Fault:
        return None


def _located(request: HttpRequest, visitor: Visitor) -> str:
    try:
        point = float(request.GET["lon"]), float(request.GET["lat"])
    except (KeyError, ValueError):
        return ""
    return (locate(visitor.county, *point) or "") if all(map(isfinite, point)) else ""


def _found(visitor: Visitor, team: TeamFacts, kind: TeamKind) -> Found:
    unit = get_registry(visitor.county).unit(team.unit) if team.unit else None
    return Found(team, kind, team.phone or (unit.phone if unit else ""))


def _on_duty(parts: object, rota: Seen, number: int) -> list[OnDuty]:
    assert isinstance(parts, dict)
    found = []
    for each in rota.days[number].on_duty:
        part = parts.get(rota.parts.get(each.person, ""))
        found.append(OnDuty(rota.names.get(each.person, ""), part.name if part else None))
    return found


def _following(rota: Seen) -> date | None:
    """The next day, today not counted, on which somebody is on duty."""
    return next((each.day for each in rota.days[1:] if each.on_duty), None)
