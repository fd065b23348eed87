"""Which places have more of a matter in a week than chance explains. Pure; about places and matters, never people.

Cases of one kind at one place are taken to come as a Poisson stream. If nothing has changed, then of all that came in
the week and in the weeks before, each fell into this week with the chance 1 / (weeks + 1): the count of the week is
binomial (Przyborowski and Wilenski, Biometrika 31, 1940). No mean has to be known for that. As many cells are looked
at, each is tested at FALSE_ALARMS divided by their number (Bonferroni): in a quiet week the chance of any alarm at all
is at most FALSE_ALARMS.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import comb

FALSE_ALARMS = 0.05
FEWEST_WEEKS, FEWEST_CASES = 4, 3
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rising:
    """More than chance explains: how many came, the mean of a week before, and how likely so many are by chance."""

    place: str
    category: str
    many: int
    mean: float
    chance: float

    @property
    def one_in(self) -> int:
        """The chance as one in so many, a million at most."""
        return min(1_000_000, round(1 / self.chance)) if self.chance else 1_000_000


def find_rising(this_week: Mapping[Cell, int], before: Mapping[Cell, int], weeks: int) -> list[Rising]:
    """The cells with too many, the least likely first; none when fewer than FEWEST_WEEKS weeks are known."""
    cells = this_week.keys() | before.keys()
    if weeks < FEWEST_WEEKS or not cells:
        return []
    limit = FALSE_ALARMS / len(cells)
    found = [
        Rising(*cell, many, before.get(cell, 0) / weeks, chance_of(many, before.get(cell, 0), weeks))
        for cell, many in this_week.items()
        if many >= FEWEST_CASES
    ]
    return sorted((one for one in found if one.chance <= limit), key=lambda one: (one.chance, one.place, one.category))


def chance_of(many: int, before: int, weeks: int) -> float:
    """How likely `many` or more fall into this week, of `many + before` in `weeks + 1` weeks alike."""
    total, share = many + before, 1 / (weeks + 1)
    tail = sum(comb(total, n) * share**n * (1 - share) ** (total - n) for n in range(many, total + 1))
    return min(1.0, tail)
