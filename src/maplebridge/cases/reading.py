"""Lets others follow the journal: each reader with its own mark, in its own time, without touching the loop.
What a reader writes and how far it has come are committed together, so every row has its effect exactly once there."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
from django.db import transaction

from maplebridge.cases.models import ReaderMark, ReaderSeen
from maplebridge.cases.queries import SQL
from maplebridge.ground.sql.statements import fetch

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
KEEP_SEEN = timedelta(minutes=5)
AT_ONCE = 500
FACTS, PARTIES = 11, 19  # their places among the columns of unread.sql


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One journal row as readers see it, with where its case stands now. It carries no words and nothing personal.

    `parties` are the active parties that the case had by then: the number of each and the row that brought them.
    `helpers` are the units that help with it or took it in for another.
    """

    case_id: UUID
    number: str
    seq: int
    action: str
    actor_kind: str
    actor: str
    state_from: str
    state_to: str
    audience: str
    happened_at: datetime
    recorded_at: datetime
    facts: dict[str, Any]
    centre: str
    unit: str | None
    secrecy: str
    rules: int
    matter: str
    person: str | None
    excluded_units: Collection[str]
    parties: tuple[tuple[int, int], ...] = ()
    helpers: Collection[str] = ()


Handle = Callable[[str, Sequence[JournalRow]], None]


def read_on(county: str, reader: str, handle: Handle, *, at_once: int = AT_ONCE) -> int:
    """Gives `handle(county, rows)` the rows it has not had yet; returns how many. 0: nothing new, or another process
    is reading as this reader just now."""
    with transaction.atomic():
        mark = _lock_mark(county, reader)
        rows = [] if mark is None else _unread(county, reader, mark, at_once)
        if rows and mark is not None:
            handle(county, rows)
            _remember(county, reader, max(mark, rows[-1].recorded_at), rows)
    return len(rows)


def newest_row(county: str) -> tuple[Any, ...]:
    """By which to see that the county's journal has grown: when its newest row was recorded, and which it is."""
    return next(iter(fetch(SQL / "newest.sql", {"county": county})), ())


def _lock_mark(county: str, reader: str) -> datetime | None:
    marks = ReaderMark.objects.of(county).filter(reader=reader)
    if not marks.exists():
        first = ReaderMark(county=county, reader=reader, recorded_at=BEGINNING)
        ReaderMark.objects.insert([first], ignore_conflicts=True)
    return marks.select_for_update(skip_locked=True).values_list("recorded_at", flat=True).first()


def _unread(county: str, reader: str, mark: datetime, at_once: int) -> list[JournalRow]:
    values = {"county": county, "reader": reader, "mark": mark, "limit": at_once}
    return [_journal_row(row) for row in fetch(SQL / "unread.sql", values)]


def _journal_row(row: tuple[Any, ...]) -> JournalRow:
    # The driver hands JSON over as it came, as text.
    values = list(row)
    values[FACTS] = orjson.loads(row[FACTS])
    parties, seq = orjson.loads(row[PARTIES]), row[2]
    values[PARTIES] = tuple((p["number"], p["seq"]) for p in parties if p["active"] and p["seq"] <= seq)
    return JournalRow(*values)


def _remember(county: str, reader: str, mark: datetime, rows: Sequence[JournalRow]) -> None:
    seen = [
        ReaderSeen(county=county, reader=reader, case_id=row.case_id, seq=row.seq, recorded_at=row.recorded_at)
        for row in rows
    ]
    ReaderSeen.objects.insert(seen)
    ReaderMark.objects.of(county).filter(reader=reader).update(recorded_at=mark)
    ReaderSeen.objects.of(county).filter(reader=reader, recorded_at__lt=mark - KEEP_SEEN, seq__gt=0).delete()
