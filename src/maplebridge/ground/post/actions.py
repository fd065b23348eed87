"""Lays messages in the outbox and takes them out. Not for deciding who hears of what."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.post.models import Message
from maplebridge.ground.post.queries import MessageLine
from maplebridge.ground.sql.waking import wake_after_commit

POST = "post"


@dataclass(frozen=True, slots=True)
class Draft:
    """A message before it is laid out: which fact, to whom, in which words, about which case."""

    fact: str
    recipient: str
    template: str
    params: dict[str, Any]
    case_id: UUID | None


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
    if rows:
        wake_after_commit(county, POST)


def mark_shown(*, county: str, shown: Mapping[UUID, str], now: datetime) -> int:
    """Notes when messages (id → recipient) were first shown; returns how many had not been before."""
    unseen = Message.objects.of(county).filter(recipient__in=set(shown.values()), id__in=list(shown), shown_at=None)
    return unseen.update(shown_at=now)


def hand_on(*, county: str, handle: Callable[[Sequence[MessageLine]], None], now: datetime, at_once: int = 100) -> int:
    """Gives `handle` the oldest messages that nobody has taken on yet; returns how many. What it writes and that they
    are handed on is committed together; two at once get different messages."""
    with transaction.atomic():
        waiting = Message.objects.of(county).filter(handed_at=None).order_by("id")
        rows = list(waiting.select_for_update(skip_locked=True)[:at_once])
        if rows:
            handle(
                [MessageLine(r.id, r.recipient, r.template, r.params, r.case_id, r.made_at, r.shown_at) for r in rows]
            )
            Message.objects.of(county).filter(handed_at=None, id__in=[row.id for row in rows]).update(handed_at=now)
    return len(rows)
