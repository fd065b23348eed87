"""Starts a drive, decides on changes of its fixed list, ends it and publishes what came of it. Each takes the drive's
row first, so of two who start, end or publish at once the second is told that it is done; what puts cases on a fixed
list takes those of all drives first, so of two drives that want one case at once the second is told of the other."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction

from maplebridge.cases.rights import may_see
from maplebridge.cases.stored import StoredCase, read_moment, read_stored
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers import case_number
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.sql.statements import fetch, run
from maplebridge.ground.words.fault import Conflict, Fault
from maplebridge.services.drives import words
from maplebridge.services.drives.access import access_to_run, hold_still
from maplebridge.services.drives.actions.listing import MOST, Listed, find_cases, row_of, sort_out, why_not
from maplebridge.services.drives.actions.planning import draft_of, team_of
from maplebridge.services.drives.board import get_board
from maplebridge.services.drives.holding import list_taken
from maplebridge.services.drives.models import Drive, DriveCase, DriveDecision, DriveTeam
from maplebridge.services.drives.public import tell_result
from maplebridge.services.drives.rules import Share, deal

SQL = Path(__file__).parents[1] / "sql"
LONGEST_REASON = 500


def start(*, actor: Actor, drive_id: UUID, now: datetime) -> Listed:
    """Fixes the list and deals it to the teams; what is done from now on counts. Cases that have ended since they were
    put on it, were sealed, or count for another drive are not on it any more: those the actor may see are named."""
    with transaction.atomic():
        hold_still(actor.county)
        drive = draft_of(actor, drive_id)
        teams = list(DriveTeam.objects.of(actor.county).filter(drive_id=drive.id).order_by("number"))
        if not teams:
            raise Fault("no_teams", words.NO_TEAMS, field="team")
        if drive.last_day < day_of(now):
            raise Fault("over", words.OVER, field="last_day")
        listed, cases = _fix(actor, drive)
        _give(drive, deal(cases, [Share(team.number, team.share) for team in teams]))
        run(SQL / "begin.sql", {"county": actor.county, "drive": drive.id})
        _move(drive, state="running", started_by=actor.id, started_at=now)
    return listed


def add_case(*, actor: Actor, drive_id: UUID, number: str, team: int, reason: str, now: datetime) -> None:
    """Puts one more case on the fixed list, by a decision with its reason; what is done to it from now on counts."""
    with transaction.atomic():
        hold_still(actor.county)
        drive = _running(actor, drive_id)
        team_of(actor.county, drive.id, team)
        case = _fit(actor, number)
        rows = DriveCase.objects.of(actor.county).filter(drive_id=drive.id)
        there = rows.filter(case_id=case.facts.id).first()
        if there is not None:
            raise Fault("twice", words.TAKEN_OFF if there.removed else words.TWICE, field="number")
        _not_taken(actor, drive, case)
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


def put_back(*, actor: Actor, drive_id: UUID, number: str, reason: str, now: datetime) -> None:
    """Puts a case back on the fixed list that was taken off, in the team it had, by a decision with its reason. What
    was done to it on the list counts again, what was done meanwhile does not."""
    with transaction.atomic():
        hold_still(actor.county)
        drive = _running(actor, drive_id)
        row = _row(drive, number, removed=True)
        since = DriveDecision.objects.of(actor.county).filter(drive_id=drive.id, kind="removed", number=row.number)
        case = _fit(actor, row.number, over_by=since.latest("at").at)
        _not_taken(actor, drive, case)
        _decide(drive, actor, "put_back", row.number, row.team, reason, now)
        run(SQL / "absent.sql", {"county": actor.county, "drive": drive.id, "case": row.case_id})
        DriveCase.objects.of(actor.county).filter(drive_id=drive.id, case_id=row.case_id).update(
            removed=False, last_seq=None
        )


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


def _fix(actor: Actor, drive: Drive) -> tuple[Listed, list[tuple[UUID, str]]]:
    """The cases on the list of a draft that may still be on one, id and place; the others are taken off."""
    rows = fetch(SQL / "listed.sql", {"county": drive.county, "drive": drive.id})
    cases = {each.facts.number: each for each in (read_stored(row[0]) for row in rows)}
    listed, fresh = sort_out(actor, drive.id, list(cases.values()))
    if not fresh:
        raise Fault("no_cases", words.NONE_LEFT if cases else words.NO_CASES, field="file")
    gone = [cases[wrong.said] for wrong in listed.wrong]
    ids = [case.facts.id for case in gone]
    DriveCase.objects.of(drive.county).filter(drive_id=drive.id, case_id__in=ids).delete()
    known = {case.facts.number for case in gone if may_see(actor, case.facts)}
    told = tuple(wrong for wrong in listed.wrong if wrong.said in known)
    return Listed(listed.added, told), [(case.facts.id, case.facts.place) for case in fresh]


def _fit(actor: Actor, number: str, over_by: datetime | None = None) -> StoredCase:
    """The case of a number, if it may be on a list; one that was over at `over_by` may. Raises Fault."""
    case = next(iter(find_cases(actor, [number]).values()), None)
    why = why_not(actor, case)
    if why is words.ENDED_CASE and case is not None and over_by is not None:
        ended = read_moment(case.row["ended_at"])
        why = None if ended is not None and ended <= over_by else why
    if why is not None or case is None:
        raise Fault("no_such_case", why or words.NO_CASE, field="number")
    return case


def _not_taken(actor: Actor, drive: Drive, case: StoredCase) -> None:
    taken = list_taken(actor, [case.facts.id], but=drive.id)
    if taken:
        raise Conflict("counts_elsewhere", taken[case.facts.id], field="number")


def _running(actor: Actor, drive_id: UUID) -> Drive:
    drive = access_to_run(actor, drive_id)
    if drive.state != "running":
        raise Conflict("not_running", words.NOT_RUNNING)
    return drive


def _row(drive: Drive, number: str, *, removed: bool = False) -> DriveCase:
    said = case_number.check(number) or ""
    row = DriveCase.objects.of(drive.county).filter(drive_id=drive.id, number=said, removed=removed).first()
    if row is None:
        raise Fault("not_on_the_list", words.NOT_TAKEN_OFF if removed else words.NOT_ON_THE_LIST, field="number")
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
