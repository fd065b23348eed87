"""Whoever serves at an agent outlet opens only pages that name them, whatever pages there are."""

from django.test import Client
from django.urls import get_resolver
from tests.doors.signing import sign_in
from tests.house.test_access import addresses, filled
from tests.world import World

from maplebridge.directory.units.models import Unit
from maplebridge.directory.units.queries import forget_registries
from maplebridge.doors.parts.access import access_of

STAFF_DOORS = ("desk/", "field/", "wall/")
OF_CASES = {"desk_inbox", "desk_taken", "desk_case", "desk_act", "desk_moved", "desk_file", "desk_contact"}
OF_INTAKE = {"desk_new", "desk_questions", "desk_advice", "desk_slip"}
OF_MESSAGES = {"desk_messages", "desk_messages_read", "desk_wishes"}


def staff_routes() -> list[tuple[str, str, tuple[str, ...]]]:
    """Route, name and declared access of every page of the doors of staff that is for staff."""
    found = []
    for route, entry in addresses(get_resolver().url_patterns):
        access = access_of(entry.callback)
        if route.startswith(STAFF_DOORS) and any(word.startswith("staff") for word in access):
            found.append((route, str(entry.name), access))
    return found


def test_pages_for_agents_are_few_and_known() -> None:
    named = {name for _, name, access in staff_routes() if "staff:agent" in access}
    assert named == OF_CASES | OF_INTAKE | OF_MESSAGES


def test_no_other_page_of_staff_opens_for_an_agent(world: World, client: Client) -> None:
    sign_in(client, world, "jiangbo")
    closed = [route for route, _, access in staff_routes() if "staff:agent" not in access]
    assert len(closed) > 80
    opened = [route for route in closed if client.get(filled(route)).status_code not in (403, 405)]
    assert opened == []


def test_the_inbox_leads_an_agent_to_what_was_taken_in(world: World, client: Client) -> None:
    sign_in(client, world, "jiangbo")
    assert client.get("/desk/").headers["Location"] == "/desk/taken/"
    page = client.get("/desk/taken/").content.decode()
    assert "顺达汽车" in page
    assert "/desk/search/" not in page
    assert client.get("/desk/new/?matter=streetlight").content.decode().count("机动车注册登记") >= 1


def test_an_outlet_whose_accreditation_is_over_says_so_and_offers_nothing(world: World, client: Client) -> None:
    days = {"since": "2020-01-01", "until": "2020-12-31"}
    held = {"by": "traffic_police-520524", **days, "for": ["vehicle_registration"]}
    Unit.objects.filter(code="car_dealer_shunda-520524").update(accreditation=held)
    forget_registries()
    sign_in(client, world, "jiangbo")
    assert "授权不在有效期内" in client.get("/desk/taken/").content.decode()
    assert "机动车注册登记" not in client.get("/desk/new/").content.decode()
    sent = {"matter": "vehicle_registration", "text": "上牌", "channel": "window", "place": "520524", "key": "k"}
    refused = client.post("/desk/new/", sent)
    assert refused.status_code in (403, 422)
    outlet = client.get("/outlets/car_dealer_shunda-520524/").content.decode()
    assert "授权不在有效期内" in outlet
    assert "顺达" not in client.get("/outlets/?matter=vehicle_registration").content.decode()
    forget_registries()
