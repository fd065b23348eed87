"""How often residents had to come for their cases, by matter: what was counted when a case was taken in, and each step
for which the journal says that they came. Of matters and places, never of people. Not for who may see figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from maplebridge.directory.places.queries import list_prefixes
from maplebridge.ground.numbers.rates import Rate, rate_of
from maplebridge.ground.sql.statements import fetch
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack

SQL = Path(__file__).parent / "sql"
VISIT = "visit"
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


def count_trips(county: str, place: str, unit: str, since: datetime, until: datetime) -> list[Trips]:
    """The trips of cases that came to their outcome in a period, by matter, where steps say. One round trip."""
    pack = get_current_pack(county)
    values = {
        "county": county,
        "unit": unit,
        "places": [] if place == county else [f"{prefix}%" for prefix in list_prefixes(county, place)],
        "matters": sorted(told_of(pack)),
        "since": since,
        "until": until,
    }
    return group(fetch(SQL / "trips.sql", values))


def group(rows: Iterable[tuple[str, int, int]]) -> list[Trips]:
    """Rows of matter, trips and cases, by matter."""
    found: dict[str, dict[int, int]] = {}
    for matter, trips, cases in rows:
        found.setdefault(matter, {})[trips] = cases
    return [Trips(matter, cases) for matter, cases in found.items()]


def told_of(pack: Pack) -> frozenset[str]:
    """The matters whose steps say whether somebody had to come."""
    telling = {
        workflow.name
        for workflow in pack.workflows.values()
        if any(field.name == VISIT for action in workflow.actions.values() for field in action.needs)
    }
    return frozenset(matter.name for matter in pack.matters.values() if matter.workflow in telling)
