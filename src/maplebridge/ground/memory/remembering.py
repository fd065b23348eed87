"""Keeps what was read of a county while its register stands still. Not for values that may never be stale."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Generic, TypeVar

Kept = TypeVar("Kept")
LOOKS_AGAIN_AFTER_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class _Memory(Generic[Kept]):
    looked_at: float
    revision: Hashable
    kept: Kept


class Remembered(Generic[Kept]):
    """One value per county: `revise` cheaply reads its revision (None: unknown), `load` the value."""

    def __init__(self, revise: Callable[[str], Hashable], load: Callable[[str], Kept]) -> None:
        self._revise, self._load = revise, load
        self._memories: dict[str, _Memory[Kept]] = {}
        self._lock = Lock()

    def get(self, county: str) -> Kept:
        """The value for `county`, at most five seconds behind what other processes wrote."""
        memory = self._memories.get(county)
        if memory and monotonic() - memory.looked_at < LOOKS_AGAIN_AFTER_SECONDS:
            return memory.kept
        with self._lock:
            return self._look_again(county).kept

    def forget(self) -> None:
        """Read anew at the next call: this process has just written."""
        self._memories.clear()

    def _look_again(self, county: str) -> _Memory[Kept]:
        """Reads the revision before the value: a change in between is then seen at the next look."""
        memory, revision, looked_at = self._memories.get(county), self._revise(county), monotonic()
        unchanged = memory is not None and revision is not None and memory.revision == revision
        kept = memory.kept if memory and unchanged else self._load(county)
        self._memories[county] = _Memory(looked_at, revision, kept)
        return self._memories[county]
