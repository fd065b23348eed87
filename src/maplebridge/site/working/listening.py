"""The worker's ear: one thread with one database connection hears for all hands where something was written, and looks
by itself whether a journal has grown. While it cannot, the hands look by themselves. Not for what was written."""

import logging
import threading
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import Any

from django.db import connection

from maplebridge.cases.reading import newest_row
from maplebridge.ground.sql.waking import JOURNAL
from maplebridge.rulebook.publishing.queries import list_counties
from maplebridge.site.working.hands import Hand

logger = logging.getLogger(__name__)
LOOK_SECONDS = 1.0
MEET_SECONDS = 5.0  # how long a county that was just founded may wait


class Ear:
    """Tells `hands` which counties there are and what is said about them."""

    def __init__(self, hands: Sequence[Hand]) -> None:
        self._hands = hands
        self._channels = sorted({loop.hears for hand in hands for loop in hand.loops if loop.hears})
        self._counties: tuple[str, ...] = ()
        self._newest: dict[str, tuple[Any, ...]] = {}
        self._met = self._looked = float("-inf")
        self._deaf = False

    def run(self, stop: threading.Event) -> None:
        """Listen until `stop`. Whatever happens here, no hand is left to wait for a word that cannot come."""
        while not stop.is_set():
            try:
                self._listen(stop)
            except Exception:
                if not self._deaf:
                    logger.exception("hears nothing: the hands look by themselves")
                self._deaf = True
                for hand in self._hands:
                    hand.call_all()
                connection.close()
                stop.wait(LOOK_SECONDS)
        connection.close()

    def _listen(self, stop: threading.Event) -> None:
        self._meet()
        with connection.cursor() as cursor:
            for channel in self._channels:
                cursor.execute(f"LISTEN {channel}")
        self._look()
        for hand in self._hands:  # whatever was written until now
            hand.call_all(anew=self._deaf)
        self._deaf = False
        while not stop.is_set():
            self._pass_on(set(self._heard()))
            if monotonic() - self._looked >= LOOK_SECONDS:
                self._look()
            if monotonic() - self._met >= MEET_SECONDS:
                self._meet()

    def _meet(self) -> None:
        counties, self._met = list_counties(), monotonic()
        if counties != self._counties:
            self._counties = counties
            for hand in self._hands:
                hand.meet(counties)

    def _heard(self) -> Iterator[tuple[str, str]]:
        """What was said meanwhile, or is the first to be said: which channel, about which county."""
        for said in connection.connection.notifies(timeout=LOOK_SECONDS, stop_after=1):
            yield said.channel, said.payload

    def _pass_on(self, heard: set[tuple[str, str]]) -> None:
        for channel, county in heard:
            if channel == JOURNAL:  # before the hands look, so that nothing comes in between
                self._newest[county] = newest_row(county)
            for hand in self._hands:
                hand.call(channel, county)

    def _look(self) -> None:
        """Nothing may be said where a process dies after its commit, or where the database passes nothing on."""
        self._looked = monotonic()
        for county in self._counties:
            newest = newest_row(county)
            if self._newest.get(county) != newest:
                self._newest[county] = newest
                for hand in self._hands:
                    hand.call(JOURNAL, county)
