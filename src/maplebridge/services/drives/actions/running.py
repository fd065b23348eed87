"""Starts a drive, decides on changes of its fixed list, ends it and publishes what came of it. Each takes the drive's
row first, so of two who start, end or publish at once the second is told that it is done."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction

from maplebridge.cases.stored import read_stored
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.sql.statements import fetch, run
from maplebridge.ground.words.fault import Conflict, Fault
from maplebridge.services.drives import words
from maplebridge.services.drives.access import access_to_run
from maplebridge.services.drives.actions.listing import MOST, find_cases, row_of, unfit, why_not
from maplebridge.services.drives.actions.planning import draft_of, team_of
from maplebridge.services.drives.board import get_board
from maplebridge.services.drives.models import Drive, DriveCase, DriveDecision, DriveTeam
from maplebridge.services.drives.public import tell_result
from maplebridge.services.drives.rules import Share, deal

SQL = Path(__file__).parents[1] / "sql"
LONGEST_REASON = 500


def start(*, actor: Actor, drive_id: UUID, now: datetime) -> None:
    """Fixes the list and deals it to the teams; what is done from now on counts. Cases that have ended since they were
    put on it, or were sealed, are not on it any more."""
    with transaction.atomic():
        drive = draft_of(actor, drive_id)
        teams = list(DriveTeam.objects.of(actor.county).filter(drive_id=drive.id).order_by("number"))
        cases = _left_on(drive)
        if not teams:
            raise Fault("no_teams", words.NO_TEAMS, field="team")
        if not cases:
            raise Fault("no_cases", words.NO_CASES, field="file")
        if drive.last_day < day_of(now):
            raise Fault("over", words.OVER, field="last")
        _give(drive, deal(cases, [Share(team.number, team.share) for team in teams]))
        run(SQL / "begin.sql", {"county": actor.county, "drive": drive.id})
        _move(drive, state="running", started_by=actor.id, started_at=now)


def add_case(*, actor: Actor, drive_id: UUID, number: str, team: int, reason: str, now: datetime) -> None:
    """Puts one more case on the fixed list, by a decision with its reason; what is done to it from now on counts."""
    with transaction.atomic():
        drive = _running(actor, drive_id)
        team_of(actor.county, drive.id, team)
        case = next(iter(find_cases(actor, [number]).values()), None)
        why = why_not(actor, case)
        if why is not None or case is None:
            raise Fault("no_such_case", why or words.NO_CASE, field="number")
        rows = DriveCase.objects.of(actor.county).filter(drive_id=drive.id)
        if rows.filter(case_id=case.facts.id).exists():
            raise Fault("twice", words.TWICE, field="number")
        if rows.count() >= MOST:
            raise Fault("too_many", words.TOO_MANY, field="number")
        _decide(drive, actor, "added", case.facts.number, team, reason, now)
        DriveCase.objects.insert([row_of(drive.id, case, team=team)])
        run(SQL / "begin.sql", {"county": actor.county, "drive": drive.id})


def remove_case(*, actor: Actor, drive_id: UUID, number: str, reason: str, now: datetime) -> None:
    """Takes a case off the fixed list, by a decision with its reason; it counts no more."""
    with transaction.atomic():
        drive = _running(actor, drive_id)
        row = _row(drive, number)
        _decide(drive, actor, "removed", row.number, row.team, reason, now)
        run(SQL / "finish.sql", {"county": actor.county, "drive": drive.id, "number": row.number})
        DriveCase.objects.of(actor.county).filter(drive_id=drive.id, case_id=row.case_id).update(removed=True)


def move_case(*, actor: Actor, drive_id: UUID, number: str, team: int, reason: str, now: datetime) -> None:
    """Gives a case to another team, with the reason; what was done to it goes along."""
    with transaction.atomic():
        drive = _running(actor, drive_id)
        row = _row(drive, number)
        team_of(actor.county, drive.id, team)
        _decide(drive, actor, "moved", row.number, team, reason, now)
        DriveCase.objects.of(actor.county).filter(drive_id=drive.id, case_id=row.case_id).update(team=team)


def end(*, actor: Actor, drive_id: UUID, now: datetime) -> None:
    """Ends the drive: what stands in the journals at this moment counts, nothing that comes later."""
    with transaction.atomic():
        drive = _running(actor, drive_id)
        run(SQL / "finish.sql", {"county": actor.county, "drive": drive.id, "number": ""})
        _move(drive, state="ended", ended_by=actor.id, ended_at=now)


def publish(*, actor: Actor, drive_id: UUID, now: datetime) -> None:
    """Publishes the result, kept as it is told: totals and by team and unit, small numbers hidden, nobody named."""
    with transaction.atomic():
        drive = access_to_run(actor, drive_id)
        if drive.state != "ended":
            raise Conflict("not_ended", words.NOT_ENDED)
        result = tell_result(get_board(drive))
        _move(drive, state="published", published_by=actor.id, published_at=now, result=result)


def _left_on(drive: Drive) -> list[tuple[UUID, str]]:
    """The cases on the list of a draft that may still be on one, id and place; the others are taken off."""
    rows = fetch(SQL / "listed.sql", {"county": drive.county, "drive": drive.id})
    cases = [read_stored(row[0]) for row in rows]
    gone = [case.facts.id for case in cases if unfit(case) is not None]
    DriveCase.objects.of(drive.county).filter(drive_id=drive.id, case_id__in=gone).delete()
    return [(case.facts.id, case.facts.place) for case in cases if unfit(case) is None]


def _running(actor: Actor, drive_id: UUID) -> Drive:
    drive = access_to_run(actor, drive_id)
    if drive.state != "running":
        raise Conflict("not_running", words.NOT_RUNNING)
    return drive


def _row(drive: Drive, number: str) -> DriveCase:
    rows = DriveCase.objects.of(drive.county).filter(drive_id=drive.id, number=number.strip(), removed=False)
    row = rows.first()
    if row is None:
        raise Fault("not_on_the_list", words.NOT_ON_THE_LIST, field="number")
    return row


def _give(drive: Drive, dealt: dict[UUID, int]) -> None:
    for team in set(dealt.values()):
        ours = [case_id for case_id, number in dealt.items() if number == team]
        DriveCase.objects.of(drive.county).filter(drive_id=drive.id, case_id__in=ours).update(team=team)


def _decide(drive: Drive, actor: Actor, kind: str, number: str, team: int, reason: str, now: datetime) -> None:
    said = " ".join(reason.split())[:LONGEST_REASON]
    if not said:
        raise Fault("missing", words.NO_REASON, field="reason")
    row = DriveDecision(
        county=drive.county,
        drive_id=drive.id,
        id=new_id(),
        kind=kind,
        number=number,
        team=team,
        reason=said,
        by=actor.id,
        at=now,
    )
    DriveDecision.objects.insert([row])


def _move(drive: Drive, **columns: object) -> None:
    Drive.objects.of(drive.county).filter(id=drive.id).update(**columns)
