"""Lists of responsibility as a pack has them: which kind of unit answers for which categories, how and at which level.
Not for finding the units: rules.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from maplebridge.ground.words.text import Text

Duty = Literal["overall", "principal", "primary", "concrete", "assisting"]
DUTIES: Mapping[Duty, Text] = {
    "overall": Text("主抓责任", "leads overall"),
    "principal": Text("主体责任", "principal responsibility"),
    "primary": Text("主要责任", "primary responsibility"),
    "concrete": Text("具体责任", "concrete responsibility"),
    "assisting": Text("协助责任", "assisting responsibility"),
}
DutyLevel = Literal["county", "town", "village"]
LEVELS: Mapping[DutyLevel, Text] = {
    "county": Text("县级", "County"),
    "town": Text("乡镇（街道）", "Town"),
    "village": Text("村（社区）", "Village"),
}


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One line of the list, numbered as it stands: the duty of a kind of unit at a level for categories by prefix."""

    number: int
    duty: Duty
    unit: str
    level: DutyLevel
    categories: tuple[str, ...]
    basis: Text
    says: Text | None = None

    def reach(self, category: str) -> int:
        """How many digits of `category` the line names; 0 where it does not speak of it."""
        return max((len(prefix) for prefix in self.categories if category.startswith(prefix)), default=0)


@dataclass(frozen=True, slots=True)
class DutyRules:
    """The whole list, the words of the statement that two levels sign for a year, and which kind of unit signs for
    each level."""

    lines: tuple[DutyLine, ...] = ()
    statement: Text | None = None
    signers: Mapping[DutyLevel, str] = field(default_factory=dict)
