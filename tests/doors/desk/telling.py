"""Weeks of cases for pages that count them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tests.services.amounts.told import tell as tell_amounts
from tests.services.insight.lives import ENDS, Plan, tell
from tests.world import COUNTY, TOWN, World

from maplebridge.cases.models import Case
from maplebridge.services.amounts.jobs import sum_amounts_once
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
    _tell_of_money(now)


def _tell_of_money(now: datetime) -> None:
    """What a third of the cases came to in yuan, large and small."""
    for n, case in enumerate(Case.objects.of(COUNTY).order_by("id")[::3]):
        day = max(case.opened_at, now - timedelta(days=40))
        yuan = {"claimed": f"{(n + 1) * 12345.6:.2f}", "agreed": f"{(n + 1) * 9000}.00", "performed": f"{n * 4500}.00"}
        told = {**yuan, "recovered": "1234567.05"} if n == 0 else yuan
        tell_amounts(case.number, 900 + n, day, **told)
    while sum_amounts_once(COUNTY, now):
        pass


def at(path: str) -> Callable[[World], str]:
    """The address of a page, once there is something to count."""

    def way(world: World) -> str:
        if not Case.objects.of(COUNTY).filter(channel="hotline", place=TOWN).exists():
            lived(world)
        return path

    return way
