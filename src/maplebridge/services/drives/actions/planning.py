"""Sets a drive up while it is a draft: its name and days, its teams and their members. Not for its list of cases."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden
from maplebridge.ground.words.text import Text
from maplebridge.services.drives import words
from maplebridge.services.drives.access import access_to_run, may_run
from maplebridge.services.drives.models import Drive, DriveMember, DriveTeam

LONGEST_NAME, LONGEST_TEXT, LONGEST, MOST_TEAMS, MOST_SHARES = 60, 500, timedelta(days=366), 20, 9


def plan_drive(*, actor: Actor, name: str, purpose: str, unit: str, first: date, last: date, now: datetime) -> UUID:
    """A new drive, as a draft that nobody counts yet. Raises Fault or Forbidden."""
    _known_unit(actor.county, unit)
    if not may_run(actor, unit):
        raise Forbidden("not_yours", words.NOT_YOURS, field="unit")
    drive = Drive(
        county=actor.county,
        id=new_id(),
        name=_said(name, "name", words.NO_NAME, LONGEST_NAME),
        purpose=_said(purpose, "purpose", words.NO_PURPOSE, LONGEST_TEXT),
        unit=unit,
        made_by=actor.id,
        made_at=now,
        **_days(first, last),
    )
    return Drive.objects.insert([drive])[0].id


def change_days(*, actor: Actor, drive_id: UUID, first: date, last: date) -> None:
    """Other days, while it is a draft."""
    with transaction.atomic():
        drive = draft_of(actor, drive_id)
        Drive.objects.of(actor.county).filter(id=drive.id).update(**_days(first, last))


def add_team(*, actor: Actor, drive_id: UUID, name: str, unit: str, share: int = 1) -> int:
    """One more team; its number."""
    with transaction.atomic():
        drive = draft_of(actor, drive_id)
        _known_unit(actor.county, unit)
        if not 1 <= share <= MOST_SHARES:
            raise Fault("bad_share", words.BAD_SHARE, field="share")
        taken = list(DriveTeam.objects.of(actor.county).filter(drive_id=drive.id).values_list("number", flat=True))
        if len(taken) >= MOST_TEAMS:
            raise Fault("too_many_teams", words.TOO_MANY_TEAMS, field="name")
        said, number = _said(name, "name", words.NO_NAME, LONGEST_NAME), max(taken, default=0) + 1
        team = DriveTeam(county=actor.county, drive_id=drive.id, number=number, name=said, unit=unit, share=share)
        DriveTeam.objects.insert([team])
    return number


def add_member(*, actor: Actor, drive_id: UUID, team: int, person: str, now: datetime) -> None:
    """Somebody of the team's unit joins it, be the drive a draft or running; whoever was in another team moves."""
    with transaction.atomic():
        _not_over(actor, drive_id)
        joined = team_of(actor.county, drive_id, team)
        member = get_actor(actor.county, person, now)
        if member is None or all(duty.unit != joined.unit for duty in member.duties):
            raise Fault("not_of_the_unit", words.NOT_OF_THE_UNIT, field="person")
        DriveMember.objects.of(actor.county).filter(drive_id=drive_id, person=member.id).delete()
        row = DriveMember(county=actor.county, drive_id=drive_id, person=member.id, team=team)
        DriveMember.objects.insert([row])


def drop_member(*, actor: Actor, drive_id: UUID, person: str) -> None:
    """Somebody leaves their team, be the drive a draft or running; who worked in it is part of one that is over."""
    with transaction.atomic():
        _not_over(actor, drive_id)
        members = DriveMember.objects.of(actor.county).filter(drive_id=drive_id)
        gone = [each for each in members.values_list("person", flat=True) if str(each) == person]
        members.filter(person__in=gone).delete()


def draft_of(actor: Actor, drive_id: UUID) -> Drive:
    """The drive, locked, if the actor runs it and it has not started. Raises Conflict."""
    drive = access_to_run(actor, drive_id)
    if drive.state != "draft":
        raise Conflict("started", words.STARTED)
    return drive


def team_of(county: str, drive_id: UUID, number: int) -> DriveTeam:
    """A team of a drive. Raises Fault."""
    team = DriveTeam.objects.of(county).filter(drive_id=drive_id, number=number).first()
    if team is None:
        raise Fault("no_team", words.NO_TEAM, field="team")
    return team


def _not_over(actor: Actor, drive_id: UUID) -> None:
    if access_to_run(actor, drive_id).state not in ("draft", "running"):
        raise Conflict("not_running", words.NOT_RUNNING)


def _days(first: date, last: date) -> dict[str, date]:
    if not first <= last <= first + LONGEST:
        raise Fault("bad_days", words.BAD_DAYS, field="last_day")
    return {"first_day": first, "last_day": last}


def _known_unit(county: str, code: str) -> None:
    unit = get_registry(county).unit(code)
    if unit is None or not unit.active:
        raise Fault("no_such_unit", words.NO_UNIT, field="unit")


def _said(text: str, field: str, missing: Text, longest: int) -> str:
    said = " ".join(text.split())
    if not said:
        raise Fault("missing", missing, field=field)
    if len(said) > longest:
        raise Fault("too_long", words.TOO_LONG, field=field)
    return said
