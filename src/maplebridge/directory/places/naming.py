"""Finds the town or village that people name in free text, and says places as people do. Not for addresses, and not
for guessing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from maplebridge.directory.places.rules import Level, Place

COMMITTEE = re.compile(r"(居民委员会|村民委员会|居委会|村委会)$")
PEOPLES = "苗|彝|布依|土家|侗|回|仡佬|水|白|壮|瑶|畲|满|蒙古|藏|羌|傣"
NATIONALITIES = re.compile(rf"(?<=..)((?:{PEOPLES})族)+(?=乡$)")
SHORTEST = 3
BEGINNING = 2


class NameBook:
    """The names of a county's towns and villages, as written in the register and as people say them."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._named = _by_name(places)
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in self._named:
            self._lengths[name[:BEGINNING]].add(len(name))

    def find(self, text: str) -> Place | None:
        """The village that `text` names, else the town; None when none is named, or several are."""
        named = list(self._list_named(text))
        towns = {place for places in named for place in places if place.level is Level.TOWN}
        meant = {_only(_villages_within(places, towns)) for places in named} - {None}
        return _only(meant) or _only(towns)

    def _list_named(self, text: str) -> Iterable[tuple[Place, ...]]:
        """What the longest names in `text` may mean, from left to right, not overlapping."""
        start = 0
        while start <= len(text) - SHORTEST:
            name = self._longest_at(text, start)
            if name:
                yield self._named[name]
            start += len(name) or 1

    def _longest_at(self, text: str, start: int) -> str:
        lengths = self._lengths.get(text[start : start + BEGINNING], ())
        pieces = (text[start : start + length] for length in sorted(lengths, reverse=True))
        return next((piece for piece in pieces if piece in self._named), "")


def _by_name(places: Iterable[Place]) -> Mapping[str, tuple[Place, ...]]:
    named: dict[str, tuple[Place, ...]] = {}
    for place in places:
        for name in spoken_names(place.name):
            named[name] = (*named.get(name, ()), place)
    return named


def say_path(names: Iterable[str]) -> str:
    """Names from the outside in as people say where something is: no committees, and no name twice in a row."""
    said = [COMMITTEE.sub("", name) or name for name in names]
    return "".join(name for name, after in pairwise([*said, ""]) if not after.startswith(name))


def spoken_names(name: str) -> set[str]:
    """The official name, without its committee, and without the nationalities in a township's name."""
    short = COMMITTEE.sub("", name)
    return {said for said in (name, short, NATIONALITIES.sub("", short)) if len(said) >= SHORTEST}


def _villages_within(places: Iterable[Place], towns: set[Place]) -> set[Place]:
    """The villages of `places` that lie in the named towns; all of them when no town is named."""
    codes = {town.code for town in towns}
    villages = (place for place in places if place.level is Level.VILLAGE)
    return {village for village in villages if not codes or village.parent in codes}


def _only(places: set[Place] | set[Place | None]) -> Place | None:
    """The one place that was meant; None when there are several."""
    return next(iter(places)) if len(places) == 1 else None
