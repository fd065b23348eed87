"""Who does which kind of long work. Not for the work itself."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache

from maplebridge.ground.jobs.kinds import Handler


@cache
def list_handlers() -> Mapping[str, Handler]:
    """The handlers of all services by the kind of work they do. Raises ValueError when two claim one kind."""
    from maplebridge.doors.desk.ledger.lists import LISTS
    from maplebridge.services.amounts.columns import MONEY
    from maplebridge.services.insight.ledgers import handlers_with
    from maplebridge.services.platework.cards import HANDLERS as CARDS
    from maplebridge.services.platework.jobs import HANDLERS as PLATEWORK

    return by_kind([*handlers_with(MONEY, LISTS), *CARDS, *PLATEWORK])


def by_kind(handlers: Iterable[Handler]) -> Mapping[str, Handler]:
    """Handlers by kind, each with one of its own."""
    found: dict[str, Handler] = {}
    for handler in handlers:
        if found.setdefault(handler.kind.name, handler) is not handler:
            raise ValueError(f"two handlers for {handler.kind.name}")
    return found


def run_jobs_once(county: str, now: datetime) -> int:
    """Takes one job of the county and has it done; 0 when there was none."""
    from maplebridge.ground.jobs.running import run_job_once

    return run_job_once(county, now, list_handlers())
