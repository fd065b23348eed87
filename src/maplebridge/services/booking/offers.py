"""Whether a matter can be booked at all, and when next: at a unit, at the stop of a tour. Not for choosing a time:
queries."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from maplebridge.ground.sql.statements import fetch
from maplebridge.services.booking.queries import AHEAD, units_for

SQL = Path(__file__).parent / "sql"


@dataclass(frozen=True, slots=True)
class Offered:
    """When there is room next: at a unit, and at a stop of which tour."""

    time: datetime | None = None
    stop: datetime | None = None
    tour: UUID | None = None

    def __bool__(self) -> bool:
        """Whether anything can be booked."""
        return self.time is not None or self.stop is not None


def find_offered(county: str, now: datetime, matter: str, units: Collection[str] = ()) -> Offered:
    """What can be booked for a matter, at `units` alone if they are named (tours go by the matter). One round trip."""
    values = {
        "county": county,
        "now": now,
        "until": now + AHEAD,
        "matter": matter,
        "led": [*units_for(county, matter), *units],
        "units": list(units),
    }
    first = {tour is None: (tour, starts_at) for tour, starts_at in fetch(SQL / "offered.sql", values)}
    (_, time), (tour, stop) = first.get(True, (None, None)), first.get(False, (None, None))
    return Offered(time, stop, tour)
