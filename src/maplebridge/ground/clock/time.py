"""The wall clock and Chinese days. Only doors, jobs and the command line call `now()`; all else is told."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def day_of(moment: datetime) -> date:
    """The Asia/Shanghai day in which `moment` lies."""
    return moment.astimezone(SHANGHAI).date()


def midnight_after(day: date) -> datetime:
    """24:00 of a Chinese day: the first moment that no longer belongs to it."""
    return datetime.combine(day + timedelta(days=1), time(), SHANGHAI)
