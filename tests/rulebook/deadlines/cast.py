"""The calendar, the office and the clocks that the tests of this room speak of."""

from datetime import UTC, date, datetime

from chinese_calendar import constants

from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.rules import Calendar, Mark
from maplebridge.rulebook.deadlines.spec import ClockSpec, Extension, Limit, OfficeHours, TimeUnit
from maplebridge.rulebook.deadlines.statutory import statutory_days

COUNTY = "520524"
NOW = datetime(2026, 9, 18, 2, 0, tzinfo=UTC)
PUBLISHED = {day: False for day in constants.holidays} | {day: True for day in constants.workdays}
UNPUBLISHED = {day: False for day in statutory_days(2027)}
CALENDAR = Calendar(7, PUBLISHED | UNPUBLISHED, frozenset({2027}))
OFFICE = OfficeHours(((540, 720), (810, 1050)))  # 09:00-12:00, 13:30-17:30
PAUSES = {"ask": ("supply",), "verify": ("verified",)}
EXTENSIONS = (
    Extension("approved", "to", Limit(5, TimeUnit.WORKING_DAY), "leader"),
    Extension("longer", "by", Limit(30, TimeUnit.DAY), "unit_head", times=2),
)


def at(text: str) -> datetime:
    """A Shanghai moment, e.g. "2026-09-18 10:00"; 24:00 ends the day."""
    day, _, time = text.partition(" ")
    if time == "24:00":
        midnight = datetime.combine(date.fromisoformat(day), datetime.min.time(), SHANGHAI)
        return datetime.fromordinal(midnight.toordinal() + 1).replace(tzinfo=SHANGHAI)
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def limit(text: str) -> Limit:
    amount, unit = text.split()
    return Limit(int(amount), TimeUnit(unit))


def clock(limit_text: str = "1 W", **changes: object) -> ClockSpec:
    facts: dict[str, object] = {
        "name": "answer",
        "label": Text("答复", "Answer"),
        "limit": limit(limit_text),
        "starts": ("submit", "redo"),
        "stops": ("finish",),
        "protects": "resident",
        "basis": "柳塘镇码上办",
        "pauses": PAUSES,
        "extensions": EXTENSIONS,
    }
    return ClockSpec(**{**facts, **changes})  # type: ignore[arg-type]  # fields of the dataclass


def start(text: str) -> Mark:
    return Mark("start", at(text), "submit")


def pause(text: str, why: str = "ask") -> Mark:
    return Mark("pause", at(text), why)


def resume(text: str, why: str = "supply") -> Mark:
    return Mark("resume", at(text), why)


def extend(text: str, extension: str, amount: int | None = None) -> Mark:
    return Mark("extend", at(text), "extend", extension=extension, basis="领导批准", amount=amount)


def stop(text: str) -> Mark:
    return Mark("stop", at(text), "finish")
