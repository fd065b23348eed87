"""Hands what happened to whoever is listening for it, and remembers the last minute for those who come back.
Knows addresses, not connections, rights or tables."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

WAITING_AT_MOST = 256
REMEMBERED_SECONDS, REMEMBERED = 60.0, 5_000


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that an open page should look at: identity, kind, to which addresses, and the little that is said.

    Whoever also listens at one of `hidden_from` does not hear of it: units that a case complains of.
    """

    id: str
    kind: str
    addresses: tuple[str, ...]
    data: dict[str, Any] = field(default_factory=dict)
    hidden_from: tuple[str, ...] = ()


class Listener:
    """What waits for one open page. Of several happenings of a kind about one case the last one counts."""

    __slots__ = ("_waiting", "_wake", "addresses", "ended", "missed")

    def __init__(self, addresses: Iterable[str]) -> None:
        self.addresses = frozenset(addresses)
        self.missed, self.ended = False, ""
        self._waiting: dict[tuple[str, Any], Happening] = {}
        self._wake = asyncio.Event()

    def hear(self, happening: Happening) -> None:
        """Takes a happening in; one too many, and all that is known is that something was missed."""
        if self.addresses.intersection(happening.hidden_from):
            return
        key = happening.kind, happening.data.get("number")
        self._waiting.pop(key, None)
        self._waiting[key] = happening
        if len(self._waiting) > WAITING_AT_MOST:
            self.miss()
        self._wake.set()

    def miss(self) -> None:
        """Forgets what waits: the page has to look for itself."""
        self._waiting.clear()
        self.missed = True
        self._wake.set()

    def end(self, reason: str) -> None:
        """Nothing more comes after this; the first reason stands."""
        self.ended = self.ended or reason
        self._wake.set()

    async def wait(self, seconds: float) -> bool:
        """Waits until there is something to take, or the time is over; whether there is."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._wake.wait(), seconds)
        return self._wake.is_set()

    def take(self) -> tuple[bool, list[Happening]]:
        """Whether something was missed, and all that waits, in order."""
        missed, waiting = self.missed, list(self._waiting.values())
        self.missed = False
        self._waiting.clear()
        self._wake.clear()
        return missed, waiting


class Hub:
    """Listeners by address (`county/unit`, `county/person:…`, `county/case:…`)."""

    def __init__(self) -> None:
        self._listeners: defaultdict[str, set[Listener]] = defaultdict(set)
        self._recent: deque[tuple[float, Happening]] = deque(maxlen=REMEMBERED)
        self._known_since = monotonic()

    def join(self, addresses: Iterable[str], *, missing: float = 0.0, last: str = "") -> Listener:
        """Whoever listens at `addresses` from now on, with what they missed in the last `missing` seconds.

        `last` is the identity of what they heard last. When more was missed than is remembered, they are told that.
        """
        listener = Listener(addresses)
        for address in listener.addresses:
            self._listeners[address].add(listener)
        self._catch_up(listener, missing, last)
        return listener

    def leave(self, listener: Listener) -> None:
        """Ends a listener's place."""
        for address in listener.addresses:
            self._listeners[address].discard(listener)
            if not self._listeners[address]:
                del self._listeners[address]

    def move(self, listener: Listener, addresses: Iterable[str]) -> None:
        """Lets somebody listen elsewhere from now on."""
        self.leave(listener)
        listener.addresses = frozenset(addresses)
        for address in listener.addresses:
            self._listeners[address].add(listener)

    def tell(self, happening: Happening) -> None:
        """Hands a happening to every listener at its addresses, once each."""
        self._recent.append((monotonic(), happening))
        for listener in {each for address in happening.addresses for each in self._listeners.get(address, ())}:
            listener.hear(happening)

    def listened(self, start: str) -> list[str]:
        """The addresses that begin with `start` at which somebody listens."""
        return [address for address in self._listeners if address.startswith(start)]

    def _catch_up(self, listener: Listener, missing: float, last: str) -> None:
        if not missing and not last:
            return
        rows = list(self._recent)
        place = next((n for n, (_, happening) in enumerate(rows, 1) if happening.id == last), 0)
        since = monotonic() - missing
        if not place and (not missing or since < self._known_since or missing > REMEMBERED_SECONDS or self._full):
            listener.miss()
            return
        for moment, happening in rows[place:]:
            if (place or moment >= since) and listener.addresses.intersection(happening.addresses):
                listener.hear(happening)

    @property
    def _full(self) -> bool:
        """Whether so much happened lately that not all of a minute is remembered."""
        full = len(self._recent) == self._recent.maxlen
        return full and monotonic() - self._recent[0][0] < REMEMBERED_SECONDS
