"""Who comes, as the desk sees it: on the list of the day, on the page of the case, booked or not."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.test import Client
from tests.doors.booked import HELD, booked, tour
from tests.doors.reading import text
from tests.doors.signing import sign_in
from tests.services.booking.offering import NOTARY_HAND, offer
from tests.world import COUNTY, World

from maplebridge.ground.clock import time as clock
from maplebridge.ground.clock.time import SHANGHAI, day_of
from maplebridge.services.booking.booking import book
from maplebridge.services.booking.models import Booking, BookingSlot
from maplebridge.services.booking.naming import Caller
from maplebridge.services.booking.slots import cancel_slot

LANDSLIDE = "道路塌方"


def signed_in(world: World, name: str) -> Client:
    client = Client()
    sign_in(client, world, name)
    return client


def test_the_case_and_the_list_of_the_day_name_the_time_that_a_resident_booked(world: World, client: Client) -> None:
    booked(client, world)
    case, slot = f"/desk/cases/{HELD['number']}/", BookingSlot.objects.of(COUNTY).get(taken=1)
    day = f"/desk/bookings/?day={day_of(slot.starts_at).isoformat()}"
    desk = signed_in(world, NOTARY_HAND)
    shown = text(desk, case)
    assert "预约来访" in shown
    assert f'href="{day}"' in shown
    assert "公证窗口" in shown
    assert f'href="{case}"' in text(desk, day)
    cancel_slot(actor=world.actor(NOTARY_HAND), slot=slot.id, reason="公证员生病", now=datetime.now(UTC))
    shown = text(desk, case)
    assert "公证员生病" in shown
    assert day not in shown
    assert case not in text(desk, day)


def test_how_to_get_on_a_line_is_for_the_unit_that_is_called_not_for_all_who_see_the_case(
    world: World, client: Client
) -> None:
    booked(client, world)
    BookingSlot.objects.of(COUNTY).filter(taken=1).update(way="remote", address="腾讯会议 123-456-789")
    assert "123-456-789" in text(signed_in(world, NOTARY_HAND), f"/desk/cases/{HELD['number']}/")
    elsewhere = text(signed_in(world, "axiu"), f"/desk/cases/{HELD['number']}/")
    assert "预约来访" in elsewhere
    assert "123-456-789" not in elsewhere


@pytest.fixture
def evening(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Ten past six tomorrow: the first time of that evening has begun."""
    tomorrow = day_of(datetime.now(UTC) + timedelta(days=1))
    now = datetime.combine(tomorrow, time(18, 10), SHANGHAI)
    monkeypatch.setattr(clock, "now", lambda: now)
    return now


def test_whoever_came_unbooked_is_noted_also_when_nothing_is_free(world: World, evening: datetime) -> None:
    before = datetime.now(UTC)
    first, second = offer(world, before, day=day_of(evening), begins=time(18), ends=time(19))
    book(actor=world.actor(NOTARY_HAND, before), slot=second, caller=Caller("李大爷"), now=before)
    desk = signed_in(world, NOTARY_HAND)
    page = text(desk, "/desk/bookings/")
    assert ("没约就来的" in page, f'value="{first}"' in page, "替人约" in page) == (True, True, False)
    said = {"do": "walk_in", "slot": str(second), "name": "路过的老人"}
    assert desk.post("/desk/bookings/", said).status_code == 302
    assert "路过的老人" in text(desk, "/desk/bookings/")
    assert "没约就来的" not in text(desk, f"/desk/bookings/?day={day_of(evening + timedelta(days=1)).isoformat()}")


def test_nobody_comes_unbooked_to_a_time_called_off(world: World) -> None:
    first, *_ = BookingSlot.objects.of(COUNTY).filter(tour=tour(world)).order_by("starts_at")
    cancel_slot(actor=world.actor(NOTARY_HAND), slot=first.id, reason=LANDSLIDE, now=datetime.now(UTC))
    before = Booking.objects.of(COUNTY).count()
    desk = signed_in(world, NOTARY_HAND)
    said = {"do": "walk_in", "slot": str(first.id), "name": "路过的老人"}
    assert desk.post("/desk/bookings/", said).status_code == 409
    assert f'name="slot" value="{first.id}"' not in text(desk, f"/desk/tours/{first.tour}/")
    assert Booking.objects.of(COUNTY).count() == before
