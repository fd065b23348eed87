"""A county's own sign-on by OpenID Connect: who is known there and has an account here comes in."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.doors.account.sign_on import CLIENT, SECRET, SignOn, sign_on
from tests.doors.account.walking import is_in
from tests.world import COUNTY, World

from maplebridge.directory.accounts.actions import close_account, open_account
from maplebridge.site.environment import Environment, OddSetting
from maplebridge.site.sign_in import county_sign_on

GO = "/account/oidc/county/login/"


@pytest.fixture
def server(settings: Settings) -> Iterator[SignOn]:
    with sign_on() as running:
        values = {"OIDC_SERVER": running.url, "OIDC_CLIENT_ID": CLIENT, "OIDC_CLIENT_SECRET": SECRET}
        settings.SOCIALACCOUNT_PROVIDERS = county_sign_on(Environment(values | {"OIDC_NAME": "织金统一认证"}))
        yield running


def walk(client: Client, server: SignOn, to: str = "") -> str:
    """Out and back; where one is sent then."""
    out = client.get(GO, {"next": to} if to else {})
    back = client.get(server.authorise(out.headers["Location"]))
    return str(back.headers["Location"])


def test_who_is_vouched_for_comes_in_without_a_second_factor_of_ours(
    world: World, client: Client, server: SignOn
) -> None:
    open_account(county=COUNTY, person_id=world.ids["luolan"])
    assert walk(client, server, "/account/devices/") == "/account/devices/"
    assert client.get("/account/devices/").status_code == 200
    client.post("/account/logout/")
    assert walk(client, server) == "/account/home/"
    assert client.get("/account/home/").headers["Location"] == "/desk/"


def test_the_button_says_what_the_county_calls_it(world: World, client: Client, server: SignOn) -> None:
    page = client.get("/account/login/?as=staff").content.decode()
    assert "织金统一认证" in page
    assert GO in page


@pytest.mark.parametrize("person", ["nobody", "alice"])
def test_who_has_no_staff_account_here_stays_out(world: World, client: Client, server: SignOn, person: str) -> None:
    open_account(county=COUNTY, person_id=world.ids["alice"])
    server.person = person
    assert walk(client, server) == "/account/no-account/"
    assert not is_in(client)


def test_a_closed_account_stays_closed(world: World, client: Client, server: SignOn) -> None:
    open_account(county=COUNTY, person_id=world.ids["luolan"])
    walk(client, server)
    client.post("/account/logout/")
    close_account(county=COUNTY, person_id=world.ids["luolan"])
    walk(client, server)
    assert not is_in(client)


def test_an_answer_nobody_asked_for_is_refused(world: World, client: Client, server: SignOn) -> None:
    open_account(county=COUNTY, person_id=world.ids["luolan"])
    back = client.get(f"{GO}callback/?code=one-code&state=made-up")
    assert back.headers["Location"] == "/account/login/?as=staff&county=failed"
    assert "没有成功" in client.get(back.headers["Location"]).content.decode()
    assert not is_in(client)


def test_without_a_server_there_is_no_such_way(world: World, client: Client) -> None:
    assert client.get(GO).status_code == 404
    assert county_sign_on(Environment({})) == {}


def test_half_a_setting_stops_the_start() -> None:
    with pytest.raises(OddSetting, match="OIDC_CLIENT_ID"):
        county_sign_on(Environment({"OIDC_SERVER": "https://sso.example.org"}))
