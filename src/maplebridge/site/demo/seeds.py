"""What an invented case of the demo starts from, and its own dice. Not for what becomes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from maplebridge.directory.places.generating.dice import fraction
from maplebridge.site.demo.sentences import SPOTS, Story


@dataclass(frozen=True, slots=True)
class Seed:
    """One case before it is told."""

    number: int
    matter: str
    story: Story
    grid: str
    at: datetime
    own: str = ""

    def dice(self, *what: object) -> float:
        """A number from 0 up to 1 that is always the same for this case and question."""
        return fraction("life", self.number, *what)

    def pick(self, choices: Sequence[str], *what: object) -> str:
        """One of the choices, filled in."""
        chosen = choices[int(self.dice("pick", *what) * len(choices))]
        spot = SPOTS[int(self.dice("spot") * len(SPOTS))]
        return chosen.format(spot=spot, n=2 + int(self.dice("n") * 4))
