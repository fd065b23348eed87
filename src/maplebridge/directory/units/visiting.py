"""Where and when a unit can be visited, and what an agent outlet is accredited for. Pure; not for who works there."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import Any

from maplebridge.ground.clock.time import SHANGHAI, day_of
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOLIDAYS = "holidays"
SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")
EARTH_METRES = 6_371_008.8
DAYS_AHEAD = 21  # longer than any arranged holiday
FULL_DAY = 24 * 60
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point in WGS-84 degrees."""

    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours in minutes of the day, Monday first; `holidays` are those of public holidays (none: closed)."""

    week: tuple[tuple[Span, ...], ...]
    holidays: tuple[Span, ...] = ()

    def spans_on(self, day: date, exceptions: Mapping[date, bool]) -> tuple[Span, ...]:
        """When it is open on `day`. `exceptions` are a calendar's days (True: worked instead of another, False: off).

        A day off has the hours of holidays; a weekend day that is worked, and is else closed, those of Monday.
        """
        said = exceptions.get(day)
        if said is False:
            return self.holidays
        own = self.week[day.weekday()]
        return self.week[0] if said and not own else own


@dataclass(frozen=True, slots=True)
class OpenState:
    """Whether a unit is open at a moment, until when, and when it opens next (None: not within three weeks)."""

    open: bool
    until: datetime | None = None
    opens: datetime | None = None


@dataclass(frozen=True, slots=True)
class Accreditation:
    """By which unit an outlet was accredited, from which day to which, both included, for which matters."""

    by: str
    since: date
    until: date
    matters: frozenset[str]

    def stands_on(self, day: date) -> bool:
        """Whether it is in force on `day`."""
        return self.since <= day <= self.until

    def allows(self, matter: str, day: date) -> bool:
        """Whether the outlet may take in that matter on `day`."""
        return matter in self.matters and self.stands_on(day)


def metres_between(one: Spot, other: Spot) -> float:
    """The distance over the ground as the crow flies (great circle)."""
    north = radians(other.latitude - one.latitude) / 2
    east = radians(other.longitude - one.longitude) / 2
    across = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return 2 * EARTH_METRES * asin(min(1.0, sqrt(sin(north) ** 2 + across * sin(east) ** 2)))


def state_at(hours: Hours, moment: datetime, exceptions: Mapping[date, bool]) -> OpenState:
    """Whether it is open at `moment`; a closing minute is no longer open."""
    for ahead in range(DAYS_AHEAD):
        day = day_of(moment) + timedelta(days=ahead)
        for first, last in hours.spans_on(day, exceptions):
            opens, closes = _moment(day, first), _moment(day, last)
            if opens <= moment < closes:
                return OpenState(True, until=closes)
            if moment < opens:
                return OpenState(False, opens=opens)
    return OpenState(False)


def read_hours(said: Mapping[str, Any], where: str) -> Hours | None:
    """Hours as they are written: {mon-fri: "09:00-12:00, 13:30-17:00", sat: …, holidays: …}; None where none are.

    Raises Fault at `where` for a day or a time that is not understood.
    """
    if not said:
        return None
    week: dict[str, tuple[Span, ...]] = {}
    for days, text in said.items():
        for day in [HOLIDAYS] if days == HOLIDAYS else _days(days, where):
            week[day] = _spans(str(text), f"{where}.{days}")
    return Hours(tuple(week.get(day, ()) for day in WEEK), week.get(HOLIDAYS, ()))


def write_hours(hours: Hours | None) -> dict[str, str]:
    """The same as text by day, for keeping; days that are closed are left out."""
    if hours is None:
        return {}
    named = {**dict(zip(WEEK, hours.week, strict=True)), HOLIDAYS: hours.holidays}
    return {day: ", ".join(_span_text(span) for span in spans) for day, spans in named.items() if spans}


def read_accreditation(said: Mapping[str, Any], where: str) -> Accreditation | None:
    """An accreditation as it is written: {by, since, until, for}; None where none is. Raises Fault at `where`."""
    if not said:
        return None
    try:
        since, until = date.fromisoformat(str(said["since"])), date.fromisoformat(str(said["until"]))
        by, matters = str(said["by"]), frozenset(said["for"])
    except (KeyError, TypeError, ValueError):
        raise Fault("bad_accreditation", NO_ACCREDITATION, field=where) from None
    if until < since or not matters:
        raise Fault("bad_accreditation", NO_ACCREDITATION, field=where)
    return Accreditation(by, since, until, matters)


def write_accreditation(given: Accreditation | None) -> dict[str, Any]:
    """The same for keeping."""
    if given is None:
        return {}
    days = {"since": given.since.isoformat(), "until": given.until.isoformat()}
    return {"by": given.by, **days, "for": sorted(given.matters)}


def read_spot(said: Iterable[Any], where: str) -> Spot | None:
    """A point as [longitude, latitude] in WGS-84 degrees; None where none is. Raises Fault at `where`."""
    numbers = [str(each) for each in said if str(each).strip()]
    if not numbers:
        return None
    try:
        longitude, latitude = (float(each) for each in numbers)
    except ValueError:
        raise Fault("bad_point", NO_POINT, field=where) from None
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise Fault("bad_point", NO_POINT, field=where)
    return Spot(longitude, latitude)


def span_text(minutes: int) -> str:
    """A minute of the day as a clock shows it."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _span_text(span: Span) -> str:
    return f"{span_text(span[0])}-{span_text(span[1])}"


def _days(said: str, where: str) -> tuple[str, ...]:
    first, _, last = said.partition("-")
    last = last or first
    if first not in WEEK or last not in WEEK or WEEK.index(last) < WEEK.index(first):
        raise Fault("bad_hours", NO_DAY, field=f"{where}.{said}")
    return WEEK[WEEK.index(first) : WEEK.index(last) + 1]


def _spans(text: str, where: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for part in filter(None, (each.strip() for each in text.split(","))):
        read = SPAN.fullmatch(part)
        if read is None:
            raise Fault("bad_hours", NO_HOURS, field=where)
        hour, minute, to_hour, to_minute = (int(each) for each in read.groups())
        span = (hour * 60 + minute, to_hour * 60 + to_minute)
        if not (found[-1][1] if found else 0) <= span[0] < span[1] <= FULL_DAY:
            raise Fault("bad_hours", NO_HOURS, field=where)
        found.append(span)
    return tuple(found)


def _moment(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time(), SHANGHAI) + timedelta(minutes=minutes)


NO_DAY = Text("开门的日子写成 mon、mon-fri、holidays 这样。", "Days are written as mon, mon-fri or holidays.")
NO_HOURS = Text(
    "时间写成 09:00-12:00, 13:30-17:00，先后不重叠。", "Hours are written as 09:00-12:00, 13:30-17:00, in order."
)
NO_POINT = Text("位置写成 [经度, 纬度]（WGS-84）。", "A point is written as [longitude, latitude] in WGS-84.")
NO_ACCREDITATION = Text(
    "授权要写明 by 授权机构、since 起、until 止（不早于起）和 for 事项。",
    "An accreditation says by whom, since and until which day (not before), and for which matters.",
)
