"""The days off that the law gives to everybody, year by year, before the year's arrangement is published.

Source: 全国年节及纪念日放假办法 as amended from 2025 on. Not for make-up days: those are arranged anew each year.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

FIRST_YEAR_OF_RULE = 2025


class Festivals(NamedTuple):
    """Days of a year that follow the moon or the sun, as (month, day): 春节, 清明, 端午, 中秋."""

    spring: tuple[int, int]
    qingming: tuple[int, int]
    dragon_boat: tuple[int, int]
    mid_autumn: tuple[int, int]


def statutory_days(year: int) -> Mapping[date, str]:
    """The thirteen days off of `year` with their names; KeyError beyond the table of festivals."""
    moving = FESTIVALS[year]
    spring = date(year, *moving.spring)
    days = {spring + timedelta(days=shift): "春节" for shift in (-1, 0, 1, 2)}
    days[date(year, 1, 1)] = "元旦"
    days[date(year, *moving.qingming)] = "清明节"
    days |= {date(year, 5, day): "劳动节" for day in (1, 2)}
    days[date(year, *moving.dragon_boat)] = "端午节"
    days |= {date(year, 10, day): "国庆节" for day in (1, 2, 3)}
    mid_autumn = date(year, *moving.mid_autumn)
    return {**days, mid_autumn: _together(days.get(mid_autumn), "中秋节")}


def _together(first: str | None, second: str) -> str:
    return f"{first}、{second}" if first else second


# Two independent computations of the lunar calendar agree on every row; tests compare the past with the
# published holidays.
FESTIVALS: Mapping[int, Festivals] = {
    2004: Festivals((1, 22), (4, 4), (6, 22), (9, 28)),
    2005: Festivals((2, 9), (4, 5), (6, 11), (9, 18)),
    2006: Festivals((1, 29), (4, 5), (5, 31), (10, 6)),
    2007: Festivals((2, 18), (4, 5), (6, 19), (9, 25)),
    2008: Festivals((2, 7), (4, 4), (6, 8), (9, 14)),
    2009: Festivals((1, 26), (4, 4), (5, 28), (10, 3)),
    2010: Festivals((2, 14), (4, 5), (6, 16), (9, 22)),
    2011: Festivals((2, 3), (4, 5), (6, 6), (9, 12)),
    2012: Festivals((1, 23), (4, 4), (6, 23), (9, 30)),
    2013: Festivals((2, 10), (4, 4), (6, 12), (9, 19)),
    2014: Festivals((1, 31), (4, 5), (6, 2), (9, 8)),
    2015: Festivals((2, 19), (4, 5), (6, 20), (9, 27)),
    2016: Festivals((2, 8), (4, 4), (6, 9), (9, 15)),
    2017: Festivals((1, 28), (4, 4), (5, 30), (10, 4)),
    2018: Festivals((2, 16), (4, 5), (6, 18), (9, 24)),
    2019: Festivals((2, 5), (4, 5), (6, 7), (9, 13)),
    2020: Festivals((1, 25), (4, 4), (6, 25), (10, 1)),
    2021: Festivals((2, 12), (4, 4), (6, 14), (9, 21)),
    2022: Festivals((2, 1), (4, 5), (6, 3), (9, 10)),
    2023: Festivals((1, 22), (4, 5), (6, 22), (9, 29)),
    2024: Festivals((2, 10), (4, 4), (6, 10), (9, 17)),
    2025: Festivals((1, 29), (4, 4), (5, 31), (10, 6)),
    2026: Festivals((2, 17), (4, 5), (6, 19), (9, 25)),
    2027: Festivals((2, 6), (4, 5), (6, 9), (9, 15)),
    2028: Festivals((1, 26), (4, 4), (5, 28), (10, 3)),
    2029: Festivals((2, 13), (4, 4), (6, 16), (9, 22)),
    2030: Festivals((2, 3), (4, 5), (6, 5), (9, 12)),
    2031: Festivals((1, 23), (4, 5), (6, 24), (10, 1)),
    2032: Festivals((2, 11), (4, 4), (6, 12), (9, 19)),
    2033: Festivals((1, 31), (4, 4), (6, 1), (9, 8)),
    2034: Festivals((2, 19), (4, 5), (6, 20), (9, 27)),
    2035: Festivals((2, 8), (4, 5), (6, 10), (9, 16)),
    2036: Festivals((1, 28), (4, 4), (5, 30), (10, 4)),
    2037: Festivals((2, 15), (4, 4), (6, 18), (9, 24)),
    2038: Festivals((2, 4), (4, 5), (6, 7), (9, 13)),
    2039: Festivals((1, 24), (4, 5), (5, 27), (10, 2)),
    2040: Festivals((2, 12), (4, 4), (6, 14), (9, 20)),
    2041: Festivals((2, 1), (4, 4), (6, 3), (9, 10)),
    2042: Festivals((1, 22), (4, 4), (6, 22), (9, 28)),
    2043: Festivals((2, 10), (4, 5), (6, 11), (9, 17)),
    2044: Festivals((1, 30), (4, 4), (5, 31), (10, 5)),
    2045: Festivals((2, 17), (4, 4), (6, 19), (9, 25)),
    2046: Festivals((2, 6), (4, 4), (6, 8), (9, 15)),
    2047: Festivals((1, 26), (4, 5), (5, 29), (10, 4)),
    2048: Festivals((2, 14), (4, 4), (6, 15), (9, 22)),
    2049: Festivals((2, 2), (4, 4), (6, 4), (9, 11)),
    2050: Festivals((1, 23), (4, 4), (6, 23), (9, 30)),
}
