"""What a bookable time is and what may be done with it: made in series, booked, moved, come to. Pure; not for tours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from maplebridge.ground.clock.time import SHANGHAI, day_of
from maplebridge.ground.words.fault import Conflict, Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.deadlines.spec import OfficeHours

OFFICE, AFTER_HOURS, HOLIDAY, HOME, REMOTE, STOP = "office", "after_hours", "holiday", "home", "remote", "stop"
WAYS: Mapping[str, Text] = {
    OFFICE: Text("到窗口", "At the office"),
    AFTER_HOURS: Text("到窗口（下班后延时）", "At the office, after hours"),
    HOLIDAY: Text("到窗口（节假日）", "At the office, on a day off"),
    HOME: Text("上门", "At your home"),
    REMOTE: Text("远程视频", "By video"),
    STOP: Text("流动服务点", "At a mobile stop"),
}
OFFERED = (OFFICE, HOME, REMOTE)
"""What staff choose between: whether the office is open then, the calendar says."""
BOOKED, ARRIVED, MISSED, CANCELLED, MOVED = "booked", "arrived", "missed", "cancelled", "moved"
STATES: Mapping[str, Text] = {
    BOOKED: Text("已约", "Booked"),
    ARRIVED: Text("已到", "Came"),
    MISSED: Text("未到", "Did not come"),
    CANCELLED: Text("已取消", "Called off"),
    MOVED: Text("已改期", "Moved"),
}
MOST_PEOPLE, MOST_SLOTS, MOST_HELD = 200, 500, 5
SHORTEST, LONGEST = 5, 600
FURTHEST = timedelta(days=370)
HOUR = 60

ODD_LENGTH = Text(f"每段时长填 {SHORTEST} 到 {LONGEST} 分钟", f"a length of {SHORTEST} to {LONGEST} minutes, please")
ODD_PEOPLE = Text(f"人数填 1 到 {MOST_PEOPLE}", f"1 to {MOST_PEOPLE} people, please")
ODD_SPAN = Text("结束要晚于开始", "the end must lie after the beginning")
NO_SLOT = Text("这样排不出一段时间，请看看日期、星期和时长", "no time fits: look at days, weekdays and length")
TOO_MANY = Text(f"一次最多排 {MOST_SLOTS} 段", f"at most {MOST_SLOTS} times at once")
TOO_FAR = Text("最多排到一年以后", "not further ahead than a year")
PAST = Text("这个时间已经过了，请另选", "that time is over; please choose another")
CALLED_OFF = Text("这个时间已经取消，请另选", "that time was called off; please choose another")
FULL = Text("这个时间刚刚约满，请另选", "that time has just been filled; please choose another")
NOT_FOR_THAT = Text("这个时间不办这件事", "that time is not for this matter")
NOT_OPEN = Text("这个预约已经不在等候中", "that booking is not waiting any more")
TOO_EARLY = Text("时间还没到，不能记“未到”", "the time has not begun: nobody can have missed it yet")
BEGUN = Text(
    "已经开始，不能再改；来不了请电话告知", "it has begun and cannot be changed; please phone if you cannot come"
)


@dataclass(frozen=True, slots=True)
class Series:
    """Times that are to be made: on those weekdays (0 is Monday) from a day to a day, cut into equal lengths."""

    first: date
    last: date
    weekdays: frozenset[int]
    begins: time
    ends: time
    minutes: int
    people: int = 1


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time held by somebody or some room ("" for none of them)."""

    starts_at: datetime
    ends_at: datetime
    person: str = ""
    room: str = ""


@dataclass(frozen=True, slots=True)
class SlotFacts:
    """What decides about booking one time."""

    id: UUID
    unit: str
    matters: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    capacity: int
    taken: int
    cancelled: bool = False

    @property
    def left(self) -> int:
        """How many more may come."""
        return self.capacity - self.taken


def lay_out(series: Series, now: datetime) -> list[tuple[datetime, datetime]]:
    """The times of a series that still lie ahead, in order, none touching another. Raises Fault."""
    _judge(series, now)
    first = max(series.first, day_of(now))  # however long ago it is said to begin
    days = (first + timedelta(days=n) for n in range((series.last - first).days + 1))
    found = [each for day in days if day.weekday() in series.weekdays for each in _of_day(series, day)]
    ahead = [(start, end) for start, end in found if start > now]
    if not ahead:
        raise Fault("no_slot", NO_SLOT, field="first")
    if len(ahead) > MOST_SLOTS:
        raise Fault("too_many", TOO_MANY, field="last")
    return ahead


def clashing(new: Iterable[Span], known: Iterable[Span]) -> Span | None:
    """The first of `new` at which the same person or room is taken by `known` or by another of `new`."""
    taken = list(known)
    for each in new:
        if any(_overlap(each, other) and _shares(each, other) for other in taken):
            return each
        taken.append(each)
    return None


def way_of(way: str, starts_at: datetime, ends_at: datetime, calendar: Calendar, office: OfficeHours) -> str:
    """How a time is spent: at the office it is after hours or on a day off when the calendar says so."""
    if way != OFFICE:
        return way
    if not calendar.is_working(day_of(starts_at)):
        return HOLIDAY
    first, last = _minute(starts_at), _minute(starts_at) + int((ends_at - starts_at).total_seconds()) // 60
    return OFFICE if any(begin <= first and last <= end for begin, end in office.spans) else AFTER_HOURS


def judge_booking(slot: SlotFacts, matter: str, now: datetime) -> None:
    """Whether somebody may still book that time for that matter. Raises Conflict or Fault."""
    if slot.cancelled:
        raise Conflict("called_off", CALLED_OFF, field="slot")
    if slot.starts_at <= now:
        raise Conflict("past", PAST, field="slot")
    if slot.matters and matter not in slot.matters:
        raise Fault("not_for_that", NOT_FOR_THAT, field="matter")
    if slot.left < 1:
        raise Conflict("full", FULL, field="slot")


def judge_change(state: str, starts_at: datetime, now: datetime, *, staff: bool) -> None:
    """Whether a booking may still be called off or moved. Raises Conflict."""
    if state != BOOKED:
        raise Conflict("not_waiting", NOT_OPEN)
    if starts_at <= now and not staff:
        raise Conflict("begun", BEGUN)


def judge_coming(state: str, to: str, starts_at: datetime, now: datetime) -> None:
    """Whether it may be noted that somebody came (also early, also after all) or did not. Raises Conflict."""
    if state not in {ARRIVED: (BOOKED, MISSED), MISSED: (BOOKED,)}[to]:
        raise Conflict("not_waiting", NOT_OPEN)
    if to == MISSED and starts_at > now:
        raise Conflict("too_early", TOO_EARLY)


def _judge(series: Series, now: datetime) -> None:
    if not SHORTEST <= series.minutes <= LONGEST:
        raise Fault("odd_length", ODD_LENGTH, field="minutes")
    if not 1 <= series.people <= MOST_PEOPLE:
        raise Fault("odd_people", ODD_PEOPLE, field="people")
    if series.ends <= series.begins:
        raise Fault("odd_span", ODD_SPAN, field="ends")
    if series.last < series.first:
        raise Fault("odd_span", ODD_SPAN, field="last")
    if series.last > day_of(now + FURTHEST):
        raise Fault("too_far", TOO_FAR, field="last")


def _of_day(series: Series, day: date) -> Iterable[tuple[datetime, datetime]]:
    length, end = timedelta(minutes=series.minutes), datetime.combine(day, series.ends, SHANGHAI)
    start = datetime.combine(day, series.begins, SHANGHAI)
    while start + length <= end:
        yield start, start + length
        start += length


def _overlap(one: Span, other: Span) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _shares(one: Span, other: Span) -> bool:
    return bool(one.person and one.person == other.person) or bool(one.room and one.room == other.room)


def _minute(moment: datetime) -> int:
    local = moment.astimezone(SHANGHAI)
    return local.hour * HOUR + local.minute
