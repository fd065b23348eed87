"""Weeks of cases for pages that count them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tests.services.insight.lives import ENDS, Plan, tell
from tests.world import COUNTY, TOWN, World

from maplebridge.cases.models import Case
from maplebridge.services.insight.periods import list_months
from maplebridge.site.demo.telling import Tale, write


def lived(world: World) -> None:
    """Some dozens of cases of the last month and the last days, in all states, at two places."""
    now = datetime.now(UTC)
    month, days = list_months(now, 1)[0].first, (now - timedelta(days=6)).date()
    plans = [Plan(hours=n, end=end) for n in range(3) for end in ENDS]
    plans += [Plan(hours=20 + n, end=end, place=TOWN, channel="hotline") for n, end in enumerate(ENDS)]
    plans += [Plan(hours=60, place=COUNTY, matter="pothole")]
    tales: list[Tale] = []
    for start in (month, days):
        tales += [t for plan in plans if (t := tell(world, plan, now, start=f"{start} 09:00")) is not None]
    write(tales, datetime.now(UTC))


def at(path: str) -> Callable[[World], str]:
    """The address of a page, once there is something to count."""

    def way(world: World) -> str:
        if not Case.objects.of(COUNTY).filter(channel="hotline", place=TOWN).exists():
            lived(world)
        return path

    return way
