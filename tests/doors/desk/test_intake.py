"""Taking in a case at the desk: the form of its matter, advice while typing, the slip with the secret link."""

import re

from django.test import Client
from tests.doors.signing import sign_in
from tests.house.test_access import NOWHERE
from tests.world import COUNTY, VILLAGE, World

from maplebridge.cases.queries import get_case

SAID = {"channel": "hotline", "text": "村口的路灯三天不亮了。", "matter": "streetlight", "place": VILLAGE, "key": "n"}


def number_of(address: str) -> str:
    found = re.search(r"/cases/(\d+)/slip/", address)
    assert found, address
    return found[1]


def test_the_hotline_takes_in_a_case_and_prints_a_slip(world: World, client: Client) -> None:
    sign_in(client, world, "linxi")
    person = {"reporter.name": "王爱丽", "reporter.phone": "13800000001", "pole": "凤坪-017", "trips": "2"}
    answer = client.post("/desk/new/", SAID | person)
    number = number_of(answer["Location"])
    row = get_case(COUNTY, number).row
    assert (row["channel"], row["trips"], row["matter"]) == ("hotline", 2, "streetlight")
    page = client.get(answer["Location"]).content.decode()
    assert number in page
    assert "data:image/svg+xml" in page
    assert client.post("/desk/new/", SAID | person)["Location"] == answer["Location"]


def test_a_slip_is_for_whoever_has_just_taken_the_case_in(world: World, client: Client) -> None:
    sign_in(client, world, "linxi")
    address = client.post("/desk/new/", SAID)["Location"]
    other = Client()
    sign_in(other, world, "axiu")
    assert other.get(address).status_code == 404


def test_paper_entered_late_counts_from_when_it_happened(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    sent = SAID | {"channel": "window", "happened_at": "2026-11-02T09:00"}
    number = number_of(client.post("/desk/new/", sent)["Location"])
    assert get_case(COUNTY, number).row["opened_at"].startswith("2026-11-02T01:00")


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    for wrong in ({"reporter.phone": "12"}, {"trips": "many"}, {"happened_at": "yesterday"}, {"text": ""}):
        answer = client.post("/desk/new/", SAID | {"title": "灯", "reporter.name": "王爱丽"} | wrong)
        assert answer.status_code == 422, wrong
        assert "王爱丽" in answer.content.decode()
        assert 'role="alert"' in answer.content.decode()


def test_without_a_script_the_questions_of_a_matter_are_asked_for(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    page = client.post("/desk/new/", SAID | {"matter": "wage_arrears", "ask": "1"}).content.decode()
    assert "用人单位或包工头" in page
    assert "用人单位或包工头" in client.get("/desk/new/questions/?matter=wage_arrears").content.decode()


def test_advice_comes_while_one_types(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    page = client.get("/desk/new/advice/", {"text": "村口的路灯不亮了，晚上看不见", "place": VILLAGE}).content.decode()
    assert "路灯不亮" in page
    assert 'data-value="streetlight"' in page


def test_auditors_take_nothing_in(world: World, client: Client) -> None:
    sign_in(client, world, "shenji")
    assert client.get("/desk/new/").status_code == 403


def test_a_case_taken_in_for_a_tour_that_is_not_there_keeps_its_slip(world: World, client: Client) -> None:
    """Nobody is sent home without their number because a list beside the case could not be kept."""
    sign_in(client, world, "linxi")
    for n, tour in enumerate((f"{NOWHERE}:1", f"{NOWHERE}:{'9' * 30}", "junk:1", "9")):
        answer = client.post("/desk/new/", SAID | {"tour": tour, "key": f"tour {n}"})
        assert client.get(f"/desk/cases/{number_of(answer['Location'])}/").status_code == 200, tour
