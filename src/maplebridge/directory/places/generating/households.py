"""Made-up households for one town: numbers alone, no names and no addresses. Not for real registers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maplebridge.directory.places.generating.county import MadeGroup
from maplebridge.directory.places.generating.dice import fraction
from maplebridge.directory.places.generating.sharing import share_out

TOWN = "520524103"
HOUSEHOLDS = 5_096
REACHABLE = 0.97


@dataclass(frozen=True, slots=True)
class MadeHousehold:
    """A household by its number within its group, and whether somebody there can be reached."""

    code: str
    group: str
    contact_known: bool


def make_households(groups: Iterable[MadeGroup]) -> Iterator[MadeHousehold]:
    """The households of the town's groups, each group with at least one; none where the town has no group."""
    within = [group.code for group in groups if group.code.startswith(TOWN)]
    for group, many in share_out(HOUSEHOLDS, within, "households").items() if within else ():
        for number in range(1, many + 1):
            code = f"{group}{number:03d}"
            yield MadeHousehold(code, group, fraction("reachable", code) < REACHABLE)
