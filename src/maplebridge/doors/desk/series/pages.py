"""Monthly numbers that other houses report, beside the same months of the year before: one place, and the places in it
in the order of their codes. Not for bringing them in: maplebridge import series."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.http import HttpRequest, HttpResponse

from maplebridge.directory.places.rules import Place
from maplebridge.doors.desk.places.pages import crumbs_of
from maplebridge.doors.desk.series.choosing import Chosen, list_years, read_chosen
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.text import Text
from maplebridge.services.series.comparing import Compared, Pair
from maplebridge.services.series.queries import compare_places

UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class Cell:
    """A number beside that of the year before, as people read them; `was` is what it was before a correction."""

    number: str
    before: str
    difference: str
    share: str
    was: str


@dataclass(frozen=True, slots=True)
class Card:
    """One series of the place: its months, and what the year came to so far."""

    name: str
    title: Text
    unit: Text
    source: Text | None
    months: tuple[Cell, ...]
    total: Cell
    level: bool
    imported_at: datetime | None


@dataclass(frozen=True, slots=True)
class Line:
    """What one series came to at a place below."""

    place: Place
    total: Cell


@page("staff")
def series(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Every series of a place; of one series alone also the places within."""
    chosen = read_chosen(request, visitor)
    below = chosen.below if chosen.series else ()
    found = compare_places(visitor.county, [chosen.place.code, *(each.code for each in below)], chosen.year)
    return show(
        request,
        "desk/series/page.html",
        here="series",
        chosen=chosen,
        crumbs=crumbs_of(visitor.county, chosen.place.code),
        years=list_years(visitor),
        places=_places(visitor, chosen),
        cards=[_card(each) for each in found[chosen.place.code] if each.known and chosen.wants(each.name)],
        lines=[line for place in below for line in _lines(place, found[place.code], chosen)],
        months=range(1, 13),
    )


def _places(visitor: Visitor, chosen: Chosen) -> list[Place]:
    """Those one can go to: the places around this one, itself, and those in it."""
    around = crumbs_of(visitor.county, chosen.place.code)
    seen = {place.code: place for place in (*around, chosen.place, *chosen.below)}
    return list(seen.values())


def _card(each: Compared) -> Card:
    cells = tuple(_cell(pair, each) for pair in each.months)
    at = each.newest.imported_at if each.newest else None
    return Card(each.name, each.title, each.unit, each.source, cells, _cell(each.total, each), each.level, at)


def _lines(place: Place, found: list[Compared], chosen: Chosen) -> list[Line]:
    mine = [each for each in found if each.name == chosen.series and each.known]
    return [Line(place, _cell(each.total, each)) for each in mine]


def _cell(pair: Pair, of: Compared) -> Cell:
    """A difference is told in percent, too, but not that of a rate."""
    share = f"{_signed(pair.share, 1)}%" if of.source is not None and pair.share is not None else ""
    was = "" if pair.replaced is None else _written(pair.replaced, of.decimals)
    number, before = _written(pair.number, of.decimals), _written(pair.before, of.decimals)
    return Cell(number, before, _signed(pair.difference, of.decimals), share, was)


def _written(number: Decimal | None, decimals: int) -> str:
    """A number with its thousands apart."""
    return UNKNOWN if number is None else f"{number:,.{decimals}f}"


def _signed(number: Decimal | None, decimals: int) -> str:
    if number is None:
        return UNKNOWN
    return f"{'+' if number > 0 else '−' if number < 0 else ''}{_written(abs(number), decimals)}"
