"""A year of activities on one page, to be planned by and to be printed: what each month has planned, held and reported.
Not for comparing units with each other."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse

from maplebridge.doors.desk.activities.choosing import read_narrowed, town_options
from maplebridge.doors.desk.activities.months import Month
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of, midnight_after
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.activities import planning
from maplebridge.services.activities.models import Activity
from maplebridge.services.activities.queries import count_by_month, list_activities
from maplebridge.services.activities.rules import COLOURS, STATES

HERE = "/desk/activities/year/"
SHAPE = re.compile(r"20[0-9]{2}")
FIRST, LAST = 2000, 2099
MONTHS = range(1, 13)
AHEAD = ("planned", "open")


@dataclass(frozen=True, slots=True)
class Sum:
    """How many are still ahead or over without a word, held and not yet reported, reported, called off."""

    planned: int = 0
    held: int = 0
    reported: int = 0
    cancelled: int = 0

    @property
    def whole(self) -> int:
        """All that take or took place."""
        return self.planned + self.held + self.reported


@dataclass(frozen=True, slots=True)
class Part:
    """One month: its sum and what begins in it."""

    month: Month
    sum: Sum
    rows: list[Activity] = field(default_factory=list)


@page("staff")
def year(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The twelve months of a year, narrowed by town, kind and unit."""
    narrowed, this = read_narrowed(request), day_of(visitor.now).year
    chosen = _read_year(request.GET.get("year", ""), this)
    since, until = _first_moment(chosen), _first_moment(chosen + 1)
    rows = list_activities(visitor.county, since, until, narrowed.wanted)
    parts = _parts(chosen, rows, count_by_month(visitor.county, since, until, narrowed.wanted))
    return show(
        request,
        "desk/activities/year.html",
        here="activities",
        year=chosen,
        parts=parts,
        whole=_add([part.sum for part in parts]),
        listed=len(rows),
        left_out=sum(part.sum.whole + part.sum.cancelled for part in parts) - len(rows),
        wanted=narrowed.wanted,
        towns=town_options(visitor.county),
        kinds=get_current_pack(visitor.county).activities.kinds,
        states=STATES,
        colours=COLOURS,
        mine=planning.units_of(actor_of(visitor)),
        made_at=visitor.now,
        earlier=narrowed.at(HERE, year=str(chosen - 1)) if chosen > FIRST else "",
        later=narrowed.at(HERE, year=str(chosen + 1)) if chosen < LAST else "",
    )


def _parts(year: int, rows: Sequence[Activity], counts: Mapping[int, Mapping[str, int]]) -> list[Part]:
    parts = [Part(Month(date(year, month, 1)), _sum(counts.get(month, {}))) for month in MONTHS]
    for row in rows:
        parts[day_of(row.starts_at).month - 1].rows.append(row)
    return parts


def _sum(states: Mapping[str, int]) -> Sum:
    planned = sum(states.get(state, 0) for state in AHEAD)
    return Sum(planned, *(states.get(state, 0) for state in ("held", "reported", "cancelled")))


def _add(sums: Sequence[Sum]) -> Sum:
    names = ("planned", "held", "reported", "cancelled")
    return Sum(*(sum(getattr(each, name) for each in sums) for name in names))


def _read_year(said: str, this: int) -> int:
    return int(said) if SHAPE.fullmatch(said) else this


def _first_moment(year: int) -> datetime:
    return midnight_after(date(year, 1, 1) - timedelta(days=1))
