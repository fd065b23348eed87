"""Reads for coverage reports and pages of stations: gaps, rotas, meetings, logs, queues. Not for changing."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db.models import Count, Sum

from maplebridge.cases.models import Case
from maplebridge.cases.rights import kept_out, may_see
from maplebridge.cases.stored import read_stored
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import list_places
from maplebridge.directory.places.rules import Level
from maplebridge.directory.teams.queries import get_teams, list_absences, list_changes, name_people
from maplebridge.directory.teams.rota import RotaDay, names_of, plan
from maplebridge.directory.teams.rules import TeamFacts, period_start
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.sql.statements import fetch
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.services.stations.coverage import ROTA_DAYS, Gap, Known, find_gaps
from maplebridge.services.stations.models import TeamEntry, TeamMeeting

SQL = Path(__file__).parent / "sql"
SPOKEN_WITHIN = timedelta(days=365)
DAY = timedelta(days=1)
MANY_MEETINGS, MANY_ENTRIES = 12, 20


@dataclass(frozen=True, slots=True)
class Seen:
    """A rota with the names of everybody in it, also of stand-ins who are in no team."""

    days: tuple[RotaDay, ...]
    names: dict[str, str]
    parts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Load:
    """What lies on the queue of a team's unit."""

    open: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many cases of a year are in a language, and how many were given to somebody who does not speak it."""

    language: str
    cases: int
    exceptions: int


def list_gaps(county: str, now: datetime) -> list[Gap]:
    """Every gap of the county; six statements at most, whatever the number of teams."""
    teams, day = get_teams(county), day_of(now)
    last = day + DAY * (ROTA_DAYS - 1)
    levels = (Level.TOWN, Level.VILLAGE)
    known = Known(
        day=day,
        places=[place.code for place in list_places(county) if place.level in levels and place.valid_to is None],
        working=get_calendar(county).is_working,
        met=list_met(county, day),
        spoken=count_spoken(county, now),
        changes=list_changes(county, day, last),
        absences=list_absences(county, day, last),
    )
    return find_gaps(teams, known)


def list_met(county: str, day: date) -> frozenset[str]:
    """The teams that have met in the month or quarter in which they must."""
    teams = get_teams(county)
    starts = {code: period_start(kind.meets, day) for code, kind in teams.kinds.items()}
    first = min((start for start in starts.values() if start), default=day)
    rows = TeamMeeting.objects.of(county).filter(day__gte=first, day__lte=day, present__gte=0)
    latest = dict[str, date]()
    for team, held in rows.order_by("day").values_list("team", "day"):
        latest[team] = held
    return frozenset(
        team.code for team in teams if (start := starts.get(team.kind)) and latest.get(team.code, date.min) >= start
    )


def count_spoken(county: str, now: datetime) -> dict[tuple[str, str], int]:
    """How many cases of the last year are in a language besides Chinese, by village and language."""
    values = {"county": county, "since": now - SPOKEN_WITHIN}
    return {(place, language): many for place, language, many in fetch(SQL / "spoken.sql", values)}


def list_spoken(county: str, now: datetime, languages: Collection[str]) -> list[Spoken]:
    """Cases of the last year in these languages, and how many have a recorded exception."""
    values = {"county": county, "since": now - SPOKEN_WITHIN}
    rows = fetch(SQL / "exceptions.sql", values) if languages else []
    found = {language: Spoken(language, cases, exceptions) for language, cases, exceptions in rows}
    return [found.get(language, Spoken(language, 0, 0)) for language in sorted(languages)]


def get_rota(county: str, team: TeamFacts, first: date, days: int) -> Seen:
    """Who of a team is on duty on so many days from `first` on; three statements at most."""
    last = first + DAY * (days - 1)
    changes = list_changes(county, first, last, [team.code]).get(team.code, [])
    absences = list_absences(county, first, last, [member.person for member in team.members])
    working = get_calendar(county).is_working
    rota = plan(team, first, days, working=working, changes=changes, absences=absences)
    members = names_of(team.members)
    names = {person: member.name for person, member in members.items()}
    strangers = {each.person for day in rota for each in day.on_duty} - names.keys()
    return Seen(rota, names | name_people(county, strangers), {who: each.part for who, each in members.items()})


def list_meetings(county: str, team: str) -> list[TeamMeeting]:
    """The last meetings, the newest first."""
    rows = TeamMeeting.objects.of(county).filter(team=team, present__gte=0).order_by("-day", "-recorded_at")
    return list(rows[:MANY_MEETINGS])


def list_entries(actor: Actor, team: str) -> list[TeamEntry]:
    """The last lines of the log, the newest first; none on a case that the actor is told nothing of."""
    rows = TeamEntry.objects.of(actor.county).filter(team=team, many__gte=1).order_by("-day", "-recorded_at")
    found = list(rows[:MANY_ENTRIES])
    cases = read_named(actor.county, {row.case_number for row in found if row.case_number})
    hidden = {number for number, case in cases.items() if not is_told_of(actor, case)}
    return [row for row in found if row.case_number not in hidden]


def read_named(county: str, numbers: Collection[str]) -> dict[str, CaseFacts]:
    """The cases of these numbers, whoever may see them; one round trip where there are any."""
    rows = fetch(SQL / "logged.sql", {"county": county, "numbers": sorted(numbers)}) if numbers else []
    cases = [read_stored(text).facts for (text,) in rows]
    return {case.number: case for case in cases}


def is_told_of(actor: Actor, case: CaseFacts) -> bool:
    """Whether somebody may read that the case is: not of one that is sealed to them, or keeps them out."""
    return may_see(actor, case) or (case.secrecy == "ordinary" and not kept_out(actor, case))


def sum_log(county: str, team: str, since: date) -> dict[str, tuple[int, int]]:
    """For each duty how many times it was done since a day, and how much that was together."""
    rows = TeamEntry.objects.of(county).filter(team=team, day__gte=since, many__gte=1).values("duty")
    summed = rows.annotate(times=Count("many"), total=Sum("many")).values_list("duty", "times", "total")
    return {duty: (times, total) for duty, times, total in summed}


def count_queues(county: str, units: Iterable[str], now: datetime) -> dict[str, Load]:
    """How many open cases lie on the desk of each unit, and how many of them are late; sealed ones, and those that
    a unit is kept out of, are not counted."""
    rows = Case.objects.of(county).filter(desk_unit__in=sorted(set(units)), ended_at=None)
    plain = rows.filter(excluded_units=[]).exclude(secrecy="case_sealed").values_list("desk_unit", "next_due_at")
    found: dict[str, Load] = {}
    for unit, due in plain:
        before = found.get(unit, Load())
        found[unit] = Load(before.open + 1, before.overdue + (due <= now))
    return found
