"""Wall screens: opened by a device token once, limited to the wall, closed by revoking it."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from django.test import Client
from tests.doors.signing import sign_in
from tests.world import COUNTY, World

from maplebridge.directory.accounts import screens
from maplebridge.directory.people.actions import issue_token
from maplebridge.directory.people.queries import forget_people


@pytest.fixture(autouse=True)
def _fresh() -> None:
    screens._open.forget()


def issue(world: World) -> str:
    return screens.issue_screen(county=COUNTY, person_id=world.ids["jike"], name="东墙", now=datetime.now(UTC))


def test_a_token_opens_the_wall_once_and_leaves_the_address(world: World, client: Client) -> None:
    answer = client.get("/wall/", {"device": issue(world), "theme": "night"})
    assert answer.headers["Location"] == "/wall/?theme=night"
    assert client.session["wall_device"]
    assert "_auth_user_id" not in client.session
    assert client.session.get_expiry_age() > 300 * 24 * 3600


def test_a_screen_sees_the_wall_and_nothing_else(world: World, client: Client) -> None:
    client.get("/wall/", {"device": issue(world)})
    assert client.get("/account/").headers["Location"].startswith("/account/login/")
    assert client.get("/account/screens/").headers["Location"].startswith("/account/login/")


def test_a_revoked_screen_is_out(world: World, client: Client) -> None:
    client.get("/wall/", {"device": issue(world)})
    client.get("/wall/")
    assert "wall_device" in client.session
    number = screens.list_screens(COUNTY)[0].number
    screens.revoke_screen(county=COUNTY, number=number, now=datetime.now(UTC))
    client.get("/wall/")
    assert "wall_device" not in client.session


@pytest.mark.parametrize("token", ["", "nonsense", f"mb_{COUNTY}_{'x' * 43}"])
def test_what_is_no_token_opens_nothing(world: World, client: Client, token: str) -> None:
    assert client.get("/wall/", {"device": token}).headers["Location"] == "/wall/"
    assert "wall_device" not in client.session


def test_a_token_for_the_api_opens_no_wall(world: World, client: Client) -> None:
    forget_people()
    token = issue_token(
        county=COUNTY, person_id=world.ids["jike"], name="api", scopes=["read"], days=9, now=datetime.now(UTC)
    )
    client.get("/wall/", {"device": token})
    assert "wall_device" not in client.session


def test_a_screens_token_is_nothing_to_the_api(world: World, client: Client) -> None:
    answer = client.get("/api/v1/cases", headers={"Authorization": f"Bearer {issue(world)}"})
    assert answer.status_code in (401, 403)


def test_a_system_administrator_opens_and_closes_screens(world: World, client: Client) -> None:
    sign_in(client, world, "jike")
    page = client.post("/account/screens/", {"name": "指挥中心东墙"}).content.decode()
    address = page.split('class="secret">')[1].split("<")[0]
    parts = urlsplit(address)
    screen = Client()
    assert screen.get(f"{parts.path}?{parts.query}").headers["Location"] == "/wall/"
    assert "wall_device" in screen.session
    line = screens.list_screens(COUNTY)[0]
    assert line.name in client.get("/account/screens/").content.decode()
    client.post("/account/screens/close/", {"number": line.number})
    assert "已关闭" in client.get("/account/screens/").content.decode()
    screen.get("/wall/")
    assert "wall_device" not in screen.session


def test_a_screen_needs_a_name(world: World, client: Client) -> None:
    sign_in(client, world, "zhouming")
    assert client.post("/account/screens/", {"name": " "}).status_code == 422


def test_others_open_no_screens(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    assert client.get("/account/screens/").status_code == 403


def test_only_screens_are_closed_there(world: World, client: Client) -> None:
    issue_token(county=COUNTY, person_id=world.ids["axiu"], name="x", scopes=["read"], days=9, now=datetime.now(UTC))
    from maplebridge.directory.people.listing import list_tokens

    number = next(iter(list_tokens(COUNTY))).number
    sign_in(client, world, "jike")
    assert client.post("/account/screens/close/", {"number": number}).status_code == 404
