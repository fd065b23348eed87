"""Teams and stations on the desk: the list, and one with who is on duty and its one queue. Not for changing: roster,
books."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from maplebridge.directory.teams.queries import get_teams, list_absences, list_changes, name_people
from maplebridge.directory.teams.rota import names_of, who_is_on
from maplebridge.directory.teams.rules import TeamFacts, Teams
from maplebridge.doors.desk.teams.sights import (
    frame,
    known,
    needs_of,
    queue_of,
    rota_of,
    tongues_of,
)
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.text import Text
from maplebridge.services.stations.queries import Load, count_queues, get_rota, list_spoken

MANY, LONGEST, ROTA_SHOWN = 50, 60, 7


@dataclass(frozen=True, slots=True)
class Line:
    """One team of the list."""

    team: TeamFacts
    kind: Text
    people: int
    on_duty: tuple[str, ...]
    load: Load


@page("staff")
def teams(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """A page of teams: mine, or those of a kind, a place, with words in their name."""
    found, said = get_teams(visitor.county), request.GET
    words, place = (said.get(name, "").strip()[:LONGEST] for name in ("words", "place"))
    kind = said.get("kind", "") if said.get("kind") in found.kinds else ""
    mine = _mine(found, visitor) if not (words or place or kind or said.get("all")) else []
    chosen = mine or [team for team in found if _fits(team, words, kind, place)]
    start = int(said["start"]) if said.get("start", "").isdecimal() and len(said["start"]) < 7 else 0
    asked = {"words": words, "kind": kind, "place": place, "all": "" if mine else "1"}
    return show(
        request,
        "desk/teams/page.html",
        here="teams",
        asked=asked,
        mine=bool(mine),
        kinds=[(each.code, each.name, sum(team.kind == each.code for team in found)) for each in found.kinds.values()],
        lines=_lines(found, chosen[start : start + MANY], visitor),
        many=len(chosen),
        older=_address(asked, max(start - MANY, 0)) if start else "",
        more=_address(asked, start + MANY) if start + MANY < len(chosen) else "",
    )


@page("staff")
def team(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    """One team: what it is for, who is on duty this week, what waits on its queue."""
    found, one, kind = known(visitor, code)
    day = day_of(visitor.now)
    rota = rota_of(found, get_rota(visitor.county, one, day, ROTA_SHOWN))
    return show(
        request,
        "desk/teams/one.html",
        **frame(visitor, code, "one"),
        today=rota[0],
        rota=rota,
        queue=queue_of(visitor, one),
        load=count_queues(visitor.county, [one.unit], visitor.now).get(one.unit, Load()),
        tongues=tongues_of(one.speaks(day)),
        spoken=list(
            zip(tongues_of(one.languages), list_spoken(visitor.county, visitor.now, one.languages), strict=True)
        ),
        needs=needs_of(one, kind),
    )


def _mine(found: Teams, visitor: Visitor) -> list[TeamFacts]:
    """Teams the reader is in, and those whose queue is that of a unit they serve in."""
    actor, day = actor_of(visitor), day_of(visitor.now)
    units = {duty.unit for duty in actor.duties}
    return [
        team
        for team in found
        if team.active and (team.unit in units or any(member.person == actor.id for member in team.people_on(day)))
    ]


def _fits(team: TeamFacts, words: str, kind: str, place: str) -> bool:
    named = words.casefold() in f"{team.name.zh} {team.name.en} {team.code}".casefold()
    return (
        team.active and named and kind in ("", team.kind) and (team.place.startswith(place) or team.covers_place(place))
    )


def _lines(found: Teams, chosen: list[TeamFacts], visitor: Visitor) -> list[Line]:
    day = day_of(visitor.now)
    changes = list_changes(visitor.county, day, day)
    absences = list_absences(visitor.county, day, day)
    loads = count_queues(visitor.county, [team.unit for team in chosen], visitor.now)
    on = {team.code: who_is_on(team, day, changes.get(team.code, ()), absences) for team in chosen}
    names = {person: member.name for team in chosen for person, member in names_of(team.members).items()}
    names |= name_people(visitor.county, {each.person for turns in on.values() for each in turns} - names.keys())
    return [
        Line(
            team,
            found.kinds[team.kind].name,
            len({member.person for member in team.people_on(day)}),
            tuple(names.get(each.person, "") for each in on[team.code]),
            loads.get(team.unit, Load()),
        )
        for team in chosen
    ]


def _address(asked: dict[str, str], start: int) -> str:
    said = {**asked, "start": str(start) if start else ""}
    return f"?{urlencode({name: value for name, value in said.items() if value})}"
