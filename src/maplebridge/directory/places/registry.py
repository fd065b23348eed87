"""A county's places in memory, down to the grid. Not for reading tables, and not for household groups."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from maplebridge.directory.places.naming import NameBook
from maplebridge.directory.places.rules import Level, Place, level_of, prefixes_of

NAMED_IN_TEXT = frozenset({Level.TOWN, Level.VILLAGE})


class Registry:
    """What is known of a county's places in one revision; immutable."""

    def __init__(self, places: Iterable[Place], group_heirs: Mapping[str, str]) -> None:
        self.places = {place.code: place for place in places}
        replaced = {place.code: place.replaced_by for place in self.places.values() if place.replaced_by}
        self.heirs: Mapping[str, str] = {**replaced, **group_heirs}

    def get(self, code: str) -> Place | None:
        """The place with that code, ended ones too."""
        return self.places.get(code)

    def list_children(self, code: str) -> tuple[Place, ...]:
        """The places directly within `code` that have not ended, by code."""
        return self._children.get(code, ())

    def list_prefixes(self, code: str) -> tuple[str, ...]:
        """`code` and the codes that were merged into it."""
        return prefixes_of(code, self.heirs)

    def find_in_text(self, text: str) -> Place | None:
        """The town or village that `text` names, None when none or several."""
        return self._names.find(text)

    @cached_property
    def _children(self) -> Mapping[str, tuple[Place, ...]]:
        children: defaultdict[str, list[Place]] = defaultdict(list)
        for code in sorted(self.places):
            if self.places[code].valid_to is None:
                children[self.places[code].parent].append(self.places[code])
        return {parent: tuple(within) for parent, within in children.items()}

    @cached_property
    def _names(self) -> NameBook:
        standing = (place for place in self.places.values() if place.valid_to is None)
        return NameBook(place for place in standing if level_of(place.code) in NAMED_IN_TEXT)
