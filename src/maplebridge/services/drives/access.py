"""Who may see a drive and who runs it. Closed unless a duty opens it. Not for cases: their own gate stays."""

from collections.abc import Collection
from uuid import UUID

from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.fault import Forbidden, Missing
from maplebridge.services.drives import words
from maplebridge.services.drives.models import Drive, DriveTeam

COUNTY_WIDE = frozenset({"leader", "dispatcher"})
SEES_ALL = frozenset({"leader", "dispatcher", "auditor"})


def may_run(actor: Actor, unit: str) -> bool:
    """Whether the actor organises drives that this unit leads."""
    return actor.kind == "staff" and any(
        (duty.role in COUNTY_WIDE and duty.place == actor.county) or (duty.role == "unit_head" and duty.unit == unit)
        for duty in actor.duties
    )


def may_see(actor: Actor, unit: str, teams: Collection[str]) -> bool:
    """Whether the actor may read a drive: the county's leadership, the unit that leads it and those of its teams."""
    if actor.kind != "staff":
        return False
    units = {duty.unit for duty in actor.duties}
    watches = any(duty.role in SEES_ALL and duty.place == actor.county for duty in actor.duties)
    return watches or unit in units or not units.isdisjoint(teams)


def access_drive(actor: Actor, drive_id: UUID) -> Drive:
    """The drive if the actor may know of it; otherwise Missing."""
    drive = Drive.objects.of(actor.county).filter(id=drive_id).first()
    if drive is None or not may_see(actor, drive.unit, _units(actor.county, drive_id)):
        raise Missing("no_drive", words.NO_DRIVE, field="drive")
    return drive


def access_to_run(actor: Actor, drive_id: UUID) -> Drive:
    """The drive, locked until the end of the transaction, if the actor runs it. Raises Missing or Forbidden."""
    drive = Drive.objects.of(actor.county).select_for_update().filter(id=drive_id).first()
    if drive is None or not may_see(actor, drive.unit, _units(actor.county, drive_id)):
        raise Missing("no_drive", words.NO_DRIVE, field="drive")
    check_runs(actor, drive)
    return drive


def check_runs(actor: Actor, drive: Drive) -> None:
    """Raises Forbidden unless the actor organises this drive."""
    if not may_run(actor, drive.unit):
        raise Forbidden("not_yours", words.NOT_YOURS)


def hold_still(county: str) -> None:
    """Locks all drives that are not over, in one order, until the end of the transaction: while one takes cases, none
    takes or lets go of any. Call it before any other lock."""
    drives = Drive.objects.of(county).filter(state__in=("draft", "running")).order_by("id")
    list(drives.select_for_update().values_list("id", flat=True))


def _units(county: str, drive_id: UUID) -> set[str]:
    return set(DriveTeam.objects.of(county).filter(drive_id=drive_id).values_list("unit", flat=True))
