"""Lays messages in the outbox and takes them out. Not for deciding who hears of what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.post.models import Message


@dataclass(frozen=True, slots=True)
class Draft:
    """A message before it is laid out: which fact, to whom, in which words, about which case."""

    fact: str
    recipient: str
    template: str
    params: dict[str, Any]
    case_id: UUID


def lay_out(*, county: str, drafts: Iterable[Draft], now: datetime) -> None:
    """Lays messages in the outbox; one that is there already (same fact, recipient and template) stays as it is."""
    rows = [
        Message(
            county=county,
            id=new_id(),
            fact=draft.fact,
            recipient=draft.recipient,
            template=draft.template,
            params=draft.params,
            case_id=draft.case_id,
            made_at=now,
        )
        for draft in drafts
    ]
    Message.objects.insert(rows, ignore_conflicts=True)


def mark_shown(*, county: str, shown: Mapping[UUID, str], now: datetime) -> int:
    """Notes when messages (id → recipient) were first shown; returns how many had not been before."""
    unseen = Message.objects.of(county).filter(recipient__in=set(shown.values()), id__in=list(shown), shown_at=None)
    return unseen.update(shown_at=now)
