"""Knows which centre's people act for a centre that has none of its own, and asks the tables for it now and then.
Not for who may act."""

import asyncio
from collections.abc import Iterable, Mapping
from time import monotonic

from django.db import close_old_connections, connection

from maplebridge.cases.desks import Desks
from maplebridge.ground.clock.time import now

KNOWN_SECONDS = 60.0


class Staffing:
    """Answers of one process, each kept for a minute."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}
        self._since = monotonic()

    async def acting(self, county: str, centres: Iterable[str]) -> Mapping[str, str]:
        """By centre, the one whose dispatchers act for it."""
        if monotonic() - self._since > KNOWN_SECONDS:
            self._known, self._since = {}, monotonic()
        wanted = set(centres)
        unknown = [centre for centre in wanted if (county, centre) not in self._known]
        if unknown:
            found = await asyncio.to_thread(_ask, county, unknown)
            self._known |= {(county, centre): acting for centre, acting in found.items()}
        return {centre: self._known[county, centre] for centre in wanted}


def _ask(county: str, centres: list[str]) -> dict[str, str]:
    close_old_connections()
    try:
        desks = Desks(county, now())
        return {centre: desks.staffed(centre) for centre in centres}
    finally:
        connection.close()
