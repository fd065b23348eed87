"""Writes of teams: install a list, put people in, take them out, change the rota of a day. Not for who may."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from maplebridge.directory.people.actions import Given, end_duty, give_duties
from maplebridge.directory.people.models import DutyHeld
from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import Duty
from maplebridge.directory.teams.book import keep
from maplebridge.directory.teams.drafts import read_teams
from maplebridge.directory.teams.models import Team, TeamBook, TeamDay, TeamMember
from maplebridge.directory.teams.queries import (
    BOOK,
    forget_teams,
    get_team,
    get_teams,
    list_absences,
    list_changes,
)
from maplebridge.directory.teams.rota import Change, check_change, swap
from maplebridge.directory.teams.rules import TeamFacts
from maplebridge.directory.teams.seating import Seated, fill_seats
from maplebridge.directory.units.drafts import Area
from maplebridge.directory.units.queries import get_registry, list_areas
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text

CHUNK = 2_000
REPLACED = ("kind", "name_zh", "name_en", "unit", "leads", "place", "covers", "languages", "opens")
NO_MEMBER = Text("队伍里没有这个人。", "This person is not in the team.")
NO_PERSON = Text("没有这名工作人员。", "There is no such member of staff.")
NO_PART = Text("没有这个角色。", "There is no such part.")
IN_IT = Text("这个人已经在队伍里担任这个角色。", "This person has this part in the team already.")
NO_DAYS = Text("请选择星期一到星期日中的日子。", "Choose days from Monday to Sunday.")
PAST = Text("最早改今天的值班。", "Today is the earliest.")


def install_pack_teams(*, county: str, path: Path, now: datetime, areas: Iterable[Area] | None = None) -> int:
    """Install a pack's teams.yaml once units and people are in; how many teams. Raises Fault naming the entry.

    Teams that the file names are brought up to date, others stay; whoever the file puts in and is not, is added. What
    a station says of itself (phone, hours, what it has) is the file's at first and its own from then on.
    """
    drafts = read_teams(path, get_registry(county), areas or list_areas(county))
    seated = fill_seats(county, drafts.seats, now)
    with transaction.atomic():
        _store(county, drafts.teams)
        duties = _duties(county, {team.code: team for team in drafts.teams}, drafts.parts, seated)
        _add(county, seated, duties, now)
        _mark_changed(county, keep(drafts.kinds, drafts.parts))
    return len(drafts.teams)


def add_member(*, county: str, team: str, person_id: str, part: str, days: Iterable[int], now: datetime) -> str:
    """Put a person in a team from today on, with what their part may do in the team's unit; the member's id."""
    facts, parts, person = get_team(county, team), get_teams(county).parts, get_actor(county, person_id, now)
    if person is None or person.kind != "staff":
        raise Fault("no_person", NO_PERSON, field="person")
    if part not in parts:
        raise Fault("no_part", NO_PART, field="part")
    if any(each.person == person.id and each.part == part for each in facts.people_on(day_of(now))):
        raise Fault("in_it", IN_IT, field="person")
    seated = [Seated(team, person.id, part, check_days(days))]
    with transaction.atomic():
        (added,) = _add(county, seated, _duties(county, {team: facts}, parts, seated), now)
        _mark_changed(county)
    return added


def set_days(*, county: str, team: str, member: str, days: Iterable[int]) -> None:
    """The weekdays on which a member is on duty."""
    rows = TeamMember.objects.of(county).filter(team=team, id=_id(member))
    with transaction.atomic():
        if not rows.update(days=check_days(days)):
            raise Missing("no_member", NO_MEMBER, field="member")
        _mark_changed(county)


def end_member(*, county: str, team: str, member: str, last_day: date) -> None:
    """Let a part end with `last_day`, and with it the duties that came with it, unless another part gives them, too."""
    rows = TeamMember.objects.of(county).filter(team=team, id=_id(member), valid_from__lte=last_day)
    with transaction.atomic():
        row = rows.select_for_update().first()
        if row is None:
            raise Missing("no_member", NO_MEMBER, field="member")
        rows.update(valid_to=last_day, gave=[])
        _pass_on(row, last_day)
        _mark_changed(county)


def describe(*, county: str, team: str, phone: str, hours: Text, has: Iterable[str]) -> None:
    """What the public reads of a team, and what of its kind it has."""
    facts = get_team(county, team)
    known = {need.code for need in get_teams(county).kinds[facts.kind].needs}
    with transaction.atomic():
        Team.objects.of(county).filter(code=team).update(
            phone=phone, hours_zh=hours.zh, hours_en=hours.en, has=sorted(known & set(has))
        )
        _mark_changed(county)


def note_change(*, county: str, team: str, change: Change, reason: str, by: str, now: datetime) -> None:
    """Change the rota of one day. Raises Fault where the change makes no sense."""
    note_changes(county=county, team=team, changes=[change], reason=reason, by=by, now=now)


def note_swap(
    *, county: str, team: str, first: tuple[str, date], second: tuple[str, date], reason: str, by: str, now: datetime
) -> None:
    """Let two people change their days; both or neither."""
    pair = swap(first[0], first[1], second[0], second[1])
    note_changes(county=county, team=team, changes=pair, reason=reason, by=by, now=now)


def note_changes(*, county: str, team: str, changes: Iterable[Change], reason: str, by: str, now: datetime) -> None:
    """Several changes of one team's rota, all or none."""
    facts, wanted, today = get_team(county, team), list(changes), day_of(now)
    days = [change.day for change in wanted]
    if min(days) < today:
        raise Fault("past", PAST, field="day")
    standing = list_changes(county, min(days), max(days), [team]).get(team, [])
    people = [member.person for member in facts.members]
    absences = list_absences(county, min(days), max(days), people)
    for change in wanted:
        check_change(facts, change, standing, absences)
        standing.append(change)
    TeamDay.objects.insert([_day_row(county, team, change, reason, by, now) for change in wanted])


def check_days(days: Iterable[int]) -> list[int]:
    """Weekdays in order, each once. Raises Fault for a number that is none."""
    found = sorted(set(days))
    if any(not 1 <= day <= 7 for day in found):
        raise Fault("no_days", NO_DAYS, field="days")
    return found


def _day_row(county: str, team: str, change: Change, reason: str, by: str, now: datetime) -> TeamDay:
    return TeamDay(
        county=county,
        id=new_id(),
        team=team,
        day=change.day,
        away=change.away,
        stand_in=change.stand_in,
        reason=reason.strip(),
        noted_by=by,
        noted_at=now,
    )


def _store(county: str, teams: Iterable[TeamFacts]) -> None:
    rows = [
        Team(
            county=county,
            code=team.code,
            kind=team.kind,
            name_zh=team.name.zh,
            name_en=team.name.en,
            unit=team.unit,
            leads=team.leads,
            place=team.place,
            covers=list(team.covers),
            languages=sorted(team.languages),
            has=sorted(team.has),
            phone=team.phone,
            hours_zh=team.hours.zh,
            hours_en=team.hours.en,
            opens=team.opens,
        )
        for team in teams
    ]
    options = {"update_conflicts": True, "unique_fields": ["county", "code"], "update_fields": REPLACED}
    Team.objects.insert(rows, batch_size=CHUNK, **options)


def _add(county: str, seated: Iterable[Seated], duties: Mapping[Seated, Sequence[Duty]], now: datetime) -> list[str]:
    """Members that are not there yet, from today on, each with the duties that they did not hold; their ids."""
    wanted = list(dict.fromkeys(seated))
    standing = TeamMember.objects.of(county).filter(team__in={each.team for each in wanted}, valid_to=None)
    known = {(team, str(person), part) for team, person, part in standing.values_list("team", "person", "part")}
    given = _give(county, duties, now)
    rows = [
        TeamMember(
            county=county,
            id=new_id(),
            team=each.team,
            person=each.person,
            part=each.part,
            days=list(each.days),
            valid_from=day_of(now),
            gave=[given.pop((each.person, duty)) for duty in duties.get(each, ()) if (each.person, duty) in given],
        )
        for each in wanted
        if (each.team, each.person, each.part) not in known
    ]
    TeamMember.objects.insert(rows, batch_size=CHUNK)
    return [str(row.id) for row in rows]


def _duties(
    county: str, teams: Mapping[str, TeamFacts], parts: Mapping[str, object], seated: Iterable[Seated]
) -> dict[Seated, list[Duty]]:
    """What their part lets each do in the unit whose queue the team works on."""
    registry, found = get_registry(county), dict[Seated, list[Duty]]()
    for each in seated:
        unit = registry.unit(teams[each.team].unit)
        if unit is not None:
            roles = getattr(parts[each.part], "roles", ())
            found[each] = [Duty(role, unit.code, unit.place) for role in roles]
    return found


def _give(county: str, duties: Mapping[Seated, Sequence[Duty]], now: datetime) -> Given:
    wanted = dict[str, list[Duty]]()
    for each, theirs in duties.items():
        wanted.setdefault(each.person, []).extend(theirs)
    return give_duties(county=county, wanted=wanted, now=now)


def _pass_on(ended: TeamMember, last_day: date) -> None:
    """The duties that came with a part go with it, or to another part of the same person that gives them, too."""
    mine = DutyHeld.objects.of(ended.county).filter(id__in=ended.gave)
    teams, parts = get_teams(ended.county).by_code, get_teams(ended.county).parts
    after = Q(valid_to=None) | Q(valid_to__gt=last_day)
    others = list(TeamMember.objects.of(ended.county).filter(after, person=ended.person).exclude(id=ended.id))
    for duty in mine.filter(after):
        heir = next(
            (each for each in others if teams[each.team].unit == duty.unit and duty.role in parts[each.part].roles),
            None,
        )
        if heir is None:
            end_duty(county=ended.county, duty_id=str(duty.id), last_day=last_day)
        else:
            heir.gave = [*heir.gave, duty.id]
            TeamMember.objects.of(ended.county).filter(id=heir.id).update(gave=heir.gave)


def _mark_changed(county: str, body: Mapping[str, object] | None = None) -> None:
    changed = {"token": new_id()} | ({"body": body} if body is not None else {})
    rows = TeamBook.objects.of(county).filter(name=BOOK)
    if not rows.update(**changed):
        TeamBook.objects.insert([TeamBook(county=county, name=BOOK, **changed)])
    forget_teams()
    transaction.on_commit(forget_teams)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Missing("no_member", NO_MEMBER, field="member") from None
