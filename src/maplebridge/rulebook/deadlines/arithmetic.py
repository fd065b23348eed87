"""When a limit ends that begins at a moment and stands still during some pauses. Pure. Not for histories:
see reading.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.deadlines.marks import Pause
from maplebridge.rulebook.deadlines.office import MIDNIGHT, midnight, moment_worked, worked_by
from maplebridge.rulebook.deadlines.spec import Limit, OfficeHours, TimeUnit

CLOCK_UNITS = {TimeUnit.MINUTE: timedelta(minutes=1), TimeUnit.HOUR: timedelta(hours=1)}
HOUR = 3_600_000_000  # microseconds


@dataclass(frozen=True, slots=True)
class Due:
    """When a limit ends. `at` is the first moment that is too late: for W and D 00:00 after the last day.

    `provisional` says that a year not yet published was counted; `moved_from` is the day off on which a D
    limit would have ended.
    """

    at: datetime
    provisional: bool
    moved_from: date | None = None

    @property
    def day(self) -> date:
        """The last day on which the act is in time."""
        return last_day(self.at)


def last_day(at: datetime) -> date:
    """The day that a limit ending at `at` (Shanghai time) still reaches: 24:00 belongs to the day
    before.
    """
    day = at.date()
    return day - timedelta(days=1) if at.time() == MIDNIGHT else day


def add(start: datetime, limit: Limit, calendar: Calendar, office: OfficeHours) -> Due:
    """When `limit` ends if it begins at `start` and nothing stops it."""
    start = start.astimezone(SHANGHAI)
    return run(start, start.toordinal(), limit, (), calendar, office)


def run(
    start: datetime, day: int, limit: Limit, pauses: Sequence[Pause], calendar: Calendar, office: OfficeHours
) -> Due:
    """When `limit` ends if it begins at `start` (W and D: on the day after `day`) and stands still in the
    pauses.

    The pauses are ended ones, in order, none before `start`; those after the limit has run out change
    nothing.
    """
    if limit.unit in CLOCK_UNITS:
        return Due(_clock_time(start + limit.amount * CLOCK_UNITS[limit.unit], pauses), provisional=False)
    if limit.unit is TimeUnit.WORKING_HOUR:
        return _working_time(start, limit.amount * HOUR, pauses, calendar, office)
    return _whole_days(day, limit, pauses, calendar)


def _clock_time(due: datetime, pauses: Sequence[Pause]) -> datetime:
    for pause in pauses:
        if pause.start >= due:
            break
        due += _ended(pause) - pause.start
    return due


def _working_time(
    start: datetime, amount: int, pauses: Sequence[Pause], calendar: Calendar, office: OfficeHours
) -> Due:
    position = worked_by(start, calendar, office) + amount
    due = moment_worked(position, calendar, office)
    for pause in pauses:
        if pause.start >= due:
            break
        position += worked_by(_ended(pause), calendar, office) - worked_by(pause.start, calendar, office)
        due = moment_worked(position, calendar, office)
    return Due(due, calendar.is_provisional_between(start.toordinal(), due.toordinal()))


def _whole_days(day: int, limit: Limit, pauses: Sequence[Pause], calendar: Calendar) -> Due:
    working = limit.unit is TimeUnit.WORKING_DAY
    counted = _forward(day, limit.amount, calendar, working)
    due = calendar.next_working(counted)
    for pause in pauses:
        first, last = pause.start.toordinal(), _ended(pause).toordinal()
        if first > due:
            break
        if first < counted:
            counted = _forward(counted, days_between(first, last, calendar, working), calendar, working)
        else:  # paused on its last day: a clock cannot run out while it stands
            counted = last
        due = calendar.next_working(counted)
    provisional = calendar.is_provisional_between(day + 1 if working else counted, due)
    moved_from = None if working or due == counted else date.fromordinal(counted)
    return Due(midnight(due + 1), provisional, moved_from)


def days_between(first: int, last: int, calendar: Calendar, working: bool) -> int:
    """How many days (or working days) come after `first`, up to and with `last`."""
    return calendar.rank(last) - calendar.rank(first) if working else last - first


def _forward(day: int, amount: int, calendar: Calendar, working: bool) -> int:
    return max(day, calendar.nth(calendar.rank(day) + amount)) if working else day + amount


def _ended(pause: Pause) -> datetime:
    assert pause.end is not None, "a pause that lasts has no length yet"
    return pause.end
