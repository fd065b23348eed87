"""Reads the journal and notes which cases one unit took in for another. Not for who may see them: cases say that."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from maplebridge.cases.models import Case
from maplebridge.cases.reading import JournalRow, read_on
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import Registry
from maplebridge.ground.clock.time import day_of
from maplebridge.rulebook.workflows.names import SUBMIT
from maplebridge.services.elsewhere.models import TakenIn

READER, UNITS, REPLAYED = "elsewhere", "units", "replayed"


def note_taken_in_once(county: str, now: datetime) -> int:
    """Notes what the new rows of the journal bring; returns how many rows. Call again while it is not 0."""
    return read_on(county, READER, note)


def note(county: str, rows: Sequence[JournalRow]) -> None:
    """Notes the cases that began with a unit that helps, each once."""
    begun = [row for row in rows if row.action == SUBMIT and row.facts.get(UNITS) and REPLAYED not in row.facts]
    if not begun:
        return
    registry = get_registry(county)
    of_cases = Case.objects.of(county).filter(id__in=[row.case_id for row in begun])
    places: dict[UUID, str] = dict(of_cases.values_list("id", "place"))
    noted = [_note(county, row, unit, places[row.case_id], registry) for row in begun for unit in row.facts[UNITS]]
    TakenIn.objects.insert(noted, ignore_conflicts=True)


def _note(county: str, row: JournalRow, code: str, place: str, registry: Registry) -> TakenIn:
    unit = registry.unit(code)
    counted = row.secrecy == "ordinary" and not row.excluded_units
    return TakenIn(
        county=county,
        unit=code,
        case_id=row.case_id,
        place=place,
        matter=row.matter,
        day=day_of(row.happened_at),
        away=counted and unit is not None and not place.startswith(unit.place),
    )
