"""A mobile tour on the desk and as residents see it: cases opened at a stop, a stop called off, a booking moved."""

from datetime import UTC, datetime, time
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from django.test import Client
from tests.doors.booked import SAID, WILL, tour
from tests.doors.booked import times as offered
from tests.doors.signing import sign_in
from tests.services.booking.offering import NOTARY_HAND
from tests.world import COUNTY, VILLAGE, World

from maplebridge.cases.models import Case
from maplebridge.services.booking.models import Booking, BookingSlot, TourCase
from maplebridge.services.booking.tours import Stop, add_stop, get_tour

SNOW = "大雪封山，改期再来"


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def signed_in(world: World, name: str) -> Client:
    client = Client()
    sign_in(client, world, name)
    return client


def times(made: UUID) -> list[str]:
    found = BookingSlot.objects.of(COUNTY).filter(tour=made).order_by("starts_at")
    return [str(each) for each in found.values_list("id", flat=True)]


def with_two_stops(world: World) -> UUID:
    """The tour of the notary office, in the afternoon at the school, too."""
    made, now = tour(world), datetime.now(UTC)
    stop = Stop(VILLAGE, "小学操场", get_tour(COUNTY, made).first, time(14), time(16), 60, 2)
    add_stop(actor=world.actor(NOTARY_HAND, now), tour=made, stop=stop, now=now)
    return made


def test_each_service_at_a_stop_is_a_case_that_the_tour_counts(world: World) -> None:
    made = tour(world)
    desk = signed_in(world, NOTARY_HAND)
    page = read(desk, f"/desk/tours/{made}/")
    address = next(
        each for each in page.replace("&amp;", "&").split('"') if each.startswith(f"/desk/new/?matter={WILL}")
    )
    carried = {name: said for name, (said,) in parse_qs(urlsplit(address).query).items()}
    assert carried == {"matter": WILL, "place": VILLAGE, "tour": f"{made}:1"}
    assert f'name="tour" value="{made}:1"' in read(desk, address)
    said: dict[str, object] = {"channel": "window", "text": "想立一份遗嘱", "key": "at-the-stop", **carried}
    said |= {"applicant": SAID["applicant"], "at_home": "no"}
    sent = desk.post("/desk/new/", said)
    assert sent.status_code == 302, [line for line in sent.content.decode().splitlines() if "error" in line]
    assert desk.post("/desk/new/", said).headers["Location"] == sent.headers["Location"]
    (noted,) = TourCase.objects.of(COUNTY)
    assert (noted.tour, noted.stop, noted.matter) == (made, 1, WILL)
    assert sent.headers["Location"].split("/")[3] == str(number_of(noted.case_id))


def number_of(case: UUID) -> str:
    return Case.objects.of(COUNTY).values_list("number", flat=True).get(id=case)


def test_a_stop_called_off_says_so_to_everybody_and_never_to_come_and_wait(world: World) -> None:
    made = with_two_stops(world)
    address, public = f"/desk/tours/{made}/", f"/tours/{made}/"
    alice, desk = signed_in(world, "alice"), signed_in(world, NOTARY_HAND)
    assert alice.post(public, {"matter": WILL, "slot": times(made)[0]}).status_code == 302
    assert desk.post(address, {"do": "cancel_stop", "stop": "1", "reason": ""}).status_code == 422
    assert desk.post(address, {"do": "cancel_stop", "stop": "1", "reason": SNOW}).status_code == 302
    for page in (read(Client(), public), read(desk, address), read(Client(), "/tours/"), read(alice, "/bookings/")):
        assert SNOW in page
        assert "取消" in page
        assert "直接来现场等" not in page
    assert read(Client(), public).count("约这一站") == 1
    assert alice.post(public, {"matter": WILL, "slot": times(made)[0]}).status_code == 409
    assert desk.post(address, {"do": "cancel_tour", "reason": "车坏了"}).status_code == 302
    page = read(Client(), public)
    assert ("约这一站" in page, "这次流动服务取消了" in page) == (False, True)
    assert "加一站" not in read(desk, address)


def test_whoever_only_goes_along_calls_nothing_off(world: World) -> None:
    made = tour(world)
    other = signed_in(world, "hefang")
    assert other.post(f"/desk/tours/{made}/", {"do": "cancel_tour", "reason": SNOW}).status_code == 403
    assert not get_tour(COUNTY, made).cancelled


def test_a_booking_at_one_stop_moves_to_another(world: World) -> None:
    made = with_two_stops(world)
    alice = signed_in(world, "alice")
    alice.post(f"/tours/{made}/", {"matter": WILL, "slot": times(made)[0]})
    booking = Booking.objects.of(COUNTY).get(state="booked").id
    assert f"/tours/{made}/?move={booking}" in read(alice, "/bookings/")
    assert "改到这一站" in read(alice, f"/tours/{made}/?move={booking}")
    assert "改到这一站" not in read(signed_in(world, "bob"), f"/tours/{made}/?move={booking}")
    sent = alice.post(f"/tours/{made}/?move={booking}", {"move": str(booking), "case": "", "slot": times(made)[-1]})
    assert sent.status_code == 302
    assert "小学操场" in read(alice, "/bookings/")


def test_whoever_no_message_reaches_of_a_time_called_off_stands_with_their_number(world: World) -> None:
    slot, desk = str(offered(world)[0]), signed_in(world, NOTARY_HAND)
    said = {"do": "book", "slot": slot, "name": "李大爷", "phone": "0857-7620001", "matter": WILL}
    assert desk.post("/desk/bookings/", said).status_code == 302
    assert "0857-7620001" not in read(desk, "/desk/times/")
    assert desk.post("/desk/times/", {"do": "cancel", "slot": slot, "reason": "停电"}).status_code == 302
    assert "0857-7620001" in read(desk, "/desk/times/")
    assert "0857-7620001" not in read(signed_in(world, "hefang"), "/desk/times/")
