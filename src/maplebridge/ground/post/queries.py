"""A message as it lies in the outbox. Not for mailboxes, nor for who has which addresses."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from maplebridge.ground.post.models import Message


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


def get_message(county: str, recipient: str, message_id: UUID) -> MessageLine | None:
    """One message; None when there is none."""
    row = Message.objects.of(county).filter(recipient=recipient, id=message_id).first()
    if row is None:
        return None
    return MessageLine(row.id, row.recipient, row.template, row.params, row.case_id, row.made_at, row.shown_at)
