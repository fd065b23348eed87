"""The demo's notary office offers times, somebody is expected, two tours go out; filled again, nothing is doubled."""

from tests.cases.conftest import _movable, county, stage
from tests.cases.stage import Stage, moment
from tests.world import COUNTY

from maplebridge.services.booking.models import Booking, BookingSlot, TourStop
from maplebridge.site.demo.booking import offer_times

__all__ = ["_movable", "county", "stage"]
NOW = moment("09-10 20:00")


def test_times_visitors_and_tours_are_there_once(stage: Stage) -> None:
    assert offer_times(COUNTY, NOW) > 50
    assert offer_times(COUNTY, NOW) == 0
    ways = set(BookingSlot.objects.of(COUNTY).values_list("way", flat=True))
    assert ways == {"office", "after_hours", "holiday", "home", "remote", "stop"}
    assert (Booking.objects.of(COUNTY).count(), TourStop.objects.of(COUNTY).count()) == (6, 2)
