"""How many may listen at once: in all, from one source, and as one person. Not for who they are."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Places:
    """Counts those who are in; each limit is a number of connections."""

    most: int
    from_source: int
    as_person: int
    _taken: Counter[str] = field(default_factory=Counter)
    taken: int = 0

    def enter(self, source: str) -> bool:
        """Whether there is room for one more from `source`; it is taken then."""
        if self.taken >= self.most or self._taken[f"source:{source}"] >= self.from_source:
            return False
        self.taken += 1
        self._taken[f"source:{source}"] += 1
        return True

    def leave(self, source: str) -> None:
        """One from `source` has gone."""
        self.taken -= 1
        self._drop(f"source:{source}")

    def sit_down(self, who: str) -> bool:
        """Whether this person may have one more; it is counted then."""
        if self._taken[f"person:{who}"] >= self.as_person:
            return False
        self._taken[f"person:{who}"] += 1
        return True

    def stand_up(self, who: str) -> None:
        """This person has one less."""
        self._drop(f"person:{who}")

    def _drop(self, key: str) -> None:
        self._taken[key] -= 1
        if self._taken[key] <= 0:
            del self._taken[key]
