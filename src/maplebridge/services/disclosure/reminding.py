"""Tells units five days ahead what they have to publish, and once when it is late. Not for chasing by hand."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from maplebridge.ground.clock.time import day_of
from maplebridge.ground.post.actions import Draft, lay_out
from maplebridge.services.disclosure.queries import list_bound, list_duties
from maplebridge.services.disclosure.rules import Duty, name_duty

AHEAD, LATE_FOR = timedelta(days=5), timedelta(days=3)
DUE, LATE = "disclosure_due", "disclosure_late"


def remind_disclosure_once(county: str, now: datetime) -> int:
    """Lays out what is near its day and what has just missed it, each once; always 0."""
    units, year = list_bound(county), day_of(now).year
    duties = [duty for each in (year - 1, year) for duty in list_duties(county, units, each, now)]
    lay_out(county=county, drafts=list(_drafts(duties, now)), now=now)
    return 0


def _drafts(duties: list[Duty], now: datetime) -> Iterator[Draft]:
    today = day_of(now)
    for duty in duties:
        near = duty.state == "due" and duty.due_on - AHEAD <= today
        late = duty.state == "missing" and today <= duty.due_on + LATE_FOR
        if near or late:
            params = {"state": name_duty(duty.item, duty.period.label), "clock": f"{duty.due_on}"}
            template = DUE if near else LATE
            fact = f"disclosure:{duty.unit}:{duty.item.name}:{duty.period.name}"
            yield Draft(fact, f"unit:{duty.unit}", template, params, None)
