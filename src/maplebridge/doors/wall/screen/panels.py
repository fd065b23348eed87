"""What each panel of the wall shows, worked out from the figures. Not for reading tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlencode

from maplebridge.directory.places.queries import get_place, list_places
from maplebridge.doors.parts.asking import Visitor
from maplebridge.ground.numbers.rates import Rate
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.insight.board import Pressing, Whistle, list_pressing, list_whistles
from maplebridge.services.insight.figures import FIGURES, Figure
from maplebridge.services.insight.naming import CHANNEL_NAMES
from maplebridge.services.insight.periods import Period, read_period
from maplebridge.services.insight.queries import Sheet, get_sheet, list_parts, names_of_places
from maplebridge.services.insight.reading import WIDTHS, Scope

TOP, TOWNS = 8, 8
MAP_WIDTHS = {6: 9, 9: 15, 12: 15}  # the map of a town shows its grids
BEHIND = "/desk/figures/behind/"


@dataclass(frozen=True, slots=True)
class Stat:
    """One big number; `link` opens what is behind it, for staff."""

    figure: Figure
    value: int
    link: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: how many, and how long it is beside the longest, of 100."""

    name: Text
    value: int
    length: float
    link: str


@dataclass(frozen=True, slots=True)
class TownRate:
    """The rate of one part of the place; lengths of 100 for drawing."""

    name: Text
    rate: Rate
    length: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the trend."""

    day: date
    received: int
    closed: int


@dataclass(frozen=True, slots=True)
class Wall:
    """Everything on the screen."""

    scope: Scope
    title: str
    at: datetime
    today: tuple[Stat, ...]
    rates: tuple[tuple[Figure, Rate], ...]
    categories: tuple[Bar, ...]
    channels: tuple[Bar, ...]
    map_parts: tuple[tuple[str, Text, int, int], ...]
    days: tuple[Day, ...]
    towns: tuple[TownRate, ...]
    pressing: tuple[Pressing, ...]
    whistles: tuple[Whistle, ...]
    staff: bool


def get_wall(visitor: Visitor, scope: Scope) -> Wall:
    """The screen of a county or town at this moment; three round trips."""
    now = visitor.now
    period = read_period("30d", now)
    drawn = get_sheet(visitor.actor, scope, period, now, apart=False, width=MAP_WIDTHS.get(len(scope.place), 15))
    sheet = replace(drawn, counts=drawn.counts.fold(WIDTHS.get(len(scope.place), 15)))
    linked = visitor.actor is not None
    return Wall(
        scope=scope,
        title=get_place(scope.county, scope.place).name,
        at=now,
        today=_today(sheet, now, linked=linked),
        rates=tuple((FIGURES[n], sheet.rates[n]) for n in ("responded", "on_time", "solved", "satisfied")),
        categories=_categories(sheet, linked=linked),
        channels=_channels(sheet, linked=linked),
        map_parts=_map_parts(drawn),
        days=_days(sheet),
        towns=_towns(sheet),
        pressing=tuple(list_pressing(scope, now)),
        whistles=tuple(list_whistles(scope, now)),
        staff=linked,
    )


def behind(scope: Scope, period: Period, measure: str, **part: str) -> str:
    """The address of the cases behind a number."""
    return f"{BEHIND}?{urlencode({'measure': measure, 'place': scope.place, 'period': period.name, **part})}"


def _today(sheet: Sheet, now: datetime, *, linked: bool) -> tuple[Stat, ...]:
    today, counts = read_period("today", now), sheet.counts
    day = today.first.isoformat()
    values = {
        "received": counts.of("day", day, "received"),
        "closed": counts.of("day", day, "closed"),
        "overdue": counts.total("overdue"),
    }
    return tuple(
        Stat(FIGURES[name], value, behind(sheet.scope, today, name) if linked else "") for name, value in values.items()
    )


def _bars(sheet: Sheet, dimension: str, names: dict[str, Text], part: str, many: int, linked: bool) -> tuple[Bar, ...]:
    sizes = {key: sheet.counts.of(dimension, key, "received") for key in sheet.counts.keys(dimension)}
    top = sorted(((size, key) for key, size in sizes.items() if size), key=lambda pair: (-pair[0], pair[1]))[:many]
    longest = top[0][0] if top else 1
    return tuple(
        Bar(
            name=names.get(key, Text(key, key)),
            value=size,
            length=round(100 * size / longest, 1),
            link=behind(sheet.scope, sheet.period, "received", **{part: key}) if linked else "",
        )
        for size, key in top
    )


def _categories(sheet: Sheet, *, linked: bool) -> tuple[Bar, ...]:
    names = {code: category.name for code, category in get_current_pack(sheet.scope.county).categories.items()}
    return _bars(sheet, "category", names, "category", TOP, linked)


def _channels(sheet: Sheet, *, linked: bool) -> tuple[Bar, ...]:
    return _bars(sheet, "channel", CHANNEL_NAMES, "channel", len(CHANNEL_NAMES), linked)


def _map_parts(sheet: Sheet) -> tuple[tuple[str, Text, int, int], ...]:
    county, counts = sheet.scope.county, sheet.counts
    names = {place.code: Text(place.name, place.name) for place in list_places(county, within=sheet.scope.place)}
    return tuple(
        (key, names.get(key, Text(key, key)), counts.of("place", key, "received"), counts.of("place", key, "overdue"))
        for key in counts.keys("place")
    )


def _days(sheet: Sheet) -> tuple[Day, ...]:
    counts = sheet.counts
    days = ((day, day.isoformat()) for day in sheet.period.days())
    return tuple(Day(day, counts.of("day", key, "received"), counts.of("day", key, "closed")) for day, key in days)


def _towns(sheet: Sheet) -> tuple[TownRate, ...]:
    parts = list_parts(sheet, "place", names_of_places(sheet.scope.county, sheet.scope.place))
    rates = [(part.name, part.rates["on_time"]) for part in parts]
    shown: Sequence[tuple[Text, Rate]] = sorted(
        ((name, rate) for name, rate in rates if rate.share is not None), key=lambda pair: -pair[1].denominator
    )[:TOWNS]
    return tuple(
        TownRate(name, rate, *(round(100 * value, 1) for value in (rate.share or 0.0, rate.low, rate.high)))
        for name, rate in shown
    )
