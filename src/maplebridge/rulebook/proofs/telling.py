"""Tells which abolished proof a line of words asks for, however it is spelt. Pure. Not for what stands on the list."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from maplebridge.rulebook.proofs.definition import Proof

BETWEEN, OR = " ", "/"
SAYS_NOTHING = frozenset("的")


def find_abolished(line: str, proofs: Mapping[str, Proof], workflow: str = "") -> Proof | None:
    """The abolished proof that a line names: by its name, its title or telling words that count in that process."""
    said = plain_signs(line)
    return next((proof for proof in proofs.values() if proof.abolished and _names(proof, line, said, workflow)), None)


def plain_signs(text: str) -> str:
    """A text without what leaves its meaning alone: case, width, blanks, punctuation and the particle 的."""
    wide = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in wide if sign.isalnum() and sign not in SAYS_NOTHING)


def _names(proof: Proof, line: str, said: str, workflow: str) -> bool:
    gone = proof.abolished
    if gone is None or _any(gone.but, said):
        return False
    if line.strip() == proof.name or any(_plain_title(title) in said for title in (proof.title.zh, proof.title.en)):
        return True
    return (not gone.only_in or workflow in gone.only_in) and _any(gone.told_by, said)


_plain_title = lru_cache(maxsize=1024)(plain_signs)
"""Titles of the list only: what somebody wrote is not kept."""


def _any(patterns: Iterable[str], said: str) -> bool:
    """Whether each word of some pattern (written plainly), or one that may stand for it, is among what is said."""
    return any(
        all(any(word in said for word in choice.split(OR)) for choice in pattern.split(BETWEEN)) for pattern in patterns
    )
