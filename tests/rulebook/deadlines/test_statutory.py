"""The days off that are known before a year is published, held against the years that were."""

from datetime import date

import pytest
from chinese_calendar import constants

from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.deadlines.seeding import LAST_PUBLISHED, known_year
from maplebridge.rulebook.deadlines.statutory import FESTIVALS, statutory_days


def test_the_law_gives_thirteen_days_in_2027() -> None:
    assert [f"{day:%m-%d} {name}" for day, name in sorted(statutory_days(2027).items())] == [
        "01-01 元旦",
        "02-05 春节",
        "02-06 春节",
        "02-07 春节",
        "02-08 春节",
        "04-05 清明节",
        "05-01 劳动节",
        "05-02 劳动节",
        "06-09 端午节",
        "09-15 中秋节",
        "10-01 国庆节",
        "10-02 国庆节",
        "10-03 国庆节",
    ]


def test_two_festivals_on_one_day_keep_both_names() -> None:
    assert statutory_days(2031)[date(2031, 10, 1)] == "国庆节、中秋节"


@pytest.mark.parametrize("year", range(2008, LAST_PUBLISHED + 1))
def test_the_festivals_of_the_past_were_days_off(year: int) -> None:
    days = {date(year, *month_and_day) for month_and_day in FESTIVALS[year]}
    assert {day for day in days if day.weekday() < 5} <= set(constants.holidays)


@pytest.mark.parametrize("year", range(2025, LAST_PUBLISHED + 1))
def test_every_statutory_day_of_a_published_year_was_off(year: int) -> None:
    assert set(statutory_days(year)) <= set(constants.holidays)


def test_festivals_come_in_their_season() -> None:
    for year, festivals in FESTIVALS.items():
        assert (1, 21) <= festivals.spring <= (2, 20), year
        assert (4, 4) <= festivals.qingming <= (4, 6), year
        assert (5, 27) <= festivals.dragon_boat <= (6, 25), year
        assert (9, 7) <= festivals.mid_autumn <= (10, 7), year


def test_a_published_year_is_known_with_its_make_up_workdays() -> None:
    known = known_year(2026)
    worked = [f"{day.day:%m-%d} {day.name}" for day in known.days if day.working]
    assert known.published
    assert worked == [
        "01-04 元旦调休",
        "02-14 春节调休",
        "02-28 春节调休",
        "05-09 劳动节调休",
        "09-20 国庆节调休",
        "10-10 国庆节调休",
    ]


@pytest.mark.parametrize("year", [2003, 2051])
def test_a_year_without_known_festivals_is_refused(year: int) -> None:
    with pytest.raises(Fault, match="year_unknown"):
        known_year(year)
