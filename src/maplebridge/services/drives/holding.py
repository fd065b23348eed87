"""For which running drive a case counts: for one at a time, so that an auditor finds no yuan twice. Not for what it
came to: the board."""

from collections.abc import Collection
from uuid import UUID

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.words.text import Text
from maplebridge.services.drives import words
from maplebridge.services.drives.access import may_see
from maplebridge.services.drives.models import Drive, DriveCase
from maplebridge.services.drives.queries import units_of_teams


def list_taken(actor: Actor, cases: Collection[UUID], *, but: UUID) -> dict[UUID, Text]:
    """Which of these cases count for a running drive other than `but`, each with the sentence that says so. The drive
    is named to whoever may see it; others learn who leads it. Three round trips at most."""
    counting = DriveCase.objects.of(actor.county).filter(first_seq__isnull=False, last_seq__isnull=True)
    rows = counting.filter(case_id__in=list(cases)).exclude(drive_id=but).values_list("case_id", "drive_id")
    by_case = dict(rows) if cases else {}
    sentences = _sentences(actor, set(by_case.values())) if by_case else {}
    return {case_id: sentences[drive_id] for case_id, drive_id in by_case.items()}


def _sentences(actor: Actor, drives: Collection[UUID]) -> dict[UUID, Text]:
    units = units_of_teams(actor.county, drives)
    found = Drive.objects.of(actor.county).filter(id__in=list(drives))
    return {drive.id: _sentence(actor, drive, units[drive.id]) for drive in found}


def _sentence(actor: Actor, drive: Drive, teams: Collection[str]) -> Text:
    if may_see(actor, drive.unit, teams):
        return words.counts_for(drive.name)
    unit = get_registry(actor.county).unit(drive.unit)
    return words.counts_for_another(unit.name if unit else Text(drive.unit, drive.unit))
