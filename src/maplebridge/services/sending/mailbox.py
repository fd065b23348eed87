"""What lies in somebody's mailbox on pages: each message with its sentence. Not for sending."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson

from maplebridge.cases.listing import list_own
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.post.actions import mark_shown
from maplebridge.ground.post.queries import MessageLine
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.sending.queries import say_message

SQL = Path(__file__).parent / "sql"
NEWEST = UUID(int=2**128 - 1)
OWN_WATCHED = 200


@dataclass(frozen=True, slots=True)
class Letter:
    """One message as a page shows it."""

    id: UUID
    text: Text
    number: str
    made_at: datetime
    new: bool


def addresses_of(actor: Actor) -> list[str]:
    """The addresses of the house under which messages reach this actor; one round trip for residents with cases."""
    if actor.id.startswith(("case:", "party:")):
        return [actor.id]
    if actor.kind != "staff":
        return [f"person:{actor.id}", *(f"case:{line.id}" for line in list_own(actor, many=OWN_WATCHED))]
    found = [f"person:{actor.id}"]
    for duty in actor.duties:
        found += [f"unit:{duty.unit}", f"unit:{duty.unit}:{duty.role}", f"unit:centre-{duty.place}:{duty.role}"]
    return list(dict.fromkeys(found))


def list_messages(
    county: str, addresses: Sequence[str], *, ties: Collection[str], before: UUID = NEWEST, many: int = 50
) -> list[MessageLine]:
    """The messages at any of `addresses`, the newest first; one round trip. A message to a unit goes to all who serve
    there, but not to those whom its case keeps out: `ties` are those of the reader."""
    values = {"county": county, "recipients": list(addresses), "ties": sorted(ties), "before": before, "many": many}
    return [
        MessageLine(id_, recipient, template, _read(params), case_id, made_at, shown_at)
        for id_, recipient, template, params, case_id, made_at, shown_at in fetch(SQL / "mailbox.sql", values)
    ]


def list_letters(
    county: str, addresses: Sequence[str], *, ties: Collection[str], before: UUID = NEWEST, many: int = 50
) -> list[Letter]:
    """A page of the mailbox, the newest first."""
    pack = get_current_pack(county)
    lines = list_messages(county, addresses, ties=ties, before=before, many=many)
    return [_letter(line, say_message(pack, line)) for line in lines]


def mark_read(*, county: str, addresses: Sequence[str], ties: Collection[str], now: datetime) -> int:
    """Notes that the newest messages at these addresses were read; returns how many were new."""
    lines = list_messages(county, addresses, ties=ties, many=OWN_WATCHED)
    unseen = {line.id: line.recipient for line in lines if line.shown_at is None}
    return mark_shown(county=county, shown=unseen, now=now) if unseen else 0


def _letter(line: MessageLine, text: Text) -> Letter:
    return Letter(line.id, text, str(line.params.get("number", "")), line.made_at, line.shown_at is None)


def _read(params: Any) -> dict[str, Any]:
    """Django leaves JSON columns of raw statements as text."""
    read: dict[str, Any] = orjson.loads(params) if isinstance(params, str | bytes) else params
    return read
