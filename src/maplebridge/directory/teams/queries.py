"""Reads of teams: all of a county, kept for some seconds; changes of single days. Not for deciding who is on duty."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from uuid import UUID

from maplebridge.directory.people.models import Leave, Person
from maplebridge.directory.people.rules import Absence
from maplebridge.directory.teams.book import read_kinds, read_parts
from maplebridge.directory.teams.models import Team, TeamBook, TeamDay
from maplebridge.directory.teams.rota import Change
from maplebridge.directory.teams.rules import Member, TeamFacts, Teams
from maplebridge.ground.memory.remembering import Remembered
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text

SQL = Path(__file__).parent / "sql"
BOOK = "teams"
NO_TEAM = Text("没有这支队伍。", "There is no such team.")


def get_teams(county: str) -> Teams:
    """The teams of `county` with their members, at most five seconds old."""
    return _teams.get(county)


def get_team(county: str, code: str) -> TeamFacts:
    """One team, active or not. Raises Missing."""
    found = get_teams(county).by_code.get(code)
    if found is None:
        raise Missing("no_team", NO_TEAM, field="team")
    return found


def list_changes(county: str, first: date, last: date, teams: Collection[str] = ()) -> dict[str, list[Change]]:
    """What was changed in the rotas from `first` to `last`, by team; of these teams, or of all."""
    rows = TeamDay.objects.of(county).filter(day__gte=first, day__lte=last).order_by("noted_at", "id")
    if teams:
        rows = rows.filter(team__in=teams)
    found: defaultdict[str, list[Change]] = defaultdict(list)
    for team, day, away, stand_in in rows.values_list("team", "day", "away", "stand_in"):
        found[team].append(Change(day, _text(away), _text(stand_in)))
    return dict(found)


def list_absences(county: str, first: date, last: date, people: Iterable[str] = ()) -> list[Absence]:
    """The leaves that touch these days; of these people, or of all."""
    rows = Leave.objects.of(county).filter(first_day__lte=last, last_day__gte=first)
    wanted = list(people)
    if wanted:
        rows = rows.filter(person__in=wanted)
    columns = ("person", "stand_in", "first_day", "last_day")
    return [Absence(str(person), str(stand_in), since, until) for person, stand_in, since, until in
            rows.values_list(*columns)]  # fmt: skip


def name_people(county: str, people: Iterable[str]) -> dict[str, str]:
    """What people are called; for stand-ins who are in no team."""
    wanted = [UUID(person) for person in people]
    rows = Person.objects.of(county).filter(id__in=wanted).values_list("id", "name") if wanted else ()
    return {str(person): name for person, name in rows}


def forget_teams() -> None:
    """Let the next read see what was just written."""
    _teams.forget()


def _text(person: UUID | None) -> str | None:
    return str(person) if person else None


def _revise(county: str) -> UUID | None:
    return TeamBook.objects.of(county).filter(name=BOOK).values_list("token", flat=True).first()


def _load(county: str) -> Teams:
    body = TeamBook.objects.of(county).filter(name=BOOK).values_list("body", flat=True).first() or {}
    members: defaultdict[str, list[Member]] = defaultdict(list)
    for team, id_, person, name, part, languages, days, since, until in fetch(SQL / "members.sql", {"county": county}):
        known = Member(str(id_), str(person), name, part, frozenset(languages), frozenset(days), since, until)
        members[team].append(known)
    rows = Team.objects.of(county).order_by("code")
    return Teams(
        county,
        read_kinds(body.get("kinds", [])),
        read_parts(body.get("parts", [])),
        {row.code: _facts(row, tuple(members[row.code])) for row in rows},
    )


def _facts(row: Team, members: tuple[Member, ...]) -> TeamFacts:
    return TeamFacts(
        code=row.code,
        kind=row.kind,
        name=Text(row.name_zh, row.name_en),
        place=row.place,
        covers=tuple(row.covers),
        unit=row.unit,
        leads=row.leads,
        languages=frozenset(row.languages),
        has=frozenset(row.has),
        phone=row.phone,
        hours=Text(row.hours_zh, row.hours_en),
        opens=row.opens,
        active=row.active,
        members=members,
    )


_teams: Remembered[Teams] = Remembered(_revise, _load)
