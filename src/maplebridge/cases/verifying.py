"""Recomputes every chain, word and day root of a county and names what is not as it was written. Reads only, page by
page; the application may go on writing meanwhile.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson

from maplebridge.cases.journal import Entry
from maplebridge.cases.judging import Chain, Finding, KeptWord, judge
from maplebridge.cases.models import Case, DayRoot
from maplebridge.cases.rooting import ONE_DAY, compute_root, is_signed
from maplebridge.ground.sql.statements import fetch

SQL = Path(__file__).parent / "sql"
AT_ONCE = 200
MOST_FINDINGS = 10_000
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Verified:
    """What was looked at, and what was found, as far as there is room for it."""

    cases: int = 0
    rows: int = 0
    words: int = 0
    erased: int = 0
    days: int = 0
    found: int = 0
    findings: list[Finding] = field(default_factory=list)

    def note(self, finding: Finding) -> None:
        """Keep a finding; beyond the room there is, only count it."""
        self.found += 1
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(finding)


Words = dict[UUID, dict[tuple[int, str], KeptWord]]


def verify_county(county: str, *, progress: Progress = lambda done, of: None) -> Verified:
    """Looks at every case and every day root of `county`; `progress` hears how many of all were done."""
    result = Verified()
    days = DayRoot.objects.of(county).count()
    total = Case.objects.of(county).count() + days
    for chains in _pages(county):
        _check_page(county, chains, result)
        progress(result.cases, max(total, result.cases + days))
    _check_days(county, result, progress)
    return result


def _check_page(county: str, chains: Sequence[Chain], result: Verified) -> None:
    words = _words(county, [chain.id for chain in chains])
    for chain in chains:
        result.cases += 1
        result.rows += len(chain.rows)
        result.words += sum(len(entry.digests) for entry, _, _ in chain.rows)
        result.erased += sum(word.erased for word in words[chain.id].values())
        # Somebody may have acted between the two reads: what is really wrong is still wrong at a second look.
        if any(judge(county, chain, words[chain.id])):
            for finding in _look_again(county, chain.id):
                result.note(finding)


def _look_again(county: str, case_id: UUID) -> list[Finding]:
    chains = _read(county, UUID(int=case_id.int - 1), 1)
    words = _words(county, [case_id])[case_id]
    return [finding for chain in chains if chain.id == case_id for finding in judge(county, chain, words)]


def _pages(county: str) -> Iterator[list[Chain]]:
    after = UUID(int=0)
    while chains := _read(county, after, AT_ONCE):
        yield chains
        after = chains[-1].id


def _read(county: str, after: UUID, limit: int) -> list[Chain]:
    rows = fetch(SQL / "chains.sql", {"county": county, "after": after, "limit": limit})
    return [_chain(county, list(group)) for _, group in groupby(rows, key=lambda row: row[0])]


def _chain(county: str, rows: Sequence[tuple[Any, ...]]) -> Chain:
    case_id, number, version, head, state = rows[0][:5]
    links = tuple(_link(county, row) for row in rows if row[5] is not None)
    return Chain(case_id, number, version, bytes(head), state, links)


def _link(county: str, row: tuple[Any, ...]) -> tuple[Entry, bytes, bytes]:
    *plain, facts, digests, prev, kept = row[5:]
    # The driver hands JSON over as it came, as text.
    columns: tuple[Any, ...] = (county, row[0], *plain, orjson.loads(facts), orjson.loads(digests))
    return Entry(*columns), bytes(prev), bytes(kept)


def _words(county: str, cases: list[UUID]) -> Words:
    words: Words = defaultdict(dict)
    for case_id, seq, name, salt, plain, sealed, erased_at in fetch(
        SQL / "words.sql", {"county": county, "cases": cases}
    ):
        kept = None if sealed is None else bytes(sealed)
        words[case_id][seq, name] = KeptWord(bytes(salt), plain, kept, erased_at is not None)
    return words


def _check_days(county: str, result: Verified, progress: Progress) -> None:
    kept = list(DayRoot.objects.of(county).order_by("day"))
    expected: date | None = None
    for root in kept:
        for day in _between(expected, root.day):
            result.note(Finding("root_missing", day=day))
        expected = root.day + ONE_DAY
        result.days += 1
        if compute_root(county, root.day) != (root.rows, bytes(root.root)):
            result.note(Finding("root_differs", day=root.day))
        if not is_signed(root):
            result.note(Finding("root_unsigned", day=root.day))
        progress(result.cases + result.days, result.cases + len(kept))


def _between(first: date | None, end: date) -> Iterator[date]:
    while first is not None and first < end:
        yield first
        first += ONE_DAY
