"""Lists of other rooms as ledgers read them, a stretch at a time, whether the file is made at once or as a job.
Not for the inbox and figures: the room of ledgers reads those itself."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from maplebridge.cases.listing import FIRST, NEWEST, CaseLine
from maplebridge.directory.people.rules import Actor
from maplebridge.services.dutylist.queries import Wanted, line_of, list_duties
from maplebridge.services.insight.ledgers import Order
from maplebridge.services.searching.queries import Narrowed, search
from maplebridge.services.viewing import old_cases

Lister = Callable[[Actor, Order, datetime], Iterator[CaseLine]]
STRETCH, FOUND_AT_ONCE, ALL = 500, 200, 1_000_000
DUTIES = ("batch", "state", "unit", "how")


def read_duties(actor: Actor, order: Order, now: datetime) -> Iterator[CaseLine]:
    """The whole duty list as it was narrowed."""
    batch, state, unit, how = (order.asked.get(name, "") for name in DUTIES)
    wanted = Wanted(batch, state, unit, how, late=order.asked.get("late") == "1")
    return map(line_of, list_duties(actor, wanted, now, many=ALL))


def read_old_cases(actor: Actor, order: Order, now: datetime) -> Iterator[CaseLine]:
    """All open old cases as they were narrowed, those due first."""
    asked = order.asked
    wanted = old_cases.Wanted(asked.get("place", ""), asked.get("unit", ""), silent=asked.get("silent") == "1")
    after = FIRST
    while True:
        found = old_cases.list_old_cases(actor, wanted, now, after=after, many=STRETCH).cases
        yield from (each.line for each in found)
        if len(found) < STRETCH:
            return
        after = found[-1].line.cursor


def read_found(actor: Actor, order: Order, now: datetime) -> Iterator[CaseLine]:
    """All that a search finds, the newest first."""
    asked = order.asked
    open_only = asked.get("open") == "1"
    narrowed = Narrowed(asked.get("matter", ""), asked.get("state", ""), asked.get("place", ""), open_only)
    before = NEWEST
    while True:
        found = search(actor, asked.get("q", ""), narrowed, before=before, many=FOUND_AT_ONCE)
        yield from found.lines
        if found.before is None:
            return
        before = found.before


LISTS: Mapping[str, Lister] = {"duties": read_duties, "old_cases": read_old_cases, "search": read_found}
