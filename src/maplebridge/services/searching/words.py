"""Breaks text into what it can be found by: pairs of neighbouring Chinese signs, and words of letters or digits.
Pure; not for tables."""

import re
from itertools import pairwise

RUNS = re.compile(r"[㐀-鿿豈-﫿]+|[a-z0-9]+")
LONGEST_WORD = 40
MOST = 600


def tokens_of(*texts: str) -> list[str]:
    """What the texts are found by, sorted; a lone Chinese sign stands for itself, and so does each in a pair."""
    found: set[str] = set()
    for text in texts:
        for run in RUNS.findall(text.lower()):
            found.update(_of_run(run, single=True))
    return sorted(found)[:MOST]


def wanted_tokens(query: str) -> list[str]:
    """What a query asks for: all of them must be there. Empty when it holds nothing to search by."""
    found: set[str] = set()
    for run in RUNS.findall(query.lower()):
        found.update(_of_run(run, single=False))
    return sorted(found)


def of_county(county: str, tokens: list[str]) -> list[str]:
    """The tokens as they are stored: an index over arrays cannot begin with the county, so each token does."""
    return [f"{county}{token}" for token in tokens]


def _of_run(run: str, *, single: bool) -> set[str]:
    if run[0].isascii():
        return {run[:LONGEST_WORD]}
    pairs = {one + other for one, other in pairwise(run)}
    return pairs | set(run) if single or len(run) == 1 else pairs
