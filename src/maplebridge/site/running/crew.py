"""Starts several programs, starts anew what dies, ends all together. Not for what they do."""

import logging
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType

from maplebridge.site.lines import log_lines
from maplebridge.site.running.leftovers import MARK

logger = logging.getLogger(__name__)
SETTINGS = "maplebridge.site.settings"
OWNERS = frozenset({"DATABASE_OWNER_URL", "DATABASE_OWNER_URL_FILE", "OWNER_PASSWORD"})  # not for those who serve
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
GLANCE = 0.2  # seconds between two looks at the crew
GRACE = 15.0  # seconds a program has to end by itself
WINDOW = 60.0
MOST_DEATHS = 5  # within WINDOW seconds; then the whole crew gives up


@dataclass
class Hand:
    """One program of the crew and the moments at which it died."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)
    start_at: float = 0.0

    def start(self, environment: Mapping[str, str]) -> None:
        """Start it in a process group of its own, so that Ctrl-C reaches it only through us."""
        self.process = subprocess.Popen(self.command, env=environment, process_group=0)
        logger.info("started", extra={"hand": self.name, "pid": self.process.pid})

    def note_death(self, now: float) -> float:
        """Count a death; the seconds to wait before the next start: 0, 1, 2, 4, … up to 30."""
        self.deaths = [moment for moment in self.deaths if moment > now - WINDOW] + [now]
        wait = 0.0 if len(self.deaths) == 1 else min(2.0 ** (len(self.deaths) - 2), 30.0)
        self.start_at = now + wait
        return wait

    @property
    def hopeless(self) -> bool:
        """It died too often in too short a time."""
        return len(self.deaths) >= MOST_DEATHS

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program and to everything it started that is still there."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)


class Crew:
    """Runs until SIGTERM, SIGINT or SIGHUP, or until one of its programs is hopeless.

    `mark` is left in each program's environment, see leftovers. `ready` is asked until it first says yes; then
    `announce` is called.
    """

    def __init__(
        self,
        commands: Mapping[str, Sequence[str]],
        *,
        mark: str = "",
        ready: Callable[[], bool] = lambda: True,
        announce: Callable[[], None] = lambda: None,
    ) -> None:
        self.hands = [Hand(name, command) for name, command in commands.items()]
        inherited = {name: value for name, value in os.environ.items() if name not in OWNERS}
        self.environment = {**inherited, MARK: mark, "DJANGO_SETTINGS_MODULE": SETTINGS}
        self.ready, self.announce, self.announced = ready, announce, False
        self.stopped = threading.Event()

    def run(self) -> int:
        """Run to the end; 0 after a signal, 1 when it gave up."""
        log_lines()
        before = {number: signal.signal(number, self._on_signal) for number in SIGNALS}
        try:
            while not self.stopped.is_set():
                if not all([self._look_after(hand, time.monotonic()) for hand in self.hands]):
                    return 1
                self._announce_once()
                self.stopped.wait(GLANCE)
            return 0
        finally:
            self._end()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _announce_once(self) -> None:
        if not self.announced and self.ready():
            self.announced = True
            self.announce()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.stopped.set()

    def _look_after(self, hand: Hand, now: float) -> bool:
        if hand.process is None:
            if now >= hand.start_at:
                hand.start(self.environment)
            return True
        code = hand.process.poll()
        if code is None:
            return True
        hand.signal(signal.SIGKILL)  # what it started would keep its port
        hand.process = None
        wait = hand.note_death(now)
        logger.error("died", extra={"hand": hand.name, "code": code, "again_in_seconds": wait})
        return not hand.hopeless

    def _end(self) -> None:
        for hand in self.hands:
            hand.signal(signal.SIGTERM)
        end = time.monotonic() + GRACE
        for hand in self.hands:
            if hand.process:
                _wait(hand, max(0.0, end - time.monotonic()))


def _wait(hand: Hand, seconds: float) -> None:
    assert hand.process
    try:
        hand.process.wait(seconds)
    except subprocess.TimeoutExpired:
        logger.error("killed", extra={"hand": hand.name})
        hand.signal(signal.SIGKILL)
        hand.process.wait()
