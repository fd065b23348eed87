"""Finds the words of a pack in a text, in one pass over it. Not for what they mean."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

HEAD = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """A word that stands in the text: where first, and how often."""

    word: str
    first: int
    times: int


class Vocabulary:
    """Words of two signs or more, found by their first two; shorter ones are left out as saying too little."""

    def __init__(self, words: Iterable[str]) -> None:
        heads: defaultdict[str, set[str]] = defaultdict(set)
        for word in words:
            if len(word) >= HEAD:
                heads[word[:HEAD]].add(word)
        self._heads = {head: tuple(sorted(tails, key=len, reverse=True)) for head, tails in heads.items()}

    def find(self, text: str) -> list[Hit]:
        """Every word in `text`; of words that begin at one place only the longest, of two that lie within each other
        only the outer one."""
        first: dict[str, int] = {}
        times: defaultdict[str, int] = defaultdict(int)
        for word, position in self._outermost(text):
            first.setdefault(word, position)
            times[word] += 1
        return [Hit(word, position, times[word]) for word, position in first.items()]

    def _outermost(self, text: str) -> Iterator[tuple[str, int]]:
        covered = 0
        for position in range(len(text) - 1):
            words = self._heads.get(text[position : position + HEAD])
            if words is None:
                continue
            word = next((each for each in words if text.startswith(each, position)), "")
            if word and position + len(word) > covered:
                covered = position + len(word)
                yield word, position
