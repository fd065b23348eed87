"""What nobody types and some programs send: null signs, numbers of thousands of digits, days beyond the calendar. Each
is answered as a fault or as nothing asked; nothing breaks."""

import pytest
from django.test import Client
from tests.doors.signing import sign_in
from tests.world import COUNTY, World, found_county

DIGITS = "9" * 5000


@pytest.fixture
def client(db: None, world: World) -> Client:
    """The head of the court, who sees what breaks as a browser does."""
    client = Client(raise_request_exception=False)
    sign_in(client, world, "tianhe")
    return client


@pytest.fixture
def world(db: None) -> World:
    return found_county()


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/disclosure/", "q"),
        ("/activities/", "kind"),
        ("/desk/duties/", "unit"),
        ("/desk/activities/ledger/", "state"),
        (f"/api/v1/publications?county={COUNTY}", "q"),
    ],
)
def test_a_null_sign_is_a_fault(client: Client, address: str, field: str) -> None:
    sign = "&" if "?" in address else "?"
    assert client.get(f"{address}{sign}{field}=%00").status_code == 422
    if address.startswith("/api"):
        return
    assert client.get(f"{address}?{field}=x").status_code == 200


def test_a_null_sign_in_a_form_is_a_fault_and_nothing_is_kept(client: Client) -> None:
    said = {"kind": "law_lecture", "title": "讲座\x00", "unit": f"court-{COUNTY}"}
    answer = client.post("/desk/activities/new/", said)
    assert answer.status_code == 422
    assert "空字符" in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        f"/desk/disclosure/county/?year={DIGITS}",
        f"/desk/statements/?year={DIGITS}",
        f"/desk/coverage/gaps/?start={DIGITS}",
        "/desk/bookings/?day=0001-01-01",
        "/desk/bookings/?day=9999-12-31",
    ],
)
def test_a_number_or_a_day_beyond_all_measure_is_as_if_nothing_was_asked(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


def test_trips_of_thousands_of_digits_are_a_fault_of_their_field(client: Client) -> None:
    said = {"channel": "window", "text": "路灯不亮", "matter": "streetlight", "place": COUNTY, "trips": DIGITS}
    assert client.post("/desk/new/", said).status_code == 422


@pytest.mark.parametrize("start", ["0001-01-01T00:00", "9999-12-31T00:00"])
def test_an_activity_beyond_the_calendar_is_not_planned(client: Client, start: str) -> None:
    """It would be kept, and could never be read again."""
    said = {"kind": "law_lecture", "title": "讲座", "unit": f"court-{COUNTY}", "place": COUNTY}
    answer = client.post("/desk/activities/new/", said | {"starts_at": start, "ends_at": f"{start[:-5]}02:00"})
    assert answer.status_code == 422


def test_a_drive_beyond_the_calendar_is_a_fault_of_its_field(client: Client) -> None:
    days = dict.fromkeys(("first_day", "last_day"), "9999-12-31")
    said = {"name": "百日", "purpose": "执行", "unit": f"court-{COUNTY}", **days}
    answer = client.post("/desk/drives/new/", said)
    assert answer.status_code == 422
    assert answer.content.decode().count("field__error") == 1
