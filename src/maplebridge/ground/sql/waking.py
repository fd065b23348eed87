"""Tells other processes that something was written, after the commit and at most ten times a second. Only a wake-up:
whoever listens also looks by itself, so a lost one costs a while and nothing else. The one place that notifies."""

import logging
from functools import partial
from threading import Event, Lock, Thread
from time import sleep

from django.db import connection, transaction

JOURNAL = "journal"
PAUSE_SECONDS = 0.1
log = logging.getLogger(__name__)


class Waker:
    """One thread and one connection a process; many calls of a county within 0.1 s become one notification."""

    def __init__(self) -> None:
        self._written, self._lock = Event(), Lock()
        self._waiting: set[tuple[str, str]] = set()
        self._thread: Thread | None = None

    def wake(self, channel: str, county: str) -> None:
        """Asks for a notification soon; returns at once."""
        with self._lock:
            self._waiting.add((channel, county))
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._run, name="waker", daemon=True)
                self._thread.start()
        self._written.set()

    def _run(self) -> None:
        while True:
            self._written.wait()
            self._written.clear()
            told = self._taken()
            if not (_notify(told) or _notify(told)):  # the second time with a new connection
                log.info("could not notify: listeners look by themselves")
            sleep(PAUSE_SECONDS)

    def _taken(self) -> set[tuple[str, str]]:
        with self._lock:
            taken, self._waiting = self._waiting, set()
        return taken


def _notify(told: set[tuple[str, str]]) -> bool:
    """Whether all of it was said. Whatever is odd, nothing is lost: the thread must only not die of it."""
    try:
        with connection.cursor() as cursor:
            for channel, county in told:
                cursor.execute("SELECT pg_notify(%s, %s)", [channel, county])
    except Exception as odd:
        log.debug("a connection to notify is gone", extra={"why": str(odd)})
        connection.close()
        return False
    return True


_waker = Waker()


def wake_after_commit(county: str, channel: str = JOURNAL) -> None:
    """Lets those who listen on `channel` know of the county, once what was just written is committed."""
    transaction.on_commit(partial(_waker.wake, channel, county))
