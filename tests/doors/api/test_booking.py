"""Bookable times over the API: anybody sees what is free, an account or a case's secret books and calls off."""

from datetime import UTC, datetime

from tests.doors.api.visitors import Visitors
from tests.doors.booked import SAID, WILL, times
from tests.services.booking.offering import NOTARY
from tests.world import COUNTY, VILLAGE, World


def test_what_is_free_says_nothing_of_people_and_is_booked_once(world: World, visit: Visitors) -> None:
    first = str(times(world)[0])
    (free, *_) = visit.nobody.get("times", county=COUNTY, matter=WILL)["times"]
    assert set(free) == {"id", "unit", "starts_at", "ends_at", "left", "way", "address"}
    assert (free["id"], free["left"], free["way"]["code"], free["unit"]["code"]) == (
        first,
        1,
        free["way"]["code"],
        NOTARY,
    )
    visit.nobody.post("bookings", {"slot": first, "matter": WILL}, 401)
    alice = visit.staff("alice")
    made = alice.post("bookings", {"slot": first, "matter": WILL}, 201)["id"]
    assert visit.staff("bob").post("bookings", {"slot": first, "matter": WILL}, 409)["code"] == "full"
    (mine,) = alice.get("bookings")["bookings"]
    assert (mine["id"], mine["state"]["code"]) == (made, "booked")
    visit.staff("bob").post(f"bookings/{made}/cancel", {}, 404)
    alice.post(f"bookings/{made}/cancel", {})
    assert alice.get("bookings")["bookings"][0]["state"]["code"] == "cancelled"


def test_with_the_secret_of_a_case_one_books_for_it_alone(world: World, visit: Visitors) -> None:
    slot = str(times(world)[0])
    brought = visit.bring(matter=WILL, text="想立一份遗嘱", place=VILLAGE, fields=SAID)
    holder = visit.link(brought)
    holder.post("bookings", {"slot": slot, "matter": WILL}, 403)
    made = holder.post("bookings", {"slot": slot, "number": brought["number"]}, 201)["id"]
    (mine,) = holder.get("bookings")["bookings"]
    assert (mine["id"], mine["number"]) == (made, brought["number"])
    assert datetime.fromisoformat(mine["starts_at"]) > datetime.now(UTC)
    holder.post(f"bookings/{made}/cancel", {})
