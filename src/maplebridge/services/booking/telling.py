"""Lays messages about bookings in the outbox: called off, tomorrow. Not for how they are sent."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from maplebridge.cases.models import Case
from maplebridge.ground.clock.time import day_of, midnight_after
from maplebridge.ground.post.actions import Draft, lay_out
from maplebridge.ground.sql.statements import fetch
from maplebridge.services.booking.models import Booking

SQL = Path(__file__).parent / "sql"
TOMORROW, CALLED_OFF = "visit_tomorrow", "visit_called_off"
BEFORE_ACCOUNT = "_signed_in"
"""Templates for whoever booked with an account, before there was a case: no link of a case leads them."""


def remind_once(county: str, now: datetime) -> int:
    """Lays out the messages on what is booked for tomorrow; the same ones again change nothing."""
    since = midnight_after(day_of(now))
    until = midnight_after(day_of(since))
    rows = fetch(SQL / "tomorrow.sql", {"county": county, "since": since, "until": until})
    lay_out(county=county, drafts=[_draft(*row) for row in rows], now=now)
    return 0


def tell_called_off(county: str, bookings: Iterable[Booking], starts_at: datetime, now: datetime) -> None:
    """Tells those whose time the unit has called off."""
    told = [booking for booking in bookings if booking.case_id or booking.holder]
    known = Case.objects.of(county).filter(id__in=[booking.case_id for booking in told if booking.case_id])
    cases = {case.id: case for case in known.only("id", "number", "rules", "matter", "secrecy")}
    drafts = []
    for each in told:
        case = cases.get(each.case_id) if each.case_id else None
        said = (case.number, case.rules, case.matter, case.secrecy) if case else (None, None, None, None)
        drafts.append(_draft(each.id, each.holder, each.case_id, starts_at, *said, template=CALLED_OFF))
    lay_out(county=county, drafts=drafts, now=now)


def _draft(
    booking: UUID,
    holder: str,
    case_id: UUID | None,
    starts_at: datetime,
    number: str | None,
    rules: int | None,
    matter: str | None,
    secrecy: str | None,
    *,
    template: str = TOMORROW,
) -> Draft:
    params: dict[str, Any] = {"when": starts_at.isoformat()}
    fact = f"booking:{booking}:{starts_at.isoformat()}"
    if case_id is None:
        return Draft(fact, f"person:{holder}", f"{template}{BEFORE_ACCOUNT}", params, None)
    params |= {"number": number, "rules": rules, "matter": matter if secrecy == "ordinary" else ""}
    return Draft(fact, f"case:{case_id}", template, params, case_id)
