"""Day roots: one signed hash over all journal rows recorded on a day, so that not even the owner of the tables can
rewrite the past without its showing. Not for the chain of a single case: journal.py.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import orjson

from maplebridge.cases.merkle import Growing, inclusion_proof
from maplebridge.cases.models import CaseEvent, DayRoot
from maplebridge.cases.queries import SQL
from maplebridge.ground.clock.time import day_of, midnight_after
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.vault import signing

PURPOSE = "day-root"
ONE_DAY = timedelta(days=1)
SETTLED = timedelta(seconds=90)  # a reader's 60 s for rows that turn up late, and 30 s for the longest write
DAYS_AT_ONCE = 31
PAGE = 5000


@dataclass(frozen=True, slots=True)
class Proof:
    """That one row is under its day's root: `index` of `rows`, and the hashes beside its way up."""

    day: date
    rows: int
    index: int
    path: tuple[bytes, ...]
    root: bytes
    signature: str


def root_days(county: str, now: datetime) -> int:
    """Makes the roots of days that are over; returns how many. Call again while it is not 0."""
    first = _first_unrooted(county)
    days = [] if first is None else _settled_days(first, now)[:DAYS_AT_ONCE]
    DayRoot.objects.insert([_make(county, day, now) for day in days], ignore_conflicts=True)
    return len(days)


def compute_root(county: str, day: date) -> tuple[int, bytes]:
    """How many rows were recorded on `day`, and the root over them as they are now."""
    tree = Growing()
    for _, _, kept in read_day(county, day):
        tree.add(kept)
    return tree.size, tree.root()


def read_day(county: str, day: date) -> Iterator[tuple[UUID, int, bytes]]:
    """(case id, sequence, hash) of every row recorded on `day`, in order of recording, case and sequence."""
    at, case_id, seq = midnight_after(day - ONE_DAY), UUID(int=0), -1
    while True:
        values = {"county": county, "end": midnight_after(day), "at": at, "case_id": case_id, "seq": seq}
        page = fetch(SQL / "recorded.sql", {**values, "limit": PAGE})
        yield from ((row[1], row[2], bytes(row[3])) for row in page)
        if len(page) < PAGE:
            return
        at, case_id, seq, _ = page[-1]


def prove_row(county: str, case_id: UUID, seq: int) -> Proof | None:
    """The proof for one journal row; None while its day has no root yet."""
    event = CaseEvent.objects.of(county).filter(case_id=case_id, seq=seq).values_list("recorded_at", flat=True).first()
    kept = event and DayRoot.objects.of(county).filter(day=day_of(event)).first()
    if not kept:
        return None
    rows = list(read_day(county, kept.day))
    index = next(place for place, row in enumerate(rows) if row[:2] == (case_id, seq))
    path = inclusion_proof([row[2] for row in rows], index)
    return Proof(kept.day, len(rows), index, tuple(path), bytes(kept.root), signature_of(kept))


def message(county: str, day: date, rows: int, root: bytes) -> bytes:
    """What is signed: county, day, number of rows and root, as canonical JSON."""
    said = {"county": county, "day": day.isoformat(), "root": root.hex(), "rows": rows}
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)


def is_signed(kept: DayRoot) -> bool:
    """Whether a key of the ring signed what the stored root says."""
    return signing.verify(PURPOSE, message(kept.county, kept.day, kept.rows, bytes(kept.root)), signature_of(kept))


def signature_of(kept: DayRoot) -> str:
    """The signature as text: the key's id and the base64 of the signature."""
    return f"{kept.key_id}:{base64.b64encode(bytes(kept.signature)).decode()}"


def _first_unrooted(county: str) -> date | None:
    newest = DayRoot.objects.of(county).order_by("-day").values_list("day", flat=True).first()
    if newest is not None:
        return newest + ONE_DAY
    first: datetime | None = fetch(SQL / "first_recorded.sql", {"county": county})[0][0]
    return None if first is None else day_of(first)


def _settled_days(first: date, now: datetime) -> list[date]:
    last = day_of(now.astimezone(UTC) - SETTLED) - ONE_DAY
    return [first + ONE_DAY * number for number in range((last - first).days + 1)]


def _make(county: str, day: date, now: datetime) -> DayRoot:
    rows, root = compute_root(county, day)
    key_id, _, coded = signing.sign(PURPOSE, message(county, day, rows, root)).partition(":")
    signature = base64.b64decode(coded)
    return DayRoot(county=county, day=day, rows=rows, root=root, signature=signature, key_id=key_id, made_at=now)
