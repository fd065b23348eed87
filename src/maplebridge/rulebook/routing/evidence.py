"""Weighs what the words of a text say about its category and matter. Not for which unit gets the case."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp, log1p, sqrt
from unicodedata import normalize

from maplebridge.directory.units.rules import CENTRE
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.routing.vocabulary import Hit, Vocabulary

OPENING_SIGNS = 40  # people name the matter first
OPENING_WEIGHT = 2.0
SATURATION = 2.5  # so much evidence makes a category believable on its own
LONGEST = 4_000
MANNER_WEIGHT = 0.25  # a question or a suggestion is about something: whoever is in charge of that answers
MATTER_WEIGHT = 1.5  # a matter's own words are chosen with more care than a category's


_Said = Mapping[tuple[str, str | None], float]


@dataclass(frozen=True, slots=True)
class Belief:
    """How far a text speaks for one category: 0 to 1, the words that say so, and the matter they name, if one."""

    category: str
    score: float
    words: tuple[str, ...]
    matter: str | None = None


@dataclass(frozen=True, slots=True)
class _Meaning:
    category: str
    matter: str | None
    weight: float


@dataclass(slots=True)
class _Sum:
    weight: float = 0.0
    words: dict[str, float] = field(default_factory=dict)
    matters: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, hit: Hit, meaning: _Meaning) -> None:
        opening = OPENING_WEIGHT if hit.first < OPENING_SIGNS else 1.0
        weight = meaning.weight * opening * (1 + log1p(hit.times - 1) / 2)
        self.weight += weight
        self.words[hit.word] = self.words.get(hit.word, 0.0) + weight
        if meaning.matter is not None:
            self.matters[meaning.matter] += weight


class Reader:
    """Reads texts with the words of one pack."""

    def __init__(self, pack: Pack) -> None:
        self._meanings = _meanings(pack)
        self._vocabulary = Vocabulary(self._meanings)

    def read(self, text: str) -> tuple[Belief, ...]:
        """What a plain text may be about, the likeliest first; empty when it says nothing known."""
        sums: defaultdict[str, _Sum] = defaultdict(_Sum)
        for hit in self._vocabulary.find(text):
            for meaning in self._meanings[hit.word]:
                sums[meaning.category].add(hit, meaning)
        return _beliefs(sums)


def plain(text: str) -> str:
    """The text as words are compared: one width, lower case, no white space, not endless."""
    return "".join(normalize("NFKC", text[:LONGEST]).lower().split())


def _meanings(pack: Pack) -> dict[str, list[_Meaning]]:
    said: defaultdict[str, dict[tuple[str, str | None], float]] = defaultdict(dict)
    for rule in pack.routing.rules:
        if not rule.unit:
            for word in rule.words:
                said[plain(word)][rule.category, None] = _weight(pack, rule.category)
    for matter in pack.matters.values():
        for word in matter.says:
            said[plain(word)].pop((matter.category, None), None)
            said[plain(word)][matter.category, matter.name] = MATTER_WEIGHT * _weight(pack, matter.category)
    return {word: _weighed(word, _with_inner_matters(word, meanings, said)) for word, meanings in said.items()}


def _with_inner_matters(word: str, meanings: _Said, said: Mapping[str, _Said]) -> _Said:
    """A longer word names the matter that a word within it names: only the longer one is found in a text."""
    named = {category for category, matter in meanings if matter is not None}
    inner = (word[start:end] for start in range(len(word)) for end in range(start + 2, len(word) + 1))
    gained = {
        key: weight
        for part in inner
        for key, weight in said.get(part, {}).items()
        if key[1] is not None and (key[0], None) in meanings and key[0] not in named
    }
    covered = {category for category, _ in gained}
    return {**{key: weight for key, weight in meanings.items() if key[0] not in covered}, **gained}


def _weight(pack: Pack, category: str) -> float:
    """Less for a category that says in which manner people speak: its subject decides who is in charge."""
    known = pack.categories.get(category)
    return MANNER_WEIGHT if known is not None and known.units == (CENTRE,) else 1.0


def _weighed(word: str, meanings: _Said) -> list[_Meaning]:
    """A long word says more than a short one, and a word of many meanings less about each."""
    share = sqrt(len(word) - 1) / len({category for category, _ in meanings}) if len(word) > 1 else 0.0
    return [_Meaning(category, matter, weight * share) for (category, matter), weight in meanings.items()]


def _beliefs(sums: Mapping[str, _Sum]) -> tuple[Belief, ...]:
    total = sum(each.weight**2 for each in sums.values())
    ranked = sorted(sums.items(), key=lambda item: (-item[1].weight, item[0]))
    return tuple(
        Belief(category, _score(each.weight, total), _strongest(each.words), _strongest_matter(each.matters))
        for category, each in ranked
    )


def _score(weight: float, total: float) -> float:
    """The share of the evidence (squared, so that a clear lead counts), less where there is little of it."""
    return weight**2 / total * (1 - exp(-weight / SATURATION)) if total else 0.0


def _strongest(words: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-words[word], word)))


def _strongest_matter(matters: Mapping[str, float]) -> str | None:
    ranked = sorted(matters, key=lambda name: (-matters[name], name))
    tied = len(ranked) > 1 and matters[ranked[0]] == matters[ranked[1]]
    return ranked[0] if ranked and not tied else None
