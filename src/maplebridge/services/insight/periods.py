"""The stretches of time that figures are about: Chinese days, months, years. Pure. Not for deadlines."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from maplebridge.ground.clock.time import SHANGHAI, day_of, midnight_after
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

CHOICES = {
    "today": Text("今天", "Today"),
    "7d": Text("近 7 天", "Last 7 days"),
    "30d": Text("近 30 天", "Last 30 days"),
    "month": Text("本月", "This month"),
    "last_month": Text("上月", "Last month"),
    "90d": Text("近 90 天", "Last 90 days"),
    "year": Text("今年", "This year"),
}
DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")
LONGEST_DAYS = 3660
NO_PERIOD = Text("没有这样的时段", "There is no such period")


@dataclass(frozen=True, slots=True)
class Period:
    """From the first moment of `first` to the last of `last`, Chinese days; `name` is how an address says it."""

    name: str
    first: date
    last: date

    @property
    def since(self) -> datetime:
        """Its first moment."""
        return midnight_after(self.first - timedelta(days=1))

    @property
    def until(self) -> datetime:
        """The first moment after it."""
        return midnight_after(self.last)

    @property
    def label(self) -> Text:
        """What people call it."""
        days = Text(f"{self.first} 至 {self.last}", f"{self.first} to {self.last}")
        return CHOICES.get(self.name, days)

    def days(self) -> list[date]:
        """Each of its days."""
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]

    def year_before(self) -> "Period":
        """The same days of the year before; the 29th of February becomes the 28th."""
        first, last = _year_before(self.first), _year_before(self.last)
        return Period(f"{first}..{last}", first, last)


def read_period(name: str, now: datetime) -> Period:
    """The period of that name: one of CHOICES, or `2026-01-01..2026-03-31`. Raises Fault."""
    today = day_of(now)
    firsts = {
        "today": today,
        "7d": today - timedelta(days=6),
        "30d": today - timedelta(days=29),
        "90d": today - timedelta(days=89),
        "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
    }
    if name in firsts:
        return Period(name, firsts[name], today)
    if name == "last_month":
        last = today.replace(day=1) - timedelta(days=1)
        return Period(name, last.replace(day=1), last)
    return _between(name)


def list_months(now: datetime, many: int) -> list[Period]:
    """The calendar months that are over, the newest first."""
    months, day = [], day_of(now).replace(day=1)
    for _ in range(many):
        last = day - timedelta(days=1)
        day = last.replace(day=1)
        months.append(Period(f"{day}..{last}", day, last))
    return months


def shanghai_text(moment: datetime) -> str:
    """A moment as people of the county read it, to the minute."""
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


def _between(name: str) -> Period:
    found = DAYS.fullmatch(name)
    try:
        first, last = (date.fromisoformat(day) for day in found.groups()) if found else (date.max, date.min)
    except ValueError:
        first, last = date.max, date.min
    if not (0 <= (last - first).days <= LONGEST_DAYS and first.year >= 2000 and last.year < 9000):
        raise Fault("no_such_period", NO_PERIOD, field="period")
    return Period(name, first, last)


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
