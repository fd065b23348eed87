"""Blows a few whistles in the demo as it opens, one of them answered, so that the whistle board has something to show.
They are real actions of this moment. Not for the past: that is told."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from maplebridge.cases.actions.take import take
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.fault import Fault
from maplebridge.site.demo.hands import Hands
from maplebridge.site.demo.sentences import WHISTLE
from maplebridge.site.demo.telling import Tale

MINUTES = (18, 35, 60, 120)
OPEN = ("received", "dispatched", "handling", "found")


def whistle(tales: Sequence[Tale], hands: Hands, clock: Callable[[], datetime], worker: Actor) -> None:
    """Calls `worker` to a case in their grid, and the units that answer for the newest open cases; the last call is
    answered at once."""
    waiting = [tale for tale in reversed(tales) if tale.case.state in OPEN and tale.case.secrecy == "ordinary"]
    near = next((tale for tale in waiting if tale.case.place == worker.duties[0].place), None)
    if near is not None:
        waiting.remove(near)
        with suppress(Fault, LookupError):
            _call_in_person(near, hands, clock, worker)
    called = 0
    for tale in waiting:
        if called < len(MINUTES):
            with suppress(Fault, LookupError):
                called += _call(tale, hands, clock, MINUTES[called], answered=called == len(MINUTES) - 1)


def _call_in_person(tale: Tale, hands: Hands, clock: Callable[[], datetime], worker: Actor) -> None:
    by = (clock() + timedelta(minutes=MINUTES[1])).isoformat()
    fields = {"units": [worker.duties[0].unit], "person": worker.id, "arrive_by": by, "text": WHISTLE}
    dispatcher = hands.at_centre("dispatcher", tale.case)
    take(actor=dispatcher, number=tale.case.number, action="whistle", fields=fields, seen=None, now=clock())


def _call(tale: Tale, hands: Hands, clock: Callable[[], datetime], minutes: int, *, answered: bool) -> bool:
    unit = hands.unit_for(tale.case)
    handler = hands.handler(unit) if unit else None
    if unit is None or handler is None:
        return False
    fields = {"units": [unit], "arrive_by": (clock() + timedelta(minutes=minutes)).isoformat(), "text": WHISTLE}
    dispatcher = hands.at_centre("dispatcher", tale.case)
    take(actor=dispatcher, number=tale.case.number, action="whistle", fields=fields, seen=None, now=clock())
    if answered:
        take(actor=handler, number=tale.case.number, action="arrive", fields={}, seen=None, now=clock())
    return True
