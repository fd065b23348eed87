"""Figures behind one gate: whose figures an actor may see, the numbers, and the cases behind each of them.
Not for drawing them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from maplebridge.cases.listing import NEWEST, CaseLine
from maplebridge.directory.people.rules import Actor, ties_of
from maplebridge.directory.places.queries import get_place, list_places
from maplebridge.directory.places.rules import Level
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.numbers.rates import LEAST, Rate, rate_of, rates_of
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.services.insight.figures import COUNTS, MEASURES, RATES, Figure
from maplebridge.services.insight.periods import Period, read_period
from maplebridge.services.insight.reading import BEHIND, Counts, Scope, count, facts_values, run

PLACE_ROLES = frozenset({"leader", "dispatcher", "checker", "auditor"})
UNIT_ROLES = frozenset({"handler", "unit_head"})
NO_FIGURES = Text("没有您可以查看的统计范围", "There are no figures for you to see")
NO_MEASURE = Text("没有这个指标", "There is no such figure")
DEEPEST = 15
STOCKS = frozenset(figure.measure for figure in COUNTS if figure.stock)


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a table of figures: a place, category or channel."""

    key: str
    name: Text
    counts: dict[str, int]
    rates: dict[str, Rate]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All figures of a scope in a period. `apart` counts sealed cases: only for the whole county, only ten or more."""

    scope: Scope
    period: Period
    counts: Counts
    rates: dict[str, Rate]
    with_ratings: bool
    apart: dict[str, int]

    def shown_rates(self) -> list[Figure]:
        """The rates that this reader may see."""
        return [figure for figure in RATES if self.with_ratings or not figure.of_ratings]


def list_scopes(actor: Actor) -> list[Scope]:
    """The widest scopes whose figures the actor may see, places before units."""
    places = {duty.place for duty in actor.duties if duty.role in PLACE_ROLES and duty.place}
    widest = sorted(place for place in places if not any(place != o and place.startswith(o) for o in places))
    units = sorted({duty.unit for duty in actor.duties if duty.role in UNIT_ROLES and duty.unit})
    of_units = [Scope(actor.county, actor.county, unit) for unit in units]
    return [Scope(actor.county, place) for place in widest] + of_units


def access_scope(actor: Actor, *, place: str = "", unit: str = "") -> Scope:
    """The scope asked for, or the actor's first; Missing where it is not theirs to see."""
    scopes = list_scopes(actor)
    if not scopes:
        raise Missing("no_figures", NO_FIGURES)
    if unit:
        return _access_unit(actor, scopes, unit)
    if not place:
        return scopes[0]
    mine = [scope for scope in scopes if not scope.unit and place.startswith(scope.place)]
    if not mine or len(place) > DEEPEST:
        raise Missing("no_figures", NO_FIGURES, field="place")
    return Scope(actor.county, get_place(actor.county, place).code)


def _access_unit(actor: Actor, scopes: Iterable[Scope], unit: str) -> Scope:
    known = get_registry(actor.county).unit(unit)
    mine = [s for s in scopes if s.unit == unit or (known and not s.unit and known.place.startswith(s.place))]
    if known is None or not mine:
        raise Missing("no_figures", NO_FIGURES, field="unit")
    return Scope(actor.county, actor.county, unit)


def reads_ratings_of(actor: Actor, scope: Scope) -> bool:
    """Whether rates of ratings are shown: to those who watch over a place, never to whoever handles in the unit."""
    if scope.unit and any(duty.unit == scope.unit for duty in actor.duties):
        return False
    return any(duty.role in PLACE_ROLES for duty in actor.duties)


def get_sheet(
    actor: Actor | None, scope: Scope, period: Period, now: datetime, *, apart: bool = True, width: int = 0
) -> Sheet:
    """The figures of a scope the actor may see (None: a wall or the public page, which show places alone).

    One round trip; a second for the whole county with the sealed cases `apart`.
    """
    counts = count(scope, period, now, width=width)
    return Sheet(
        scope=scope,
        period=period,
        counts=_with_heirs(scope, counts),
        rates={figure.name: rate_of(counts.total(figure.measure), counts.total(figure.of)) for figure in RATES},
        with_ratings=not scope.unit if actor is None else reads_ratings_of(actor, scope),
        apart=_apart(scope, period, now) if apart else {},
    )


def get_year_before(scope: Scope, period: Period, now: datetime) -> Counts:
    """The same figures a year ago; one round trip. Its stocks are those of now and say nothing: see `has_data`."""
    return count(scope, period.year_before(), now)


def has_data(counts: Counts) -> bool:
    """Whether anything happened in the period; what stands open now says nothing about it."""
    return any(many for measure, many in counts.by.get("all", {}).get("", {}).items() if measure not in STOCKS)


def list_parts(sheet: Sheet, dimension: str, names: dict[str, Text], *, keep_empty: bool = False) -> list[Part]:
    """The parts of a sheet along a dimension, with rates that do not give small ones away."""
    keys = sorted({*sheet.counts.keys(dimension), *(names if keep_empty else ())})
    rates = {f.name: rates_of({k: _fraction(sheet.counts, dimension, k, f) for k in keys}) for f in RATES}
    return [
        Part(
            key=key,
            name=names.get(key, Text(key, key)),
            counts={figure.name: sheet.counts.of(dimension, key, figure.measure) for figure in COUNTS},
            rates={name: by_key[key] for name, by_key in rates.items()},
        )
        for key in keys
    ]


def _fraction(counts: Counts, dimension: str, key: str, figure: Figure) -> tuple[int, int]:
    return counts.of(dimension, key, figure.measure), counts.of(dimension, key, figure.of)


def list_behind(
    actor: Actor,
    measure: str,
    scope: Scope,
    period: Period,
    *,
    now: datetime,
    category: str = "",
    channel: str = "",
    day: str = "",
    before: UUID = NEWEST,
    many: int = 50,
) -> list[CaseLine]:
    """A page of the cases behind a number, the newest first; `before` is the last id of the page before.

    Sealed cases are in no number and so in no list. Raises Missing when the actor may not see the number.
    """
    figure = MEASURES.get(measure)
    if figure is None:
        raise Fault("no_such_figure", NO_MEASURE, field="measure")
    if figure.of_ratings and not reads_ratings_of(actor, scope):
        raise Missing("no_figures", NO_FIGURES, field="measure")
    values = {
        **facts_values(scope, period, now),
        "measure": measure,
        "category": category,
        "channel": channel,
        "day": day,
        "of_ratings": figure.of_ratings,
        "actor": actor.id,
        "units": sorted({duty.unit for duty in actor.duties if duty.unit}),
        "ties": sorted(ties_of(actor)),
        "before": before,
        "many": many,
    }
    return [CaseLine(*row) for row in run(BEHIND, values)]


def get_desk_cards(actor: Actor, now: datetime) -> list[tuple[Figure, int | Rate]]:
    """What a start page shows at the top: received today, response, solved and satisfied rates of 30 days, due soon,
    overdue; of the actor's first scope. One round trip; nothing for an actor without figures."""
    scopes = list_scopes(actor)
    if not scopes:
        return []
    scope = scopes[0]
    sheet = get_sheet(actor, scope, read_period("30d", now), now, apart=False)
    today = read_period("today", now).first.isoformat()
    by_name: dict[str, Figure] = {figure.name: figure for figure in (*COUNTS, *sheet.shown_rates())}
    cards: list[tuple[Figure, int | Rate]] = [(by_name["received"], sheet.counts.of("day", today, "received"))]
    wanted: Sequence[str] = ("responded", "solved", "satisfied") if sheet.with_ratings else ("responded", "on_time")
    cards += [(by_name[name], sheet.rates[name]) for name in wanted]
    return cards + [(by_name[name], sheet.counts.total(name)) for name in ("due_soon", "overdue")]


def names_of_places(county: str, within: str) -> dict[str, Text]:
    """The names of the places directly within `within`, by code, as far as they stand."""
    level = {6: Level.TOWN, 9: Level.VILLAGE, 12: Level.GRID}.get(len(within))
    if level is None:
        return {}
    places = list_places(county, level=level, within=within)
    return {place.code: Text(place.name, place.name) for place in places if place.valid_to is None}


def _with_heirs(scope: Scope, counts: Counts) -> Counts:
    """Counts of places that were merged away go to those that took them over."""
    heirs = {p.code: p.replaced_by for p in list_places(scope.county) if p.replaced_by}
    for code in [key for key in counts.keys("place") if key in heirs]:
        heir = code
        while heir in heirs:
            heir = heirs[heir]
        for measure, many in counts.by["place"].pop(code).items():
            counts.add("place", heir[: len(code)], measure, many)
    return counts


def _apart(scope: Scope, period: Period, now: datetime) -> dict[str, int]:
    """Sealed cases of the whole county, each number only from ten on."""
    if not scope.whole:
        return {}
    counts = count(scope, period, now, sealed=True)
    found = {figure.name: counts.total(figure.measure) for figure in COUNTS}
    return {name: many for name, many in found.items() if many >= LEAST}
