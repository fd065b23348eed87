"""The weekly review of a place: what is new, stuck, overdue, repeating, rising. About cases, places and matters; never
about people. Not for what is decided on it: reviewing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from maplebridge.cases.listing import CaseLine
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import SHANGHAI, day_of, midnight_after
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.services.insight.clusters import Rising, find_rising
from maplebridge.services.insight.periods import NO_PERIOD, Period
from maplebridge.services.insight.queries import list_behind
from maplebridge.services.insight.reading import KINDS_APART, SQL, WIDTHS, Scope

WEEKS_BEFORE, WEEK = 8, timedelta(days=7)
STUCK_DAYS = 3  # working days without anybody's act
LISTED = 30
REPEATS_WITHIN_WEEKS = 4
VILLAGE = 12


@dataclass(frozen=True, slots=True)
class Repeating:
    """The same kind of thing at the same place, again in this week: how many in it, how many in four weeks."""

    place: str
    category: str
    this_week: int
    in_all: int


@dataclass(frozen=True, slots=True)
class Digest:
    """One week of one place. `stuck` and `overdue` are as of now and listed up to LISTED; `weeks` is how many weeks
    before it are known."""

    scope: Scope
    week: Period
    new: int
    new_before: float
    weeks: int
    stuck: tuple[CaseLine, ...]
    stuck_since: date
    overdue: tuple[CaseLine, ...]
    repeating: tuple[Repeating, ...]
    rising: tuple[Rising, ...]


def get_digest(actor: Actor, scope: Scope, week: Period, now: datetime) -> Digest:
    """The digest of a week; three round trips."""
    rows = _weeks(scope, week)
    known = min(WEEKS_BEFORE, max((age for _, _, age, _ in rows), default=0))
    width = WIDTHS.get(len(scope.place), 15)
    this_week, before = _cells(rows, {0}, width), _cells(rows, set(range(1, known + 1)), width)
    since = working_days_before(scope.county, day_of(now), STUCK_DAYS)
    return Digest(
        scope=scope,
        week=week,
        new=sum(this_week.values()),
        new_before=sum(before.values()) / known if known else 0.0,
        weeks=known,
        stuck=tuple(_stuck(actor, scope, since)),
        stuck_since=since,
        overdue=tuple(list_behind(actor, "overdue", scope, week, now=now, many=LISTED)),
        repeating=tuple(_repeating(rows)),
        rising=tuple(find_rising(this_week, before, known)),
    )


def read_week(text: str, now: datetime) -> Period:
    """The week that begins on that Monday; this one when nothing is said. Raises Fault on other days and the future."""
    monday = _monday(day_of(now))
    try:
        first = date.fromisoformat(text) if text else monday
    except ValueError:
        raise Fault("no_such_period", NO_PERIOD, field="week") from None
    if first.weekday() or first > monday or first.year < 2000:
        raise Fault("no_such_period", NO_PERIOD, field="week")
    last = first + timedelta(days=6)
    return Period(f"{first}..{last}", first, last)


def list_weeks(now: datetime, many: int) -> list[date]:
    """The Mondays of the latest weeks, the newest first."""
    monday = _monday(day_of(now))
    return [monday - n * WEEK for n in range(many)]


def working_days_before(county: str, day: date, days: int) -> date:
    """The day that lies so many working days before `day`."""
    calendar = get_calendar(county)
    while days:
        day -= timedelta(days=1)
        days -= calendar.is_working(day)
    return day


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weeks(scope: Scope, week: Period) -> list[tuple[str, str, int, int]]:
    values = {"county": scope.county, "places": scope.patterns, "until": week.until, "kinds_apart": list(KINDS_APART)}
    return [(place, category, int(age), int(many)) for place, category, age, many in fetch(SQL / "weeks.sql", values)]


def _cells(rows: Iterable[tuple[str, str, int, int]], ages: set[int], width: int) -> dict[tuple[str, str], int]:
    cells: Counter[tuple[str, str]] = Counter()
    for place, category, age, many in rows:
        if age in ages:
            cells[place[:width], category] += many
    return cells


def _repeating(rows: Iterable[tuple[str, str, int, int]]) -> list[Repeating]:
    near = [row for row in rows if len(row[0]) >= VILLAGE]
    this_week = _cells(near, {0}, 15)
    in_all = _cells(near, set(range(REPEATS_WITHIN_WEEKS)), 15)
    found = [Repeating(*cell, many, in_all[cell]) for cell, many in this_week.items() if in_all[cell] > 1]
    return sorted(found, key=lambda one: (-one.in_all, one.place, one.category))[:LISTED]


def _stuck(actor: Actor, scope: Scope, since: date) -> Iterable[CaseLine]:
    values = {
        "county": scope.county,
        "places": scope.patterns,
        "kinds_apart": list(KINDS_APART),
        "before": midnight_after(since - timedelta(days=1)).astimezone(SHANGHAI),
        "many": LISTED,
    }
    return (CaseLine(*row) for row in fetch(SQL / "stuck.sql", values))
