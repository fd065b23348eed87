"""Sends what is due, one by one, and notes what became of each. Killed at any point, it sends again what it had in
hand, in a way that the provider knows. Not for deciding what goes: planning.py."""

import logging
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from maplebridge.cases.desks import Desks
from maplebridge.ground.post.actions import Draft, lay_out
from maplebridge.ground.post.channels.outcome import Refused, TryLater
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.vault.cipher import CannotOpen
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.sending.addressing import Due, Ready, prepare
from maplebridge.services.sending.channels import Way, open_ways
from maplebridge.services.sending.contacts import find_case_contact
from maplebridge.services.sending.models import Delivery
from maplebridge.services.sending.rules import STALE, ask_again_at, goes_at, quiet_of, try_again_at

SQL = Path(__file__).parent / "sql"
AT_ONCE = 10
ODD = (Fault, CannotOpen, KeyError, ValueError)
log = logging.getLogger(__name__)
REPORTS, NOT_REACHED = "sms", "not_reached"


def deliver_once(county: str, now: datetime) -> int:
    """Sends up to ten messages that are due; returns how many were in hand."""
    values = {"county": county, "now": now, "stale": now + STALE, "many": AT_ONCE}
    rows = fetch(SQL / "claim.sql", values)
    ways = open_ways() if rows else {}
    for row in rows:
        _send(Due(county, *row), ways, now)
    return len(rows)


def _send(due: Due, ways: Mapping[str, Way], now: datetime) -> None:
    way = ways.get(due.channel)
    try:
        ready = prepare(due, now) if way else None
    except ODD as odd:  # it would be as odd the next time, and must not hold up the others
        log.exception("cannot be prepared", extra={"channel": due.channel})
        _give_up(due, type(odd).__name__, now)
        return
    if way is None or ready is None:
        _note(due, now, state="silenced", reason="no_contact" if way else "channel_closed", next_at=None)
        return
    try:
        provider_id = way.send(ready.out, now)
    except TryLater as later:
        _later(due, ready, later, now)
    except (Refused, ValueError) as refused:
        _give_up(due, refused.code if isinstance(refused, Refused) else "unfit", now)
    else:
        next_at = ask_again_at(0, now) if due.channel == REPORTS else None
        sent = {"state": "sent", "reason": "", "tries": 0, "unsure": False, "provider_id": provider_id}
        _note(due, now, **sent, sent_at=now, next_at=next_at)


def _later(due: Due, ready: Ready, later: TryLater, now: datetime) -> None:
    """Tries again after a growing pause, not at night; after the last pause no more."""
    again = try_again_at(due.tries + 1, now)
    if again is None:
        _give_up(due, later.code, now)
        return
    rules = get_current_pack(due.county).messages
    next_at = goes_at(ready.template, again, quiet_of(ready.wishes, rules.quiet_from, rules.quiet_to))
    refusals = due.refusals if later.unsure else due.refusals + 1
    again_unsure = {"tries": due.tries + 1, "refusals": refusals, "unsure": later.unsure}
    _note(due, now, state="waiting", reason=later.code, next_at=next_at, **again_unsure)


def _give_up(due: Due, code: str, now: datetime) -> None:
    """It fails for good, and the centre hears of it in the same commit."""
    with transaction.atomic():
        _note(due, now, state="failed", reason=code, next_at=None)
        tell_desk(due.county, due.message, due.channel, due.case_id, now)


def tell_desk(county: str, message: UUID, channel: str, case_id: UUID | None, now: datetime) -> None:
    """Tells the case's centre that a message did not reach the resident."""
    contact = find_case_contact(county, case_id, now) if case_id else None
    if contact is None:
        return
    desk = Desks(county, now).staffed(contact.centre, excluded=contact.excluded_units)
    params = {"number": contact.number, "channel": channel}
    draft = Draft(f"{message}:{channel}:failed", f"unit:{desk}", NOT_REACHED, params, contact.case_id)
    lay_out(county=county, drafts=[draft], now=now)


def _note(due: Due, now: datetime, **columns: Any) -> None:
    one = Delivery.objects.of(due.county).filter(message=due.message, channel=due.channel, target=due.target)
    one.update(changed_at=now, **columns)
