"""Reads of messages, a page at a time by the last one seen. Not for who has which addresses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson

from maplebridge.ground.post.models import Message
from maplebridge.ground.sql.statements import fetch

SQL = Path(__file__).parent / "sql"
NEWEST = UUID(int=2**128 - 1)


@dataclass(frozen=True, slots=True)
class MessageLine:
    """One message as it lies in a mailbox."""

    id: UUID
    recipient: str
    template: str
    params: dict[str, Any]
    case_id: UUID | None
    made_at: datetime
    shown_at: datetime | None


def list_messages(
    county: str, recipients: Sequence[str], *, before: UUID = NEWEST, many: int = 50
) -> list[MessageLine]:
    """The messages to any of `recipients`, the newest first; one round trip."""
    values = {"county": county, "recipients": list(recipients), "before": before, "many": many}
    return [
        MessageLine(id_, recipient, template, _read(params), case_id, made_at, shown_at)
        for id_, recipient, template, params, case_id, made_at, shown_at in fetch(SQL / "mailbox.sql", values)
    ]


def get_message(county: str, recipient: str, message_id: UUID) -> MessageLine | None:
    """One message; None when there is none."""
    row = Message.objects.of(county).filter(recipient=recipient, id=message_id).first()
    if row is None:
        return None
    return MessageLine(row.id, row.recipient, row.template, row.params, row.case_id, row.made_at, row.shown_at)


def _read(params: Any) -> dict[str, Any]:
    """Django leaves JSON columns of raw statements as text."""
    read: dict[str, Any] = orjson.loads(params) if isinstance(params, str | bytes) else params
    return read
