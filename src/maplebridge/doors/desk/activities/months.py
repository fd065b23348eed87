"""A month as weeks of days with what happens on each, and the way to the months beside it. Not for which activities."""

import re
from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from maplebridge.ground.clock.time import day_of, midnight_after
from maplebridge.services.activities.models import Activity

SHAPE = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
CALENDAR = Calendar(firstweekday=0)


@dataclass(frozen=True, slots=True)
class Day:
    """One day; `inside` says whether it belongs to the month shown."""

    day: date
    inside: bool
    today: bool
    rows: tuple[Activity, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """One calendar month."""

    first: date

    @property
    def name(self) -> str:
        """As an address says it."""
        return f"{self.first:%Y-%m}"

    @property
    def before(self) -> "Month":
        """The month before."""
        return Month((self.first - timedelta(days=1)).replace(day=1))

    @property
    def after(self) -> "Month":
        """The month after."""
        return Month((self.first + timedelta(days=31)).replace(day=1))

    @property
    def since(self) -> datetime:
        """Its first moment."""
        return midnight_after(self.first - timedelta(days=1))

    @property
    def until(self) -> datetime:
        """The first moment after it."""
        return self.after.since

    def weeks(self, rows: Sequence[Activity], today: date) -> list[list[Day]]:
        """Monday to Sunday, with what begins on each day."""
        by_day: dict[date, list[Activity]] = {}
        for row in rows:
            by_day.setdefault(day_of(row.starts_at), []).append(row)
        return [
            [Day(day, day.month == self.first.month, day == today, tuple(by_day.get(day, ()))) for day in week]
            for week in CALENDAR.monthdatescalendar(self.first.year, self.first.month)
        ]


def read_month(said: str, now: datetime) -> Month:
    """The month that an address names; this one where it names none."""
    found = SHAPE.fullmatch(said)
    return Month(date(int(found[1]), int(found[2]), 1) if found else day_of(now).replace(day=1))
