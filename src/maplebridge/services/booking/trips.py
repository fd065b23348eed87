"""How often residents had to come for their cases, by matter: what was counted when a case was taken in, and each step
for which the journal says that they came; and how often a unit served past closing time. Of matters, units and places,
never of people. Not for who may see figures."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from maplebridge.directory.places.queries import list_prefixes
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.rates import Rate, rate_of
from maplebridge.ground.sql.statements import fetch
from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.rulebook.deadlines.spec import OfficeHours
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.booking.rules import OFFICE, way_of
from maplebridge.services.booking.slots import office_of

SQL = Path(__file__).parent / "sql"
VISIT = "visit"
CAME_AT, SERVED_UNTIL = "came_at", "served_until"
AT_MOST = 1


@dataclass(frozen=True, slots=True)
class Trips:
    """Of the cases of one matter: how many by the number of trips they took."""

    matter: str
    cases: Mapping[int, int]

    @property
    def many(self) -> int:
        """How many cases."""
        return sum(self.cases.values())

    @property
    def made(self) -> int:
        """How many trips in all."""
        return sum(trips * cases for trips, cases in self.cases.items())

    @property
    def most(self) -> int:
        """The most trips that one case took."""
        return max(self.cases, default=0)

    @property
    def once(self) -> Rate:
        """The share that took one trip at most."""
        return rate_of(sum(cases for trips, cases in self.cases.items() if trips <= AT_MOST), self.many)


@dataclass(frozen=True, slots=True)
class Stays:
    """How often a unit served somebody past closing time, in one matter."""

    unit: str
    matter: str
    times: int


def count_trips(county: str, place: str, unit: str, since: datetime, until: datetime) -> list[Trips]:
    """The trips of cases that came to their outcome in a period, by matter, where steps say. One round trip."""
    matters = told_of(get_current_pack(county))
    return group(fetch(SQL / "trips.sql", _values(county, place, unit, since, until) | {"matters": sorted(matters)}))


def count_stays(county: str, place: str, unit: str, since: datetime, until: datetime) -> list[Stays]:
    """How often somebody who had come in time was served past closing time, by unit and matter. One round trip."""
    pack, calendar = get_current_pack(county), get_calendar(county)
    matters = _asking(pack, CAME_AT, SERVED_UNTIL)
    rows = fetch(SQL / "stayed.sql", _values(county, place, unit, since, until) | {"matters": sorted(matters)})
    counts: Counter[tuple[str, str]] = Counter()
    for by, matter, came, served in rows:
        first, last = datetime.fromisoformat(came), datetime.fromisoformat(served)
        counts[by, matter] += passes_closing(first, last, calendar, office_of(pack))
    return [Stays(by, matter, times) for (by, matter), times in sorted(counts.items()) if times]


def passes_closing(came: datetime, served: datetime, calendar: Calendar, office: OfficeHours) -> bool:
    """Whether somebody was served on the day they came, and longer than the office is open. Pure."""
    return day_of(came) == day_of(served) and came < served and way_of(OFFICE, came, served, calendar, office) != OFFICE


def group(rows: Iterable[tuple[str, int, int]]) -> list[Trips]:
    """Rows of matter, trips and cases, by matter."""
    found: dict[str, dict[int, int]] = {}
    for matter, trips, cases in rows:
        found.setdefault(matter, {})[trips] = cases
    return [Trips(matter, cases) for matter, cases in found.items()]


def told_of(pack: Pack) -> frozenset[str]:
    """The matters whose steps say whether somebody had to come."""
    return _asking(pack, VISIT)


def _asking(pack: Pack, *names: str) -> frozenset[str]:
    """The matters of which some step asks for all of these fields."""
    asking = {
        workflow.name
        for workflow in pack.workflows.values()
        if any(set(names) <= {field.name for field in action.needs} for action in workflow.actions.values())
    }
    return frozenset(matter.name for matter in pack.matters.values() if matter.workflow in asking)


def _values(county: str, place: str, unit: str, since: datetime, until: datetime) -> dict[str, Any]:
    places = [] if place == county else [f"{prefix}%" for prefix in list_prefixes(county, place)]
    return {"county": county, "unit": unit, "places": places, "since": since, "until": until}
