"""Tells what is not as it was written in one case: its chain, its case row, its words. Pure but for opening what is
sealed; not for reading tables: verifying.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from maplebridge.cases.journal import Entry, digest_word, find_break
from maplebridge.cases.rows import word_context
from maplebridge.ground.vault.cipher import CannotOpen, open_sealed

ERASURE = "erase"  # the action whose row names the words it erased


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


@dataclass(frozen=True, slots=True)
class Chain:
    """A case row and its journal as stored: (entry, hash before, own hash) by sequence."""

    id: UUID
    number: str
    version: int
    head: bytes
    state: str
    rows: tuple[tuple[Entry, bytes, bytes], ...]


@dataclass(frozen=True, slots=True)
class KeptWord:
    """A word as stored: plain or sealed, or neither once it is erased."""

    salt: bytes
    plain: str | None
    sealed: bytes | None
    erased: bool


def judge(county: str, chain: Chain, words: Mapping[tuple[int, str], KeptWord]) -> Iterator[Finding]:
    """Everything that is wrong with one case."""
    broken = find_break(chain.id, chain.number, chain.version, chain.head, chain.rows)
    if broken is not None:
        cut = broken.kind == "missing" and all(entry.seq < broken.seq for entry, _, _ in chain.rows)
        yield Finding("tail_cut" if cut else broken.kind, chain.number, broken.seq)
    elif chain.rows and chain.rows[-1][0].state_to != chain.state:
        yield Finding("state_differs", chain.number, chain.version)
    yield from _judge_words(county, chain, words)


def _judge_words(county: str, chain: Chain, words: Mapping[tuple[int, str], KeptWord]) -> Iterator[Finding]:
    said = {(entry.seq, name): (entry, digest) for entry, _, _ in chain.rows for name, digest in entry.digests.items()}
    erased = {named for entry, _, _ in chain.rows if entry.action == ERASURE for named in entry.facts["words"]}
    for (seq, name), (entry, digest) in said.items():
        kind = _judge_word(county, entry, name, digest, words.get((seq, name)), f"{seq}:{name}" in erased)
        if kind:
            yield Finding(kind, chain.number, seq, name)
    for seq, name in sorted(words.keys() - said.keys()):
        yield Finding("word_added", chain.number, seq, name)


def _judge_word(county: str, entry: Entry, name: str, digest: str, word: KeptWord | None, lawful: bool) -> str:
    if word is None:
        return "word_missing"
    if word.plain is None and word.sealed is None:
        return "" if word.erased and lawful else "word_missing"
    text = _text(county, entry, name, word)
    return "" if text is not None and digest_word(word.salt, text) == digest else "word_changed"


def _text(county: str, entry: Entry, name: str, word: KeptWord) -> str | None:
    if word.sealed is None:
        return word.plain
    try:
        return open_sealed(county, word.sealed, word_context(entry.case_id, entry.seq, name))
    except (CannotOpen, UnicodeDecodeError):
        return None
