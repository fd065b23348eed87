"""Answers a process keeps for a few seconds, so that hot paths ask no table. Not for exact answers."""

from collections.abc import Callable, Hashable
from time import monotonic
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Answer = TypeVar("Answer")
SECONDS = 5.0


class Recent(Generic[Key, Answer]):
    """Keeps each answer for five seconds at most; `largest` bounds how many."""

    def __init__(self, largest: int = 10_000, *, clock: Callable[[], float] = monotonic) -> None:
        self._largest, self._clock = largest, clock
        self._kept: dict[Key, tuple[float, Answer]] = {}

    def get(self, key: Key) -> Answer | None:
        """The answer if it is fresh."""
        kept = self._kept.get(key)
        return kept[1] if kept is not None and self._clock() - kept[0] <= SECONDS else None

    def keep(self, key: Key, answer: Answer) -> Answer:
        """Remember `answer` from now on; when full, all older ones go."""
        if len(self._kept) >= self._largest:
            self._kept = {}
        self._kept[key] = (self._clock(), answer)
        return answer

    def forget(self) -> None:
        """Forget everything: after a write in this process, and between tests."""
        self._kept = {}
