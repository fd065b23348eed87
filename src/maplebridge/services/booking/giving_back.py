"""Reads the journal and gives back the times booked for cases that have ended before them: somebody else may come, and
nobody is reminded of a visit that is for nothing. Not for what people give back themselves: booking.py."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from maplebridge.cases.reading import JournalRow, read_on
from maplebridge.rulebook.publishing.queries import get_pack
from maplebridge.services.booking.booking import end_unasked
from maplebridge.services.booking.models import Booking
from maplebridge.services.booking.rules import BOOKED

READER = "booking"


def give_back_once(county: str, now: datetime) -> int:
    """Gives back what the new rows of the journal make idle; returns how many rows. Call again while it is not 0."""
    return read_on(county, READER, partial(_take_up, now=now))


def _take_up(county: str, rows: Sequence[JournalRow], *, now: datetime) -> None:
    over = {row.case_id for row in rows if _ends(county, row)}
    booked = Booking.objects.of(county).filter(case_id__in=over, state=BOOKED) if over else ()
    idle: list[UUID] = sorted(row.id for row in booked)
    for booking in idle:
        end_unasked(county, booking, now)


def _ends(county: str, row: JournalRow) -> bool:
    pack = get_pack(county, row.rules)
    workflow = pack.workflows[pack.matters[row.matter].workflow]
    return row.state_to != row.state_from and workflow.states[row.state_to].end
