"""Fills the demo's teams: the pack's list, two years of meetings and logs, and gaps such as a real county has."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zlib import crc32

from maplebridge.directory.teams.actions import describe, install_pack_teams
from maplebridge.directory.teams.queries import get_teams
from maplebridge.directory.teams.rules import TeamFacts, TeamKind, period_start
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.ids import new_id
from maplebridge.services.stations.models import TeamEntry, TeamMeeting

WITHOUT_MEETING, WITHOUT_ROOM = 9, 60
YEARS_OF_BOOKS = timedelta(days=730)
ENTRY_EVERY = timedelta(days=85)
DECISIONS = "通报上月纠纷，研究三件未办结的事，定下责任人和完成日期。"
WORDS = "逢场天在站点接待群众，当场答复。"
DAY = timedelta(days=1)


def install(county: str, pack: Path, now: datetime) -> int:
    """The pack's teams with invented meetings and logs; how many teams. What stands is not written again."""
    many = install_pack_teams(county=county, path=pack / "teams.yaml", now=now)
    if not TeamMeeting.objects.of(county).exists():
        _live(county, now)
    return many


def _live(county: str, now: datetime) -> None:
    teams, today = get_teams(county), day_of(now)
    meetings, entries, poorer = list[TeamMeeting](), list[TeamEntry](), list[TeamFacts]()
    for team in teams:
        kind, lot = teams.kinds[team.kind], crc32(team.code.encode())
        if not team.members:
            continue
        meetings += _meetings(county, team, kind, lot, now)
        entries += [
            _entry(county, team, task.code, lot + n, day, now)
            for n, task in enumerate(kind.log)
            for day in _days(today, lot + n)
        ]
        if kind.needs and lot % WITHOUT_ROOM == 0:
            poorer.append(team)
    TeamMeeting.objects.insert(meetings, batch_size=2_000)
    TeamEntry.objects.insert(entries, batch_size=2_000)
    for team in poorer:
        describe(county=county, team=team.code, phone=team.phone, hours=team.hours, has=team.has - {"online_access"})


def _meetings(county: str, team: TeamFacts, kind: TeamKind, lot: int, now: datetime) -> list[TeamMeeting]:
    """One in each month or quarter of two years, here and there none; in this one unless the lot fell so."""
    today = day_of(now)
    start = earlier = period_start(kind.meets, today)
    if start is None:
        return []
    held = list[date]()
    while earlier is not None and today - earlier < YEARS_OF_BOOKS:
        if not held or (lot + earlier.month) % WITHOUT_MEETING:
            held.append(earlier - DAY * (1 + lot % 20))
        earlier = period_start(kind.meets, earlier - DAY)
    if lot % WITHOUT_MEETING:
        held.append(start + DAY * (lot % ((today - start).days + 1)))
    return [_meeting(county, team, day, 4 + lot % 6, now) for day in held]


def _meeting(county: str, team: TeamFacts, day: date, present: int, now: datetime) -> TeamMeeting:
    member = team.members[0]
    facts = {"held_by": member.name, "present": present, "decisions": DECISIONS, "recorded_by": member.person}
    return TeamMeeting(county=county, id=new_id(), team=team.code, day=day, recorded_at=now, **facts)


def _days(today: date, lot: int) -> list[date]:
    """One in the last four weeks, and every three months or so before that."""
    last = today - DAY * (lot % 28)
    return [last - ENTRY_EVERY * n for n in range(YEARS_OF_BOOKS // ENTRY_EVERY)]


def _entry(county: str, team: TeamFacts, duty: str, lot: int, day: date, now: datetime) -> TeamEntry:
    facts = {
        "many": 1 + (lot + day.month) % 12,
        "words": WORDS,
        "recorded_by": team.members[0].person,
        "recorded_at": now,
    }
    return TeamEntry(county=county, id=new_id(), team=team.code, day=day, duty=duty, **facts)
