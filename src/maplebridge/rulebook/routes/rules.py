"""Which lawful routes out of a dispute are open, until when, and what they cost. Pure. Not for advice: a court decides.

Nothing here reads what people said: only the category, days, conditions from a closed list, and the amount.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.routes.adding import last_day_of
from maplebridge.rulebook.routes.definition import Route, RouteLimit, Routes
from maplebridge.rulebook.routes.names import BODIES, CONDITIONS, STARTING_FACTS
from maplebridge.rulebook.routes.pricing import Price, price_of

SOON = 30


class RouteState(StrEnum):
    """How a route stands."""

    OPEN = "open"
    NOT_YET = "not_yet"
    TOO_LATE = "too_late"
    CLOSED_BY = "closed_by"


@dataclass(frozen=True, slots=True)
class Situation:
    """A dispute as far as its routes need it: `dates` by the names of starting facts, `conditions` that hold."""

    category: str
    today: date
    dates: Mapping[str, date]
    conditions: frozenset[str] = frozenset()
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CountedLimit:
    """A limit of a route as it runs here. Without `last_day` the day that it is counted from is not known."""

    limit: RouteLimit
    starts_on: date | None
    last_day: date | None
    days_left: int | None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class OpenRoute:
    """A route in one situation. `waits_for` are conditions that do not hold yet, `closed_by` those that close it;
    `nearest` is the limit that ends first."""

    route: Route
    state: RouteState
    limits: tuple[CountedLimit, ...]
    price: Price
    waits_for: tuple[str, ...] = ()
    closed_by: tuple[str, ...] = ()

    @property
    def nearest(self) -> CountedLimit | None:
        """The limit that ends first, of those whose day is known."""
        known = [limit for limit in self.limits if limit.last_day is not None]
        return min(known, key=lambda limit: limit.last_day or date.max, default=None)

    @property
    def last_day(self) -> date | None:
        """The last day on which it can be taken, if a day is known."""
        return self.nearest.last_day if self.nearest else None

    @property
    def days_left(self) -> int | None:
        """How many days there are until then; negative when it is over."""
        return self.nearest.days_left if self.nearest else None

    @property
    def soon(self) -> bool:
        """Whether it is open and ends within a month."""
        return self.state is RouteState.OPEN and self.days_left is not None and self.days_left <= SOON


def list_routes(routes: Routes, situation: Situation, calendar: Calendar) -> tuple[OpenRoute, ...]:
    """The routes for that category: open ones first, those that end soon before others, then as people try them."""
    found = [_judge(route, situation, calendar) for route in routes.values() if route.is_for(situation.category)]
    return tuple(sorted(found, key=_order))


def list_facts(routes: Routes, category: str) -> tuple[str, ...]:
    """The starting facts that limits of this category are counted from."""
    found = {limit.starts for route in _of(routes, category) for limit in route.until}
    return tuple(name for name in STARTING_FACTS if name in found)


def list_conditions(routes: Routes, category: str) -> tuple[str, ...]:
    """The conditions that matter to routes of this category."""
    found = {name for route in _of(routes, category) for name in _conditions(route)}
    return tuple(name for name in CONDITIONS if name in found)


def has_amount(routes: Routes, category: str) -> bool:
    """Whether a route of this category costs by the amount in dispute."""
    return any(route.cost.table for route in _of(routes, category))


def _of(routes: Routes, category: str) -> Iterator[Route]:
    return (route for route in routes.values() if route.is_for(category))


def _conditions(route: Route) -> Iterator[str]:
    yield from route.open
    yield from route.closed_by
    for limit in route.until:
        yield from limit.when
        yield from limit.unless


def _judge(route: Route, situation: Situation, calendar: Calendar) -> OpenRoute:
    limits = tuple(_count(limit, situation, calendar) for limit in route.until if _counts(limit, situation))
    waits_for = tuple(name for name in route.open if name not in situation.conditions)
    closed_by = tuple(name for name in route.closed_by if name in situation.conditions)
    late = any(limit.days_left is not None and limit.days_left < 0 for limit in limits)
    return OpenRoute(
        route=route,
        state=_state(waiting=bool(waits_for), closed=bool(closed_by), late=late),
        limits=limits,
        price=price_of(route.cost, situation.amount),
        waits_for=waits_for,
        closed_by=closed_by,
    )


def _state(*, waiting: bool, closed: bool, late: bool) -> RouteState:
    if closed:
        return RouteState.CLOSED_BY
    if late:
        return RouteState.TOO_LATE
    return RouteState.NOT_YET if waiting else RouteState.OPEN


def _counts(limit: RouteLimit, situation: Situation) -> bool:
    return situation.conditions.issuperset(limit.when) and situation.conditions.isdisjoint(limit.unless)


def _count(limit: RouteLimit, situation: Situation, calendar: Calendar) -> CountedLimit:
    start = situation.dates.get(limit.starts)
    if start is None:
        return CountedLimit(limit, None, None, None)
    last = last_day_of(start, limit.amount, limit.unit, calendar)
    return CountedLimit(limit, start, last.day, (last.day - situation.today).days, last.provisional)


def _order(found: OpenRoute) -> tuple[int, int, int, int]:
    left = found.days_left if found.soon and found.days_left is not None else SOON + 1
    body = list(BODIES).index(found.route.to)
    return list(RouteState).index(found.state), 0 if found.route.to == "protection" else 1, left, body
