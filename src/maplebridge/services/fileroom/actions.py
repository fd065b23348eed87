"""Asks for a file, grants it, refuses it, takes a grant back. Not for reading what was granted: reading."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from maplebridge.cases.desks import Desks
from maplebridge.cases.queries import get_case
from maplebridge.cases.rights import works_on
from maplebridge.cases.stored import StoredCase
from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.post.actions import Draft, lay_out
from maplebridge.ground.vault.cipher import seal
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden, Missing
from maplebridge.ground.words.text import Text
from maplebridge.services.fileroom import rules, words
from maplebridge.services.fileroom.models import FileRequest
from maplebridge.services.fileroom.queries import RequestSight, access_request, context_of, list_documents

LONGEST = 500


def ask(*, actor: Actor, number: str, purpose: str, now: datetime) -> UUID:
    """Asks to read the file of a case. Raises Forbidden, Missing for a case one may not know of, or Fault."""
    firms = rules.firms_of(actor, get_registry(actor.county))
    if not firms:
        raise Forbidden("not_a_lawyer", words.NOT_A_LAWYER)
    text = _checked(purpose, "purpose", words.NO_PURPOSE)
    case = _asked_about(actor, firms[0], number, now)
    row = FileRequest(
        county=actor.county,
        id=(id_ := new_id()),
        case_id=case.facts.id,
        number=case.facts.number,
        asker=actor.id,
        firm=firms[0],
        purpose=seal(actor.county, text, context_of(id_, "purpose")),
        unit=rules.holder_of(case.facts),
        asked_at=now,
        state=rules.ASKED,
    )
    with transaction.atomic():
        _insert(row)
        desk = Desks(actor.county, now).staffed(row.unit, excluded=case.facts.excluded_units)
        _tell(row, f"unit:{desk}", "file_asked", now)
    return id_


def grant(
    *,
    actor: Actor,
    request_id: UUID,
    documents: Sequence[str],
    entries: bool,
    until: date | None,
    may_copy: bool,
    now: datetime,
) -> None:
    """Lets the asker read the chosen documents until a day, counted. Raises Missing, Fault or Conflict."""
    sight = _decided(actor, request_id, now)
    _refuse_wrong_day(until, day_of(now))
    chosen = list(dict.fromkeys(documents))
    if not chosen and not entries:
        raise Fault("nothing_chosen", words.NOTHING_CHOSEN, field="documents")
    if not {each.id for each in list_documents(sight.case)}.issuperset(chosen):
        raise Fault("not_grantable", words.NOT_GRANTABLE, field="documents")
    _refuse_kept_out(sight, now)
    changes = {"documents": chosen, "entries": entries, "may_copy": may_copy, "until": until}
    _move(sight, rules.ASKED, rules.GRANTED, "file_granted", now, **changes, **_decision(actor, sight, now))


def refuse(*, actor: Actor, request_id: UUID, reason: str, now: datetime) -> None:
    """Says no to a request, and why. Raises Missing, Fault or Conflict."""
    sight = _decided(actor, request_id, now)
    sealed = _sealed(sight, "reason", reason)
    _move(sight, rules.ASKED, rules.REFUSED, "file_refused", now, reason=sealed, **_decision(actor, sight, now))


def revoke(*, actor: Actor, request_id: UUID, reason: str, now: datetime) -> None:
    """Takes a grant back at once, and says why. Raises Missing, Fault or Conflict."""
    sight = _decided(actor, request_id, now)
    changes = {
        "revoke_reason": _sealed(sight, "revoke_reason", reason),
        "revoked_by": actor.id,
        "revoked_in": sight.decides,
        "revoked_at": now,
    }
    _move(sight, rules.GRANTED, rules.REVOKED, "file_revoked", now, **changes)


def _asked_about(actor: Actor, firm: str, number: str, now: datetime) -> StoredCase:
    try:
        case = get_case(actor.county, number)
    except Missing:
        raise Missing("no_case", words.NO_CASE, field="number") from None
    if not rules.may_know(actor, firm, case.facts):
        raise Missing("no_case", words.NO_CASE, field="number")
    if works_on(actor, case.facts):
        raise Fault("yours_already", words.YOURS_ALREADY, field="number")
    running = FileRequest.objects.of(actor.county).filter(
        asker=actor.id, case_id=case.facts.id, state=rules.GRANTED, until__gte=day_of(now)
    )
    if running.exists():
        raise Fault("granted_already", words.GRANTED_ALREADY, field="number")
    return case


def _insert(row: FileRequest) -> None:
    try:
        with transaction.atomic():
            FileRequest.objects.insert([row])
    except IntegrityError:
        raise Fault("asked_already", words.ASKED_ALREADY, field="number") from None


def _decided(actor: Actor, request_id: UUID, now: datetime) -> RequestSight:
    sight = access_request(actor, request_id, now)
    if not sight.decides:
        raise Missing("no_request", words.NO_REQUEST)
    return sight


def _decision(actor: Actor, sight: RequestSight, now: datetime) -> dict[str, Any]:
    return {"decided_by": actor.id, "decided_in": sight.decides, "decided_at": now}


def _refuse_wrong_day(until: date | None, today: date) -> None:
    if until is None:
        raise Fault("missing", words.NO_DAY, field="until")
    if until < today:
        raise Fault("day_past", words.DAY_PAST, field="until")
    if until > rules.last_day(today):
        raise Fault("day_far", words.DAY_FAR, field="until")


def _refuse_kept_out(sight: RequestSight, now: datetime) -> None:
    asker = get_actor(sight.row.county, str(sight.row.asker), now)
    if asker is None or not rules.may_know(asker, sight.row.firm, sight.case.facts):
        raise Fault("kept_out", words.KEPT_OUT)


def _move(sight: RequestSight, before: str, after: str, template: str, now: datetime, **changes: Any) -> None:
    """Changes the request if it still stands as it did; whoever is opening a document just now is waited for."""
    row = sight.row
    with transaction.atomic():
        rows = FileRequest.objects.of(row.county).filter(id=row.id, state=before)
        if not rows.update(state=after, **changes):
            raise Conflict("decided_already", words.DECIDED_ALREADY)
        _tell(row, f"person:{row.asker}", template, now)


def _tell(row: FileRequest, recipient: str, template: str, now: datetime) -> None:
    # Whoever asks has no right on the case: their message does not lead to it.
    params = {"number": row.number} if recipient.startswith("unit:") else {}
    lay_out(county=row.county, drafts=[Draft(f"{row.id}", recipient, template, params, row.case_id)], now=now)


def _sealed(sight: RequestSight, field: str, text: str) -> bytes:
    checked = _checked(text, "reason", words.NO_REASON)
    return seal(sight.row.county, checked, context_of(sight.row.id, field))


def _checked(text: str, field: str, empty: Text) -> str:
    text = text.replace("\x00", " ").strip()
    if not text:
        raise Fault("missing", empty, field=field)
    if len(text) > LONGEST:
        raise Fault("too_long", words.TOO_LONG, field=field)
    return text
