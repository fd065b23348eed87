"""Opens cases: one, or many in chunks. An accepted case is on disk before its number is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from maplebridge.cases.actions.opening import Opening, work_out
from maplebridge.cases.actions.take import CLOCK_SKEWED, KEY_REUSED, body_digest
from maplebridge.cases.actions.writing import write_new
from maplebridge.cases.intake import Intake
from maplebridge.cases.journal import moment_text
from maplebridge.cases.queries import SQL
from maplebridge.cases.rows import NEVER, Document, add_calls, add_clocks, add_event, add_key, case_columns
from maplebridge.cases.scenes import make_access_secret
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.numbers import case_number
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.vault.cipher import derive_secret
from maplebridge.ground.words.fault import Conflict, Fault, Passing
from maplebridge.rulebook.publishing.queries import get_current_pack

TRIES = 5


@dataclass(frozen=True, slots=True)
class Receipt:
    """What whoever brought a case takes away; `already` when the same key had brought it before.

    `secret` opens the case together with its number; `head` is the first link of its journal's chain.
    """

    number: str
    secret: str
    matter: str
    state: str
    place: str
    version: int
    head: str
    next_due_at: datetime | None
    already: bool = False


def submit(*, county: str, intake: Intake, sender: Actor | None, now: datetime) -> Receipt:
    """Opens one case: one round trip, one commit. Raises Fault naming the field, or Conflict on a reused key."""
    result = submit_many(county=county, intakes=[intake], sender=sender, now=now)[0]
    if isinstance(result, Fault):
        raise result
    return result


def submit_many(
    *, county: str, intakes: Sequence[Intake], sender: Actor | None, now: datetime
) -> list[Receipt | Fault]:
    """Opens many cases in one commit; a result for each, in order. What is wrong with one stops no other."""
    pack = get_current_pack(county)
    openings: list[Opening | Fault] = []
    for intake in intakes:
        try:
            openings.append(work_out(county, pack, intake, sender, now))
        except Fault as fault:
            openings.append(fault)
    good = [(i, o) for i, o in zip(intakes, openings, strict=True) if isinstance(o, Opening)]
    receipts = iter(_write(county, good, sender, now))
    return [opening if isinstance(opening, Fault) else next(receipts) for opening in openings]


def _write(
    county: str, pairs: list[tuple[Intake, Opening]], sender: Actor | None, now: datetime
) -> list[Receipt | Fault]:
    keyed = [(opening, _key(intake, opening, sender), _digest(intake)) for intake, opening in pairs]
    for attempt in range(TRIES):
        document, heads = _document(keyed, now)
        try:
            fresh = write_new(document, now) if keyed else set()
            break
        except IntegrityError:
            # Two cases drew the same number, in this chunk or in the table: draw again.
            if attempt == TRIES - 1:
                raise
            keyed = [(_renumbered(opening), key, digest) for opening, key, digest in keyed]
    return [
        _receipt(opening, heads[opening.case.id]) if opening.case.id in fresh else _known(county, key, digest)
        for opening, key, digest in keyed
    ]


def _document(keyed: list[tuple[Opening, str, bytes]], now: datetime) -> tuple[Document, dict[UUID, bytes]]:
    document, heads = Document(), {}
    for opening, key, digest in keyed:
        heads[opening.case.id] = add_opening(document, opening, now)
        add_key(document, opening.case, key, 1, digest)
    return document, heads


def fixed_columns(opening: Opening, recorded_at: datetime) -> dict[str, Any]:
    """The columns of a case that no later step changes."""
    case = opening.case
    return {
        "county": case.county,
        "id": str(case.id),
        "number": case.number,
        "rules": case.rules,
        "reporter": case.reporter,
        "opened_at": moment_text(case.opened_at),
        "recorded_at": moment_text(recorded_at),
        **opening.columns,
    }


def add_opening(document: Document, opening: Opening, recorded_at: datetime) -> bytes:
    """Adds the rows of a new case; returns the head of its journal."""
    case, outcome, actor = opening.case, opening.outcome, opening.actor
    head = add_event(document, case, outcome, actor, opening.scene.now, recorded_at)
    document.cases.append(
        {
            **fixed_columns(opening, recorded_at),
            **case_columns(case, outcome, head, actor, opening.scene.now),
        }
    )
    add_clocks(document, case, outcome.clocks, opening.scene.calendar.revision)
    add_calls(document, case, case.calls, opening.scene.now)
    document.files += opening.files
    return head


def _receipt(opening: Opening, head: bytes) -> Receipt:
    case, outcome = opening.case, opening.outcome
    return Receipt(
        number=case.number,
        secret=make_access_secret(case.county, case.id),
        matter=case.matter,
        state=outcome.state,
        place=case.place,
        version=1,
        head=head.hex(),
        next_due_at=outcome.next_due_at,
    )


def _known(county: str, key: str, digest: bytes) -> Receipt | Fault:
    rows = fetch(SQL / "known.sql", {"county": county, "key": key})
    if not rows:
        raise Passing("clock_skewed", CLOCK_SKEWED)
    case_id, number, matter, state, place, head, next_due_at, kept = rows[0]
    if bytes(kept) != digest:
        return Conflict("key_reused", KEY_REUSED, field="key")
    due = None if next_due_at >= NEVER else next_due_at
    secret = make_access_secret(county, case_id)
    return Receipt(number, secret, matter, state, place, 1, bytes(head).hex(), due, already=True)


def _key(intake: Intake, opening: Opening, sender: Actor | None) -> str:
    if not intake.key:
        return f"case:{opening.case.id}"
    if sender is not None and intake.anonymous and sender.kind == "resident":
        return f"anonymous:{derive_secret(opening.case.county, 'key', sender.id, intake.key)}"
    return f"{sender.id if sender else 'public'}:{intake.key}"


def _digest(intake: Intake) -> bytes:
    return body_digest(intake)


def _renumbered(opening: Opening) -> Opening:
    number = case_number.make(opening.case.county)
    return replace(opening, case=replace(opening.case, number=number))
