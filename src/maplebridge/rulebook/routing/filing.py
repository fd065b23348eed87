"""Under which matter, category and secrecy a case goes whose bringer named none. Pure; not for which unit gets it."""

from collections.abc import Callable
from dataclasses import dataclass

from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.routing.rules import Suggestion
from maplebridge.rulebook.workflows.definition import Matter, Privacy, stricter


@dataclass(frozen=True, slots=True)
class Filed:
    """The matter, the category (which may be narrower than the matter's own) and the least secrecy of both."""

    matter: Matter
    category: str
    privacy: Privacy


def file_under(pack: Pack, suggestion: Suggestion, fits: Callable[[Matter], bool]) -> Filed:
    """What a certain suggestion says, if its matter `fits` what was brought; else the unsorted matter, in the category
    suggested, so that nothing that has to be secret lies open until a person has looked."""
    unsorted = pack.matters[pack.unsorted]
    if not suggestion.certain:
        return named(pack, unsorted)
    found = pack.matters.get(suggestion.matter or "")
    matter = found if found is not None and fits(found) else unsorted
    return named(pack, matter, suggestion.category or matter.category)


def named(pack: Pack, matter: Matter, category: str = "") -> Filed:
    """The matter as its bringer named it."""
    code = category or matter.category
    known = pack.categories.get(code)
    return Filed(matter, code, stricter(matter.privacy, known.privacy) if known is not None else matter.privacy)
