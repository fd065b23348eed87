"""Hands what happened to whoever is listening for it. Knows units and people, not connections or tables."""

from asyncio import Queue, QueueFull
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

WAITING_AT_MOST = 256


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that a desk should see: its identity, its kind, to which addresses, and what to show."""

    id: str
    kind: str
    addresses: tuple[str, ...]
    data: dict[str, Any]


class Hub:
    """Listeners by address (`county/unit`); a listener too slow to keep up is told to look for itself."""

    def __init__(self) -> None:
        self._listeners: defaultdict[str, set[Queue[Happening | None]]] = defaultdict(set)

    def join(self, addresses: Iterable[str]) -> Queue[Happening | None]:
        """A queue of all that happens at `addresses` from now on; None in it means: you missed something."""
        queue: Queue[Happening | None] = Queue(WAITING_AT_MOST)
        for address in addresses:
            self._listeners[address].add(queue)
        return queue

    def leave(self, addresses: Iterable[str], queue: Queue[Happening | None]) -> None:
        """Ends a listener's place."""
        for address in addresses:
            self._listeners[address].discard(queue)
            if not self._listeners[address]:
                del self._listeners[address]

    def tell(self, happening: Happening) -> None:
        """Hands a happening to every listener at its addresses, once each."""
        queues = {queue for address in happening.addresses for queue in self._listeners.get(address, ())}
        for queue in queues:
            try:
                queue.put_nowait(happening)
            except QueueFull:
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait(None)

    def __len__(self) -> int:
        return len({queue for queues in self._listeners.values() for queue in queues})
