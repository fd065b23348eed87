"""Recomputes every chain, word and day root of a county and names what is not as it was written. Reads only, page by
page; the application may go on writing meanwhile.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson

from maplebridge.cases.journal import Entry, digest_word, find_break
from maplebridge.cases.models import Case, DayRoot
from maplebridge.cases.rooting import ONE_DAY, compute_root, is_signed
from maplebridge.cases.rows import word_context
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.vault.cipher import CannotOpen, open_sealed
from maplebridge.rulebook.workflows.rules import ERASE

SQL = Path(__file__).parent / "sql"
AT_ONCE = 200
MOST_FINDINGS = 10_000
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written.

    `kind` of a journal: changed, missing, out_of_order, tail_cut, head_differs, state_differs; of words: word_changed,
    word_missing (gone without an erasure in the journal), word_added, with `field`; of a day: root_differs,
    root_unsigned, root_missing, with `day`.
    """

    kind: str
    number: str = ""
    seq: int = 0
    field: str = ""
    day: date | None = None


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


@dataclass(frozen=True, slots=True)
class _Chain:
    id: UUID
    number: str
    version: int
    head: bytes
    state: str
    rows: tuple[tuple[Entry, bytes, bytes], ...]


@dataclass(frozen=True, slots=True)
class _Word:
    salt: bytes
    plain: str | None
    sealed: bytes | None
    erased: bool


Words = dict[UUID, dict[tuple[int, str], _Word]]


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


def _check_page(county: str, chains: Sequence[_Chain], result: Verified) -> None:
    words = _words(county, [chain.id for chain in chains])
    for chain in chains:
        result.cases += 1
        result.rows += len(chain.rows)
        result.words += sum(len(entry.digests) for entry, _, _ in chain.rows)
        result.erased += sum(word.erased for word in words[chain.id].values())
        # Somebody may have acted between the two reads: what is really wrong is still wrong at a second look.
        if any(_judge(county, chain, words[chain.id])):
            for finding in _look_again(county, chain.id):
                result.note(finding)


def _look_again(county: str, case_id: UUID) -> list[Finding]:
    chains = _read(county, UUID(int=case_id.int - 1), 1)
    words = _words(county, [case_id])[case_id]
    return [finding for chain in chains if chain.id == case_id for finding in _judge(county, chain, words)]


def _pages(county: str) -> Iterator[list[_Chain]]:
    after = UUID(int=0)
    while chains := _read(county, after, AT_ONCE):
        yield chains
        after = chains[-1].id


def _read(county: str, after: UUID, limit: int) -> list[_Chain]:
    rows = fetch(SQL / "chains.sql", {"county": county, "after": after, "limit": limit})
    return [_chain(county, list(group)) for _, group in groupby(rows, key=lambda row: row[0])]


def _chain(county: str, rows: Sequence[tuple[Any, ...]]) -> _Chain:
    case_id, number, version, head, state = rows[0][:5]
    links = tuple(_link(county, row) for row in rows if row[5] is not None)
    return _Chain(case_id, number, version, bytes(head), state, links)


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
        words[case_id][seq, name] = _Word(bytes(salt), plain, kept, erased_at is not None)
    return words


def _judge(county: str, chain: _Chain, words: Mapping[tuple[int, str], _Word]) -> Iterator[Finding]:
    """Everything that is wrong with one case."""
    broken = find_break(chain.id, chain.number, chain.version, chain.head, chain.rows)
    if broken is not None:
        cut = broken.kind == "missing" and all(entry.seq < broken.seq for entry, _, _ in chain.rows)
        yield Finding("tail_cut" if cut else broken.kind, chain.number, broken.seq)
    elif chain.rows and chain.rows[-1][0].state_to != chain.state:
        yield Finding("state_differs", chain.number, chain.version)
    yield from _judge_words(county, chain, words)


def _judge_words(county: str, chain: _Chain, words: Mapping[tuple[int, str], _Word]) -> Iterator[Finding]:
    said = {(entry.seq, name): (entry, digest) for entry, _, _ in chain.rows for name, digest in entry.digests.items()}
    erased = {named for entry, _, _ in chain.rows if entry.action == ERASE.name for named in entry.facts["words"]}
    for (seq, name), (entry, digest) in said.items():
        kind = _judge_word(county, entry, name, digest, words.get((seq, name)), f"{seq}:{name}" in erased)
        if kind:
            yield Finding(kind, chain.number, seq, name)
    for seq, name in sorted(words.keys() - said.keys()):
        yield Finding("word_added", chain.number, seq, name)


def _judge_word(county: str, entry: Entry, name: str, digest: str, word: _Word | None, lawful: bool) -> str:
    if word is None:
        return "word_missing"
    if word.plain is None and word.sealed is None:
        return "" if word.erased and lawful else "word_missing"
    text = _text(county, entry, name, word)
    return "" if text is not None and digest_word(word.salt, text) == digest else "word_changed"


def _text(county: str, entry: Entry, name: str, word: _Word) -> str | None:
    if word.sealed is None:
        return word.plain
    try:
        return open_sealed(county, word.sealed, word_context(entry.case_id, entry.seq, name))
    except (CannotOpen, UnicodeDecodeError):
        return None


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
