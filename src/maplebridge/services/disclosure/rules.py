"""What a unit must publish, by which day, and how that stands. Pure. Not for what was published.

A duty is computed from the pack, never stored: an item, a unit and a period or event. A limit in W counts the county's
working days, one in D counts calendar days as they come: a day that a law names is not moved by a weekend.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.matters.disclosure_rules import DisclosureItem

STATES: Mapping[str, Text] = {
    "coming": Text("未到期", "Not due yet"),
    "due": Text("待公开", "To be published"),
    "on_time": Text("按时公开", "Published on time"),
    "late": Text("逾期公开", "Published late"),
    "missing": Text("逾期未公开", "Missing"),
}
COLOURS: Mapping[str, str] = {
    "coming": "grey",
    "due": "amber",
    "on_time": "green",
    "late": "amber",
    "missing": "red",
}
SETTLED = ("on_time", "late")
DECEMBER, MONTHS_A_QUARTER, LAST_YEAR = 12, 3, "9999"
NO_PERIOD = Text("没有这个公开期", "there is no such period")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time or an event that an item is about; the limit runs from the day after `ended_on`."""

    name: str
    label: Text
    ended_on: date


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that one unit must publish. `published_on` is when it first did, `publication` its id."""

    item: DisclosureItem
    unit: str
    period: Period
    due_on: date
    state: str
    published_on: date | None = None
    publication: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """Of what was due, how much was published on time."""

    due: int = 0
    on_time: int = 0
    late: int = 0
    missing: int = 0

    @property
    def percent(self) -> int | None:
        """On time in a hundred; None when nothing was due."""
        return round(100 * self.on_time / self.due) if self.due else None

    def plus(self, state: str) -> "Share":
        """One duty more in `state`; one that is not due yet changes nothing."""
        if state not in ("on_time", "late", "missing"):
            return self
        counts = {name: getattr(self, name) + (state == name) for name in ("on_time", "late", "missing")}
        return Share(self.due + 1, **counts)


def due_day(item: DisclosureItem, ended_on: date, calendar: Calendar) -> date:
    """The last day on which publishing is in time."""
    if item.by_working_days:
        return date.fromordinal(calendar.nth(calendar.rank(ended_on.toordinal()) + item.within.amount))
    return ended_on + timedelta(days=item.within.amount)


def periods_of(item: DisclosureItem, year: int) -> list[Period]:
    """The periods that an item has in a year: its months or quarters; the year before, of which one reports now."""
    if item.every == "month":
        found = [_month(year, month) for month in range(1, DECEMBER + 1)]
    elif item.every == "quarter":
        found = [_quarter(year, number) for number in range(1, 5)]
    elif item.every == "year":
        found = [Period(f"{year - 1}", Text(f"{year - 1} 年", f"{year - 1}"), date(year - 1, DECEMBER, 31))]
    else:
        found = []
    return [period for period in found if int(period.name[:4]) >= item.since]


def read_period(item: DisclosureItem, name: str) -> Period:
    """The period of that name. Raises Fault when the item has none such."""
    year = int(name[:4]) if name[:4].isascii() and name[:4].isdigit() and name[:4] < LAST_YEAR else 0
    shift = 1 if item.every == "year" else 0
    found = next((each for each in periods_of(item, year + shift) if each.name == name), None) if year else None
    if found is None:
        raise Fault("no_such_period", NO_PERIOD, field="period")
    return found


def name_duty(item: DisclosureItem, label: Text) -> Mapping[str, str]:
    """An item and its period, as messages keep it."""
    return {"zh": f"{item.title.zh}（{label.zh}）", "en": f"{item.title.en} ({label.en})"}


def judge(
    item: DisclosureItem,
    unit: str,
    period: Period,
    published: tuple[date, str] | None,
    today: date,
    calendar: Calendar,
) -> Duty:
    """How a duty stands today; `published` is when its earliest publication that stands was made, and which."""
    due = due_day(item, period.ended_on, calendar)
    if published is not None:
        state = "on_time" if published[0] <= due else "late"
        return Duty(item, unit, period, due, state, *published)
    state = "missing" if today > due else "due" if today > period.ended_on else "coming"
    return Duty(item, unit, period, due, state)


def share_of(duties: Iterable[Duty]) -> Share:
    """How much of what was due was published on time."""
    share = Share()
    for duty in duties:
        share = share.plus(duty.state)
    return share


def _month(year: int, month: int) -> Period:
    label = Text(f"{year} 年 {month} 月", f"{date(year, month, 1):%B %Y}")
    return Period(f"{year}-{month:02d}", label, _last_day(year, month))


def _quarter(year: int, number: int) -> Period:
    label = Text(f"{year} 年第 {number} 季度", f"Quarter {number} of {year}")
    return Period(f"{year}-Q{number}", label, _last_day(year, number * MONTHS_A_QUARTER))


def _last_day(year: int, month: int) -> date:
    following = date(year + month // DECEMBER, month % DECEMBER + 1, 1)
    return following - timedelta(days=1)


def in_order(duties: Iterable[Duty]) -> Iterator[Duty]:
    """What is missing first, then what is due, the nearest day first; what is settled last, the newest first."""
    ranks = {"missing": 0, "due": 1, "coming": 2, "late": 3, "on_time": 3}

    def place(duty: Duty) -> tuple[int, int, str]:
        day = duty.due_on.toordinal()
        return ranks[duty.state], -day if duty.state in SETTLED else day, duty.item.name

    yield from sorted(duties, key=place)
