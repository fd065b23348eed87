"""Fills the demo with monthly numbers as a court might report them: invented, of two years, by county and town."""

from collections.abc import Iterator
from datetime import date, datetime
from zlib import crc32

from maplebridge.directory.places.queries import list_places
from maplebridge.directory.places.rules import Level
from maplebridge.ground.clock.time import day_of
from maplebridge.services.series.importing import take_in

HEAD = "series,place,month,number"
COURT = ("suits_filed", "mediated_before_filing", "settled_before_filing")
CORRECTED = 3
Row = tuple[str, str, date, int]


def report(county: str, now: datetime) -> int:
    """Two years of numbers until last month, and a later file that corrects some; how many were new or changed."""
    towns = [town.code for town in list_places(county, level=Level.TOWN) if town.valid_to is None]
    rows = [row for month in _months(day_of(now)) for row in _month(county, towns, month)]
    first = take_in(county=county, content=_file(rows), file="court.csv", now=now)
    if not first.fresh:
        return 0
    mended = [(series, place, month, number + 1) for series, place, month, number in rows[-CORRECTED:]]
    later = take_in(county=county, content=_file(mended), file="court-corrected.csv", now=now)
    return first.fresh + len(later.replaced)


def _months(today: date) -> Iterator[date]:
    """Every month of last year and this, without the one that is not over."""
    for year in (today.year - 1, today.year):
        yield from (date(year, month, 1) for month in range(1, 13) if date(year, month, 1) < today.replace(day=1))


def _month(county: str, towns: list[str], month: date) -> Iterator[Row]:
    """The numbers of each town, and those of the county that they come to; people are counted in January."""
    sums = dict.fromkeys(COURT, 0)
    for town in towns:
        mediated = 8 + _lot(town, month, 9) + 2 * (month.year % 2)
        numbers = (11 - 3 * (month.year % 2) + _lot(town, month, 7), mediated, mediated * 2 // 3)
        for series, number in zip(COURT, numbers, strict=True):
            sums[series] += number
            yield series, town, month, number
    yield from ((series, county, month, number) for series, number in sums.items())
    if month.month == 1:
        people = {town: 14_000 + 700 * _lot(town, date(2020, 1, 1), 30) - 90 * (month.year % 2) for town in towns}
        yield from (
            ("residents", place, month, many) for place, many in {**people, county: sum(people.values())}.items()
        )


def _lot(town: str, month: date, most: int) -> int:
    return crc32(f"{town}{month}".encode()) % most


def _file(rows: list[Row]) -> bytes:
    lines = (f"{series},{place},{month:%Y-%m},{number}" for series, place, month, number in rows)
    return "\n".join([HEAD, *lines]).encode()
