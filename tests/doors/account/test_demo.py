"""The demonstration's quick sign-in; outside a demonstration it is not there."""

import pytest
from django.test import Client, override_settings
from tests.doors.signing import sign_in
from tests.world import COUNTY, World

from maplebridge.directory.accounts.actions import open_account

demonstration = override_settings(DEMO=True, ROOT_URLCONF="tests.doors.account.demo_urls")
mounted = override_settings(ROOT_URLCONF="tests.doors.account.demo_urls")


@pytest.fixture
def cast(world: World) -> World:
    for code in ("luolan", "aduo", "alice"):
        open_account(county=COUNTY, person_id=world.ids[code])
    return world


@demonstration
def test_one_press_signs_in(cast: World, client: Client) -> None:
    page = client.get("/account/demo/")
    assert "罗兰" in page.content.decode()
    answer = client.post("/account/demo/become/", {"who": "luolan"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/home/")
    assert client.get("/account/home/").headers["Location"] == "/desk/"


@demonstration
@pytest.mark.parametrize(("code", "door"), [("aduo", "/field/"), ("alice", "/")])
def test_each_begins_at_their_own_door(cast: World, client: Client, code: str, door: str) -> None:
    client.post("/account/demo/become/", {"who": code})
    assert client.get("/account/home/").headers["Location"] == door


@demonstration
def test_nobody_outside_the_cast_can_be_taken(cast: World, client: Client) -> None:
    open_account(county=COUNTY, person_id=cast.ids["tangwei"])
    assert client.post("/account/demo/become/", {"who": "tangwei"}).status_code == 404


def test_outside_a_demonstration_there_is_no_such_page(cast: World, client: Client) -> None:
    assert client.get("/account/demo/").status_code == 404
    assert client.post("/account/demo/become/", {"who": "luolan"}).status_code == 404


@mounted
def test_even_where_it_is_mounted_nobody_gets_in_outside_a_demonstration(cast: World, client: Client) -> None:
    assert client.get("/account/demo/").headers["Location"].startswith("/account/login/")
    client.post("/account/demo/become/", {"who": "luolan"})
    assert "_auth_user_id" not in client.session


def test_the_helper_of_tests_signs_in(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    assert client.get("/account/home/").headers["Location"] == "/desk/"
