"""Reads of the file room: one request behind its gate, lists, the log of openings. Not for opening documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from maplebridge.cases.models import CaseFile
from maplebridge.cases.queries import get_case
from maplebridge.cases.rights import brought
from maplebridge.cases.stored import StoredCase
from maplebridge.directory.people.rules import Actor, ties_of
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.vault.cipher import open_sealed
from maplebridge.ground.words.fault import Missing
from maplebridge.services.fileroom import rules, words
from maplebridge.services.fileroom.models import FileRequest

SQL = Path(__file__).parent / "sql"
NEWEST = UUID(int=2**128 - 1)


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the case that may be granted; `order` is its place among them, by which people speak of it."""

    id: str
    order: int
    mime: str
    size: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Opening:
    """One document was opened; `document` is a file's id or `entries`, `saved` whether a copy was taken."""

    request: UUID
    firm: str
    person: str
    document: str
    saved: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request as lists show it; `open` while the grant runs. `asker` is "" in a lawyer's own list."""

    id: UUID
    number: str
    state: str
    asked_at: datetime
    until: date | None
    asker: str
    firm: str
    unit: str
    open: bool


@dataclass(frozen=True, slots=True)
class RequestSight:
    """One request as whoever asked and whoever decides are shown it; `decides` is the unit as which the reader does."""

    row: FileRequest
    case: StoredCase
    decides: str
    open: bool
    purpose: str
    reason: str
    revoke_reason: str


def access_request(actor: Actor, request_id: UUID, now: datetime) -> RequestSight:
    """The request, to whoever asked and to those who decide. Raises Missing to all others."""
    row = FileRequest.objects.of(actor.county).filter(id=request_id).first()
    if row is None or actor.kind != "staff":
        raise Missing("no_request", words.NO_REQUEST)
    case = get_case(actor.county, row.number)
    mine = str(row.asker) == actor.id
    decides = "" if mine else rules.deciding_unit(actor, case.facts)
    if not (decides or (mine and rules.may_know(actor, row.firm, case.facts))):
        raise Missing("no_request", words.NO_REQUEST)
    return RequestSight(
        row=row,
        case=case,
        decides=decides,
        open=rules.is_open(row.state, row.until, day_of(now)),
        purpose=said(row, "purpose"),
        reason=said(row, "reason"),
        revoke_reason=said(row, "revoke_reason"),
    )


def list_own(actor: Actor, now: datetime, *, before: UUID = NEWEST, many: int = 50) -> list[RequestLine]:
    """What the actor has asked for, the newest first."""
    values = {"county": actor.county, "person": actor.id, "before": before, "many": many}
    return [_line(row, now) for row in fetch(SQL / "own.sql", values)]


def list_held(actor: Actor, now: datetime, *, before: UUID = NEWEST, many: int = 50) -> list[RequestLine]:
    """What others ask of the units for which the actor decides, the newest first; no round trip for others."""
    units, centres = rules.desks_of(actor)
    if not (units or centres):
        return []
    values = {"county": actor.county, "person": actor.id, "before": before, "many": many}
    rows = fetch(SQL / "held.sql", {**values, "units": units, "centres": centres, "ties": sorted(ties_of(actor))})
    return [_line(row, now) for row in rows]


def list_for_case(actor: Actor, case: StoredCase, now: datetime) -> list[RequestLine]:
    """The requests about one case, the newest first, to those who decide about them; no round trip for others."""
    if not rules.deciding_unit(actor, case.facts):
        return []
    rows = FileRequest.objects.of(actor.county).exclude(number="").filter(case_id=case.facts.id).exclude(asker=actor.id)
    lines = rows.order_by("-id").values_list("id", "number", "state", "asked_at", "until", "firm", "unit")[:20]
    return [_line((*line[:5], "", *line[5:]), now) for line in lines]


def list_openings(actor: Actor, case: StoredCase, *, request: UUID | None = None, many: int = 100) -> list[Opening]:
    """Who opened what, the newest first: for those who decide, for auditors, and for whoever brought the case."""
    auditor = actor.kind == "staff" and any(duty.role == "auditor" for duty in actor.duties)
    resident = actor.kind != "staff" and brought(actor, case.facts)
    if not (auditor or resident or rules.deciding_unit(actor, case.facts)):
        return []
    values = {"county": actor.county, "case_id": case.facts.id, "request": request, "many": many}
    return [Opening(*row) for row in fetch(SQL / "openings.sql", values)]


def list_documents(case: StoredCase) -> list[Document]:
    """The files of a case that may be granted, in the order in which they came.

    What somebody whose identity is sealed put there themselves is none of them: it may tell who they are.
    """
    facts = case.facts
    files = CaseFile.objects.of(facts.county).filter(case_id=facts.id, audience__in=rules.SHOWN)
    if facts.secrecy == "identity_sealed":
        files = files.exclude(added_by__in=(facts.reporter, f"case:{facts.id}"))
    rows = files.order_by("added_at", "sha256").values_list("sha256", "mime", "size", "added_at")
    return [Document(id_, order, mime, size, at) for order, (id_, mime, size, at) in enumerate(rows, 1)]


def said(row: FileRequest, field: str) -> str:
    """What somebody wrote, opened; "" where nothing was."""
    sealed = getattr(row, field)
    return open_sealed(row.county, bytes(sealed), context_of(row.id, field)) if sealed is not None else ""


def context_of(request_id: UUID, field: str) -> str:
    """What a sealed word of a request is bound to."""
    return f"file_request/{request_id}/{field}"


def _line(row: Sequence[Any], now: datetime) -> RequestLine:
    id_, number, state, asked_at, until, asker, firm, unit = row
    open_ = rules.is_open(state, until, day_of(now))
    return RequestLine(id_, number, state, asked_at, until, asker, firm, unit, open_)
