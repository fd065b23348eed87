"""What is known of a year's days off without asking the county. Pure. Not for storing it: that is
actions.py.
"""

from functools import cache
from typing import NamedTuple

from chinese_calendar import constants

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.statutory import FESTIVALS, statutory_days
from maplebridge.rulebook.deadlines.year_table import YearDay

NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利 70 周年纪念日",
}
FIRST_PUBLISHED = min(day.year for day in constants.holidays)
LAST_PUBLISHED = max(day.year for day in constants.holidays)


class KnownYear(NamedTuple):
    """A year's exceptions and whether they are as the State Council published them."""

    published: bool
    days: tuple[YearDay, ...]


def known_year(year: int) -> KnownYear:
    """The arrangement as published, or the statutory days alone while it is not; Fault if not even
    those.
    """
    if FIRST_PUBLISHED <= year <= LAST_PUBLISHED:
        return KnownYear(True, _published(year))
    if year >= FIRST_PUBLISHED and year in FESTIVALS:
        days = sorted(statutory_days(year).items())
        return KnownYear(False, tuple(YearDay(day, False, name) for day, name in days))
    text = Text(
        f"{year} 年的节假日未知，可录入 {FIRST_PUBLISHED} 至 {max(FESTIVALS)} 年。",
        f"The festivals of {year} are not known; years from {FIRST_PUBLISHED} to {max(FESTIVALS)} are.",
    )
    raise Fault("year_unknown", text, field="year")


@cache
def _published(year: int) -> tuple[YearDay, ...]:
    off = {day: YearDay(day, False, _name(name)) for day, name in constants.holidays.items()}
    made_up = {day: YearDay(day, True, f"{_name(name)}调休") for day, name in constants.workdays.items()}
    return tuple(found for day, found in sorted((off | made_up).items()) if day.year == year)


def _name(name: str) -> str:
    return NAMES.get(name, name)
