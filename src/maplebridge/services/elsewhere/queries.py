"""Reads of cases taken in for others: a unit's own, and how many a place has from elsewhere. Not for single cases."""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from uuid import UUID

from maplebridge.cases.listing import NEWEST, CaseLine
from maplebridge.directory.people.rules import Actor, ties_of
from maplebridge.directory.places.queries import list_prefixes
from maplebridge.ground.sql.statements import fetch
from maplebridge.services.elsewhere.models import TakenIn

SQL = Path(__file__).parent / "sql"
OPEN, ENDED = "open", "ended"


def list_taken_in(
    actor: Actor, units: Collection[str], *, standing: str = "", before: UUID = NEWEST, many: int = 50
) -> list[CaseLine]:
    """The cases that those of the actor's units took in: `standing` "open", "ended" or "" for all; the newest first."""
    own = sorted({duty.unit for duty in actor.duties}.intersection(units))
    ties = sorted(ties_of(actor))
    values = {"county": actor.county, "units": own, "ties": ties, "before": before, "open": standing, "many": many}
    return [CaseLine(*row) for row in fetch(SQL / "list_taken_in.sql", values)] if own else []


def count_filed_elsewhere(county: str, place: str, first: date, last: date) -> int:
    """Of the cases of `place` brought on these days, both counted, how many a unit of another place took in. They are
    counted among the place's own cases already: this stands beside, and adds nothing."""
    found = 0
    for prefix in list_prefixes(county, place):
        rows = TakenIn.objects.of(county).filter(away=True, place__startswith=prefix, day__range=(first, last))
        found += rows.values("case_id").distinct().count()
    return found
