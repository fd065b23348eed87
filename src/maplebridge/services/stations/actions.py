"""Records what a team did: a meeting, a line of its log. Not for who may: rules."""

from datetime import date, datetime

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.teams.queries import get_team, get_teams
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault, Forbidden
from maplebridge.ground.words.text import Text
from maplebridge.services.stations.models import TeamEntry, TeamMeeting
from maplebridge.services.stations.queries import is_told_of, read_named
from maplebridge.services.stations.rights import NOT_YOURS, may_note

LONGEST, MOST = 2000, 100_000
TO_COME = Text("日期不能晚于今天。", "The day may not lie ahead.")
NO_WORDS = Text("请写明内容，不超过 2000 字。", "Say what it was, in 2,000 signs at most.")
NO_NAME = Text("请写主持人，不超过 60 字。", "Say who held it, in 60 signs at most.")
NO_NUMBER = Text("请填写 1 到 100000 的整数。", "Give a whole number from 1 to 100,000.")
NO_CASE = Text("没有这个案件，或者不能写进工作记录。", "There is no such case, or it is not written in a log.")
NO_DUTY = Text("请选择这支队伍的一项职责。", "Choose one of the team's duties.")


def record_meeting(
    *, actor: Actor, team: str, day: date, held_by: str, present: int, decisions: str, now: datetime
) -> str:
    """Note that a team has met; the meeting's id. Raises Forbidden, or Fault naming the field."""
    _check(actor, team, day, now)
    if not 0 < len(held_by.strip()) <= 60:
        raise Fault("no_name", NO_NAME, field="held_by")
    row = TeamMeeting(
        county=actor.county,
        id=new_id(),
        team=team,
        day=day,
        held_by=held_by.strip(),
        present=_number(present, "present"),
        decisions=_words(decisions, "decisions"),
        recorded_by=actor.id,
        recorded_at=now,
    )
    TeamMeeting.objects.insert([row])
    return str(row.id)


def record_entry(
    *, actor: Actor, team: str, day: date, duty: str, many: int, words: str, now: datetime, case_number: str = ""
) -> str:
    """Write a line of the log; its id. Raises Forbidden, or Fault naming the field."""
    _check(actor, team, day, now)
    kind = get_teams(actor.county).kinds[get_team(actor.county, team).kind]
    if duty not in {task.code for task in kind.log}:
        raise Fault("no_duty", NO_DUTY, field="duty")
    row = TeamEntry(
        county=actor.county,
        id=new_id(),
        team=team,
        day=day,
        duty=duty,
        many=_number(many, "many"),
        case_number=_case(actor, case_number.strip()),
        words=_words(words, "words"),
        recorded_by=actor.id,
        recorded_at=now,
    )
    TeamEntry.objects.insert([row])
    return str(row.id)


def _check(actor: Actor, team: str, day: date, now: datetime) -> None:
    if not may_note(actor, get_team(actor.county, team), day_of(now)):
        raise Forbidden("not_yours", NOT_YOURS)
    if day > day_of(now):
        raise Fault("to_come", TO_COME, field="day")


def _case(actor: Actor, number: str) -> str:
    """The number of a case that a log may name: one that the writer is told of and that keeps nobody out."""
    case = read_named(actor.county, [number]).get(number) if number else None
    if number and (case is None or not is_told_of(actor, case) or case.secrecy != "ordinary" or case.excluded_units):
        raise Fault("no_case", NO_CASE, field="case_number")
    return number


def _words(text: str, field: str) -> str:
    if not 0 < len(text.strip()) <= LONGEST or "\x00" in text:
        raise Fault("no_words", NO_WORDS, field=field)
    return text.strip()


def _number(number: int, field: str) -> int:
    if not 1 <= number <= MOST:
        raise Fault("no_number", NO_NUMBER, field=field)
    return number
