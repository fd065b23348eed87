"""A worker's hands: each is a thread with one database connection that goes round some loops, county by county.
Knows when to look again, not what there is to do."""

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from django.db import close_old_connections, connection

from maplebridge.ground.clock.time import now

logger = logging.getLogger(__name__)
LONGEST_WAIT = 30.0  # seconds after many failures in a row
UPKEEP = "upkeep"
Once = Callable[[str, datetime], int]


@dataclass(frozen=True, slots=True)
class Loop:
    """Something to do again and again in every county; `once` says how much it found to do, 0 ends a round.

    Rounds are `seconds` apart. A loop that `hears` a channel may rest for longer, `rest` seconds, while nothing is said
    there, and begins `delay` seconds after something was: what is said at once is done at once, and what is urgent is
    not held up by what is not. One that knows when it will be needed says so by `next_due`, and is looked at then.
    """

    name: str
    once: Once
    seconds: float
    hand: str = UPKEEP
    hears: str = ""
    rest: float = 0.0
    delay: float = 0.0
    next_due: Callable[[str], datetime | None] | None = None

    def pause(self, county: str) -> float:
        """Seconds from the end of a round to the next one, if nobody calls."""
        longest = max(self.rest, self.seconds)
        due = self.next_due(county) if self.next_due is not None else None
        return longest if due is None else min(max((due - now()).total_seconds(), self.seconds), longest)


@dataclass(slots=True)
class Turn:
    """When a loop looks at a county again. `called`: something was said since it began to look."""

    loop: Loop
    county: str
    at: float = 0.0
    ended: float = float("-inf")
    called: bool = False
    failures: int = 0

    def call(self, moment: float) -> None:
        """There is something to do. One that failed tries again in its own time."""
        self.called = True
        if not self.failures:
            self._at_latest(moment + self.loop.delay)

    def begin_anew(self, moment: float) -> None:
        """What made it fail may be over."""
        if self.failures:
            self.failures = 0
            self._at_latest(moment)

    def _at_latest(self, moment: float) -> None:
        self.at = min(self.at, max(moment, self.ended + self.loop.seconds))


class Hand:
    """Goes round its loops, the one that has waited longest first, so that none waits for all work of another."""

    def __init__(self, name: str, loops: Iterable[Loop]) -> None:
        self.name, self.loops = name, tuple(loops)
        self._turns: dict[tuple[str, str], Turn] = {}
        self._changed = threading.Condition()

    def meet(self, counties: Sequence[str]) -> None:
        """From now on these are the counties to look at."""
        with self._changed:
            known = self._turns
            pairs = {(county, loop.name): Turn(loop, county) for county in counties for loop in self.loops}
            self._turns = {key: known.get(key, turn) for key, turn in pairs.items()}
            self._changed.notify()

    def call(self, channel: str, county: str) -> None:
        """Something was said on `channel` about the county."""
        with self._changed:
            for turn in self._turns.values():
                if (turn.loop.hears, turn.county) == (channel, county):
                    turn.call(monotonic())
            self._changed.notify()

    def call_all(self, *, anew: bool = False) -> None:
        """Something may have been said anywhere; with `anew` what failed is tried again now."""
        with self._changed:
            for turn in self._turns.values():
                if anew:
                    turn.begin_anew(monotonic())
                if turn.loop.hears:
                    turn.call(monotonic())
            self._changed.notify()

    def run(self, stop: threading.Event) -> None:
        """Go round until `stop` is set and `leave` called; what is in hand is finished."""
        while not stop.is_set():
            turn = self._next(stop)
            if turn is not None:
                self._take(turn)
        connection.close()

    def leave(self) -> None:
        """Look at `stop` now."""
        with self._changed:
            self._changed.notify()

    def _next(self, stop: threading.Event) -> Turn | None:
        """The turn whose time has come, or None after a wait: look again."""
        with self._changed:
            turn = min(self._turns.values(), key=lambda each: each.at, default=None)
            wait = LONGEST_WAIT if turn is None else turn.at - monotonic()
            if turn is not None and wait <= 0:
                turn.called = False
                return turn
            if not stop.is_set():
                self._changed.wait(wait)
            return None

    def _take(self, turn: Turn) -> None:
        loop, county, pause, failed = turn.loop, turn.county, 0.0, False
        try:
            done = loop.once(county, now())
            if done:
                logger.debug("did", extra={"loop": loop.name, "county": county, "done": done})
            else:
                pause = loop.pause(county)
        except Exception:
            logger.exception("failed", extra={"loop": loop.name, "county": county})
            close_old_connections()
            done, failed = 0, True
        self._settle(turn, done, pause, failed=failed)

    def _settle(self, turn: Turn, done: int, pause: float, *, failed: bool) -> None:
        """What was said while it looked may not have been seen: then it looks again soon."""
        with self._changed:
            moment, soon = monotonic(), turn.loop.seconds
            turn.failures = turn.failures + 1 if failed else 0
            if failed:
                turn.at = moment + min(soon * 2**turn.failures, LONGEST_WAIT)
            elif done:
                turn.at = moment
            else:
                turn.ended, turn.at = moment, moment + (soon if turn.called else pause)
