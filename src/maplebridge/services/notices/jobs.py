"""Reads the journal and lays messages in the outbox, each once. Not for sending them."""

from collections.abc import Sequence
from datetime import datetime

from maplebridge.cases.reading import JournalRow, read_on
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.post.models import Message
from maplebridge.services.notices.rules import notices_of

READER = "notices"


def tell_once(county: str, now: datetime) -> int:
    """Turns the journal rows that are new into messages; returns how many rows. Call again while it is not 0."""

    def handle(county: str, rows: Sequence[JournalRow]) -> None:
        messages = [
            Message(
                county=county,
                id=new_id(),
                fact=f"{row.case_id}:{row.seq}",
                recipient=notice.recipient,
                template=notice.template,
                params=notice.params,
                case_id=row.case_id,
                made_at=now,
            )
            for row in rows
            for notice in notices_of(row)
        ]
        Message.objects.insert(messages, ignore_conflicts=True)

    return read_on(county, READER, handle)
