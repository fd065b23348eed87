"""Where residents meet booking: the guide of whatever has times, the page of their case, the page they start from."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.test import Client
from tests.doors.booked import HELD, WILL, booked, case_held, times, tour
from tests.doors.reading import text
from tests.doors.signing import sign_in
from tests.services.booking.offering import NOTARY_HAND, offer
from tests.world import COUNTY, World, found_county

from maplebridge.ground.clock.time import day_of
from maplebridge.services.booking.models import Booking, BookingSlot
from maplebridge.services.booking.slots import cancel_slot


@pytest.fixture
def world(db: None) -> World:
    return found_county()


def test_a_guide_offers_booking_for_whatever_has_times_or_stops_and_for_nothing_else(world: World) -> None:
    visitor, now = Client(), datetime.now(UTC)
    assert "/book/" not in text(visitor, f"/guides/{WILL}/")
    assert "/book/" not in text(visitor, "/guides/legal_advice/")
    offer(world, now, day=day_of(now + timedelta(days=3)), begins=time(9), ends=time(10), matters=("legal_advice",))
    assert "/book/?matter=legal_advice" in text(visitor, "/guides/legal_advice/")
    assert "/book/" not in text(visitor, f"/guides/{WILL}/")
    made = tour(world)
    assert f"/tours/{made}/?matter={WILL}" in text(visitor, f"/guides/{WILL}/")
    times(world)
    assert f"/book/?matter={WILL}" in text(visitor, f"/guides/{WILL}/")


def test_a_case_shows_the_time_booked_for_it_and_why_it_was_called_off(world: World, client: Client) -> None:
    booked(client, world)
    page = f"/cases/{HELD['number']}/"
    shown = text(client, page)
    assert "约好了" in shown
    assert "/book/?case=" not in shown
    slot = Booking.objects.of(COUNTY).get(state="booked").slot
    cancel_slot(actor=world.actor(NOTARY_HAND), slot=slot, reason="公证员生病", now=datetime.now(UTC))
    shown = text(client, page)
    assert "公证员生病" in shown
    assert f"/book/?case={HELD['number']}" in shown


def test_for_a_case_one_books_at_a_stop_from_its_page(world: World, client: Client) -> None:
    case_held(client, world)
    made = tour(world)
    address = f"/tours/{made}/?case={HELD['number']}"
    assert address in text(client, f"/cases/{HELD['number']}/")
    assert 'name="matter"' not in text(client, address)
    assert "/cases/" not in text(client, f"/tours/{made}/?case=../junk").partition("<main")[2]
    slot = BookingSlot.objects.of(COUNTY).filter(tour=made).order_by("starts_at").values_list("id", flat=True)[0]
    assert client.post(address, {"case": HELD["number"], "slot": str(slot)}).status_code == 302
    assert "约好了" in text(client, f"/cases/{HELD['number']}/")


def test_who_signed_in_or_holds_a_case_finds_their_bookings_from_the_start(world: World) -> None:
    assert 'href="/bookings/"' not in text(Client(), "/")
    alice, holder = Client(), Client()
    sign_in(alice, world, "alice")
    case_held(holder, world)
    for somebody in (alice, holder):
        assert 'href="/bookings/"' in text(somebody, "/")
