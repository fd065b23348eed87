"""The two-level list of what matters are about, and the classes of how fast to respond. Not who handles which case."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.spec import Extension, Limit
from maplebridge.rulebook.workflows.definition import Privacy


@dataclass(frozen=True, slots=True)
class ClassLimit:
    """What a response class makes of a workflow's clock: its limit, basis and, unless None, its extensions."""

    clock: str
    limit: Limit
    basis: str
    extensions: tuple[Extension, ...] | None = None


@dataclass(frozen=True, slots=True)
class ResponseClass:
    """How fast a category is answered, e.g. "B". A `statutory` one leaves the last limit to each matter's own law."""

    code: str
    title: Text
    limits: Mapping[str, ClassLimit] = field(default_factory=dict)
    statutory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Category:
    """One entry of the list: four digits (two for a group), its usual response class and the kinds of competent units.

    `also` holds other classes that matters of it may have. `privacy` is the least secrecy its matters keep.
    """

    code: str
    name: Text
    response: str = ""
    units: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    privacy: Privacy = "ordinary"

    @property
    def group(self) -> str:
        """The code of the group to which it belongs (itself for a group)."""
        return self.code[:2]
