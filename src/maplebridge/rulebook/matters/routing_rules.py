"""What a pack says about where cases go, as plain values. Not for deciding: that is the routing room."""

from dataclasses import dataclass

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.spec import Limit


@dataclass(frozen=True, slots=True)
class RoutingRule:
    """If every condition that is not empty holds, the case goes to `unit` (a code, or a kind of unit as `kind:x`).

    Without a unit, its `words` speak for its `category`. `category` and `place` are prefixes.
    """

    name: str
    words: tuple[str, ...] = ()
    category: str = ""
    matter: str = ""
    place: str = ""
    level: str = ""
    unit: str = ""
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class StandIns:
    """Who acts for the county's centre in a case that complains of it: units by kind, in their order, and by when the
    one that is called must sign in."""

    kinds: tuple[str, ...]
    arrive: Limit


@dataclass(frozen=True, slots=True)
class RoutingRules:
    """The rules in their order; below `floor` a person decides. Without `stand_ins` nobody acts for a centre."""

    floor: float = 0.5
    rules: tuple[RoutingRule, ...] = ()
    stand_ins: StandIns | None = None
