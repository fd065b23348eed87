"""Tours and trips over the API: anybody sees stops and times, an account books there, moves, and reads why it ended."""

from datetime import UTC, datetime
from uuid import uuid4

from tests.doors.api.visitors import Visitors
from tests.doors.booked import SAID, WILL, tour
from tests.services.booking.offering import NOTARY, NOTARY_HAND
from tests.world import COUNTY, VILLAGE, World

from maplebridge.services.booking.calling_off import cancel_stop


def test_a_stop_is_seen_by_everybody_booked_moved_and_called_off_with_its_reason(world: World, visit: Visitors) -> None:
    made = str(tour(world))
    (line,) = visit.nobody.get("tours", county=COUNTY, place=VILLAGE)["tours"]
    assert (line["id"], [stop["number"] for stop in line["stops"]]) == (made, [1])
    assert visit.nobody.get("tours", county=COUNTY, place="520524199")["tours"] == []
    visit.nobody.get(f"tours/{uuid4()}", 404, county=COUNTY)
    (stop,) = visit.nobody.get(f"tours/{made}", county=COUNTY)["stops"]
    first, second, _ = stop["times"]
    assert (stop["called_off"], first["left"], stop["place"]["code"]) == (None, 6, VILLAGE)
    visit.nobody.post("bookings", {"slot": first["id"], "matter": WILL}, 401)
    alice = visit.staff("alice")
    booked = alice.post("bookings", {"slot": first["id"], "matter": WILL}, 201)["id"]
    visit.staff("bob").post(f"bookings/{booked}/move", {"slot": second["id"]}, 404)
    alice.post(f"bookings/{booked}/move", {"slot": second["id"]}, 201)
    (stop,) = visit.nobody.get(f"tours/{made}", county=COUNTY)["stops"]
    assert [each["left"] for each in stop["times"]] == [6, 5, 6]
    now = datetime.now(UTC)
    cancel_stop(actor=world.actor(NOTARY_HAND, now), tour=line["id"], stop=1, reason="大雪封山", now=now)
    (stop,) = visit.nobody.get(f"tours/{made}", county=COUNTY)["stops"]
    assert (stop["called_off"], {each["left"] for each in stop["times"]}) == ("大雪封山", {0})
    (mine,) = alice.get("bookings")["bookings"]
    assert (mine["state"]["code"], mine["reason"]) == ("cancelled", "大雪封山")
    assert alice.post("bookings", {"slot": first["id"], "matter": WILL}, 409)["code"] == "called_off"


def test_with_the_secret_of_a_case_one_books_at_a_stop_for_it(world: World, visit: Visitors) -> None:
    (stop,) = visit.nobody.get(f"tours/{tour(world)}", county=COUNTY)["stops"]
    brought = visit.bring(matter=WILL, text="想立一份遗嘱", place=VILLAGE, fields=SAID)
    holder = visit.link(brought)
    holder.post("bookings", {"slot": stop["times"][0]["id"], "number": brought["number"]}, 201)
    (mine,) = holder.get("bookings")["bookings"]
    assert (mine["way"]["code"], mine["number"]) == ("stop", brought["number"])


def test_trips_are_for_staff_whose_figures_they_are(world: World, visit: Visitors) -> None:
    visit.staff("alice").get("trips", 404)
    found = visit.staff("zhouming").get("trips", unit=NOTARY, period="30d")
    assert (found["place"], found["unit"]["code"], found["trips"], found["past_closing"]) == (None, NOTARY, [], [])
    visit.staff("hefang").get("trips", 404, unit=NOTARY)
