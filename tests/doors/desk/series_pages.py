"""The pages of monthly series."""

from collections.abc import Callable

from tests.doors.page import Page
from tests.world import COUNTY, TOWN, World

from maplebridge.ground.clock.time import day_of, now
from maplebridge.services.series.importing import take_in
from maplebridge.services.series.models import SeriesFigure

MANY = 8


def reported(world: World) -> int:
    """Numbers of the court for the county and a town, of last year and the year before it, one of them corrected; the
    year."""
    year = day_of(now()).year - 1
    SeriesFigure.objects.of(COUNTY).delete()
    lines = [
        f"{series},{place},{each}-{month:02d},{number + month + 9 * (each == year)}"
        for series, number in (("suits_filed", 1190), ("mediated_before_filing", 40), ("settled_before_filing", 25))
        for place in (COUNTY, TOWN)
        for each in (year - 1, year)
        for month in range(1, MANY)
    ]
    lines += [f"residents,{COUNTY},{year - 1}-01,781000", f"residents,{COUNTY},{year}-01,780000"]
    for file, said in (("court.csv", lines), ("corrected.csv", [f"suits_filed,{COUNTY},{year}-02,1300"])):
        content = "\n".join(["series,place,month,number", *said]).encode()
        take_in(county=COUNTY, content=content, file=file, now=now())
    return year


def at(query: str, file: str = "") -> Callable[[World], str]:
    """The page of that year."""

    def make(world: World) -> str:
        return f"/desk/series/{file}?year={reported(world)}{query}"

    return make


PAGES = [
    Page("desk_series", "luolan", at(""), 3),
    Page("desk_series", "zhangqi", at("&series=suits_filed"), 3, "one"),
    Page("desk_series", "luolan", at(f"&place={TOWN}&series=suits_per_10000"), 3, "nothing"),
    Page("desk_series_file", "luolan", at("&series=suits_filed", "file/"), 2),
]
