"""Tells other processes that something was written, after the commit and at most ten times a second. Only a wake-up:
whoever listens also looks by itself, so a lost one costs a second and nothing else. The one place that notifies."""

import logging
from threading import Event, Lock, Thread
from time import sleep

from django.db import connection, transaction

CHANNEL = "journal"
PAUSE_SECONDS = 0.1
log = logging.getLogger(__name__)


class Waker:
    """One thread and one connection a process; many calls within 0.1 s become one notification."""

    def __init__(self) -> None:
        self._written, self._lock = Event(), Lock()
        self._thread: Thread | None = None

    def wake(self) -> None:
        """Asks for a notification soon; returns at once."""
        if self._thread is None or not self._thread.is_alive():
            self._start()
        self._written.set()

    def _start(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._run, name="waker", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while True:
            self._written.wait()
            self._written.clear()
            try:
                with connection.cursor() as cursor:
                    cursor.execute(f"NOTIFY {CHANNEL}")
            except Exception as odd:
                # Whatever it is, nothing is lost: the thread must only not die of it.
                log.info("could not notify: listeners look by themselves", extra={"why": str(odd)})
                connection.close()
            sleep(PAUSE_SECONDS)


_waker = Waker()


def wake_after_commit() -> None:
    """Lets listeners know, once what was just written is committed."""
    transaction.on_commit(_waker.wake)
