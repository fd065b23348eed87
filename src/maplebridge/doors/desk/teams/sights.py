"""What the pages of teams show of one team, in words. Not for reading requests."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from maplebridge.cases.listing import Wanted, list_inbox
from maplebridge.directory.teams.book import GROUPS
from maplebridge.directory.teams.queries import NO_TEAM, get_teams
from maplebridge.directory.teams.rota import RotaDay
from maplebridge.directory.teams.rules import Member, TeamFacts, TeamKind, Teams
from maplebridge.doors.desk.lines import Row, rows_of
from maplebridge.doors.desk.naming import LANGUAGES, name_of
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.services.stations.queries import Seen
from maplebridge.services.stations.rights import may_keep, may_note

WEEK = (
    Text("周一", "Mon"),
    Text("周二", "Tue"),
    Text("周三", "Wed"),
    Text("周四", "Thu"),
    Text("周五", "Fri"),
    Text("周六", "Sat"),
    Text("周日", "Sun"),
)
QUEUE = 20


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody on duty on a day, in words."""

    person: str
    name: str
    part: Text | None
    instead_of: str


@dataclass(frozen=True, slots=True)
class DaySight:
    """A day of the rota in words."""

    day: date
    weekday: Text
    needed: bool
    gap: bool
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class MemberSight:
    """A member in words; `days` tells for each weekday whether it is theirs."""

    member: Member
    part: Text
    tongues: tuple[Text, ...]
    days: tuple[tuple[int, Text, bool], ...]


def known(visitor: Visitor, code: str) -> tuple[Teams, TeamFacts, TeamKind]:
    """The team of that code with its kind and all others. Raises Missing."""
    teams = get_teams(visitor.county)
    team = teams.by_code.get(code)
    if team is None:
        raise Missing("no_team", NO_TEAM, field="team")
    return teams, team, teams.kinds[team.kind]


def frame(visitor: Visitor, code: str, tab: str) -> dict[str, Any]:
    """What every page of one team shows: its name, its kind, its tabs, what the reader may do."""
    teams, team, kind = known(visitor, code)
    actor, day = actor_of(visitor), day_of(visitor.now)
    return {
        "here": "teams",
        "tab": tab,
        "team": team,
        "kind": kind,
        "teams": teams,
        "day": day,
        "may_keep": may_keep(actor, team),
        "may_note": may_note(actor, team, day),
    }


def rota_of(teams: Teams, rota: Seen) -> list[DaySight]:
    """Every day of a rota in words."""
    return [_day(teams, rota, each) for each in rota.days]


def members_of(teams: Teams, team: TeamFacts, day: date) -> list[MemberSight]:
    """Who is in the team today or will be."""
    standing = (member for member in team.members if member.until is None or member.until >= day)
    return [
        MemberSight(
            member,
            part_of(teams, member.part),
            tuple(name_of(LANGUAGES, each) for each in sorted(member.languages) if each != "zh"),
            tuple((n, name, n in member.days) for n, name in enumerate(WEEK, 1)),
        )
        for member in standing
    ]


def part_of(teams: Teams, code: str) -> Text:
    """What a part is called."""
    part = teams.parts.get(code)
    return part.name if part else Text(code, code)


def needs_of(team: TeamFacts, kind: TeamKind) -> list[tuple[Text, list[tuple[str, Text, bool]]]]:
    """What teams of this kind must have, by sort, and whether this one has it."""
    found: list[tuple[Text, list[tuple[str, Text, bool]]]] = []
    for group, name in GROUPS.items():
        needs = [(need.code, need.name, need.code in team.has) for need in kind.needs if need.group == group]
        if needs:
            found.append((name, needs))
    return found


def queue_of(visitor: Visitor, team: TeamFacts) -> list[Row] | None:
    """The first cases of the team's one queue; None for a reader who has no duty in its unit."""
    actor = actor_of(visitor)
    here = tuple(duty for duty in actor.duties if duty.unit and duty.unit == team.unit)
    if not here:
        return None
    lines = list_inbox(replace(actor, duties=here), Wanted(), now=visitor.now, many=QUEUE)
    return rows_of(visitor.county, lines, visitor.now)


def tongues_of(languages: Iterable[str]) -> list[Text]:
    """Languages in words, Chinese left out."""
    return [name_of(LANGUAGES, each) for each in sorted(languages) if each != "zh"]


def _day(teams: Teams, rota: Seen, each: RotaDay) -> DaySight:
    turns = tuple(
        Turn(
            one.person,
            rota.names.get(one.person, ""),
            part_of(teams, rota.parts[one.person]) if one.person in rota.parts else None,
            rota.names.get(one.instead_of, ""),
        )
        for one in each.on_duty
    )
    return DaySight(each.day, WEEK[each.day.weekday()], each.needed, each.gap, turns)
