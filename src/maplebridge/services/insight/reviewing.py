"""Notes and decisions of weekly reviews. A decision is an action on a case that is taken as always; here it is only
written down beside the week it was made in. Not for taking it."""

from dataclasses import dataclass
from datetime import datetime

from maplebridge.directory.people.rules import Actor
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.insight.models import ReviewEntry
from maplebridge.services.insight.periods import Period
from maplebridge.services.insight.reading import Scope

LONGEST = 2000
NO_TEXT = Text("请写下内容", "please write something")


@dataclass(frozen=True, slots=True)
class Entry:
    """A note, or a decision with its action and the number of the case."""

    author: str
    text: str
    action: str
    number: str
    at: datetime


def add_entry(
    *, actor: Actor, scope: Scope, week: Period, text: str, now: datetime, action: str = "", number: str = ""
) -> None:
    """Writes one down. Raises Fault when it says nothing."""
    said = text.strip()[:LONGEST]
    if not said:
        raise Fault("missing", NO_TEXT, field="text")
    row = ReviewEntry(
        county=scope.county,
        place=scope.place,
        week=week.first,
        id=new_id(),
        author=actor.id,
        text=said,
        action=action,
        number=number,
        at=now,
    )
    ReviewEntry.objects.insert([row])


def list_entries(scope: Scope, week: Period) -> list[Entry]:
    """What was written down for a week of a place, in order."""
    rows = ReviewEntry.objects.of(scope.county).filter(place=scope.place, week=week.first).order_by("id")
    return [Entry(*row) for row in rows.values_list("author", "text", "action", "number", "at")]
