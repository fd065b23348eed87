"""Adds up what the teams of one kind did, by town or village: their logs, and the meetings they held of those due.

Beside each figure stands that of other days, as a rule those of the year before. Places are in the order of their
codes, and teams are not compared. Not for gaps: coverage.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from django.db.models import Min, QuerySet
from django.db.models.functions import TruncMonth, TruncQuarter

from maplebridge.directory.teams.queries import get_teams
from maplebridge.directory.teams.rules import TeamFacts, period_start
from maplebridge.ground.sql.statements import fetch
from maplebridge.services.stations.models import TeamMeeting

SQL = Path(__file__).parent / "sql"
TOWN_WIDTH, VILLAGE_WIDTH = 9, 12
DAY = timedelta(days=1)
TRUNCATED = {"month": TruncMonth, "quarter": TruncQuarter}


@dataclass(frozen=True, slots=True)
class Days:
    """From a day to a day, both counted."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Done:
    """How many times a duty was done, and how much that was together; and in the other days."""

    times: int = 0
    total: int = 0
    times_before: int = 0
    total_before: int = 0

    def __add__(self, other: "Done") -> "Done":
        """Both together."""
        return Done(
            self.times + other.times,
            self.total + other.total,
            self.times_before + other.times_before,
            self.total_before + other.total_before,
        )


@dataclass(frozen=True, slots=True)
class Met:
    """In how many of the months or quarters that are over teams had to meet, and did; and in the other days."""

    held: int = 0
    due: int = 0
    held_before: int = 0
    due_before: int = 0

    def __add__(self, other: "Met") -> "Met":
        """Both together."""
        return Met(
            self.held + other.held,
            self.due + other.due,
            self.held_before + other.held_before,
            self.due_before + other.due_before,
        )


@dataclass(frozen=True, slots=True)
class PlaceSums:
    """One place: how many active teams of the kind it has, what they did by duty, and their meetings."""

    place: str
    teams: int = 0
    duties: Mapping[str, Done] = field(default_factory=dict)
    met: Met = field(default_factory=Met)


def sum_stations(county: str, kind: str, place: str, days: Days, before: Days) -> list[PlaceSums]:
    """The figures of a kind of team within a place, by town (or by village within a town); two statements.

    What is done by a team of the county or town itself stands at that place.
    """
    width = TOWN_WIDTH if len(place) < TOWN_WIDTH else VILLAGE_WIDTH
    teams = [team for team in get_teams(county) if team.kind == kind and team.place.startswith(place)]
    duties, met = _duties(county, kind, place, width, days, before), _met_by_place(county, teams, width, days, before)
    counts = defaultdict[str, int](int)
    for team in teams:
        counts[team.place[:width]] += team.active
    return [
        PlaceSums(each, counts.get(each, 0), duties.get(each, {}), met.get(each, Met()))
        for each in sorted({*counts, *duties})
    ]


def sum_places(place: str, rows: Sequence[PlaceSums]) -> PlaceSums:
    """All of them together."""
    duties = defaultdict[str, Done](Done)
    for row in rows:
        for duty, done in row.duties.items():
            duties[duty] += done
    return PlaceSums(place, sum(row.teams for row in rows), dict(duties), sum((row.met for row in rows), Met()))


def list_due(meets: str, began: date, days: Days) -> Iterator[date]:
    """The first days of the months or quarters in which a team had to meet: those that are over by the last of `days`
    and not before its first, from the first whole one after the team began."""
    start = period_start(meets, days.last + DAY)
    while start is not None:
        end = start - DAY
        start = period_start(meets, end)
        if end < days.first or start is None or start < began:
            return
        yield start


def _duties(county: str, kind: str, place: str, width: int, days: Days, before: Days) -> dict[str, dict[str, Done]]:
    values = {
        "county": county,
        "kind": kind,
        "place": place,
        "width": width,
        "first": days.first,
        "last": days.last,
        "first_before": before.first,
        "last_before": before.last,
    }
    found = defaultdict[str, dict[str, Done]](dict)
    for at, duty, *numbers in fetch(SQL / "sums.sql", values):
        found[at][duty] = Done(*map(int, numbers))
    return dict(found)


def _met_by_place(county: str, teams: Iterable[TeamFacts], width: int, days: Days, before: Days) -> dict[str, Met]:
    """Meetings by place, of active teams that must meet at all."""
    kinds = get_teams(county).kinds
    bound = [team for team in teams if team.active and team.kind in kinds and kinds[team.kind].meets in TRUNCATED]
    if not bound:
        return {}
    meets = kinds[bound[0].kind].meets
    held, first = _held(county, [team.code for team in bound], meets)
    found = defaultdict[str, Met](Met)
    for team in bound:
        began = min([*(member.since for member in team.members), first.get(team.code, date.max)])
        due, past = (set(list_due(meets, began, each)) for each in (days, before))
        mine = held.get(team.code, set())
        found[team.place[:width]] += Met(len(due & mine), len(due), len(past & mine), len(past))
    return dict(found)


def _held(county: str, teams: list[str], meets: str) -> tuple[dict[str, set[date]], dict[str, date]]:
    """The months or quarters in which each team has met, and the day on which it met first."""
    rows: QuerySet[TeamMeeting] = TeamMeeting.objects.of(county).filter(team__in=teams, present__gte=0)
    by_period = rows.annotate(start=TRUNCATED[meets]("day")).values_list("team", "start").annotate(first=Min("day"))
    held, firsts = defaultdict[str, set[date]](set), dict[str, date]()
    for team, start, first in by_period:
        held[team].add(start)
        firsts[team] = min(first, firsts.get(team, date.max))
    return dict(held), firsts
