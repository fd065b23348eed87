"""The first password: by a link that works once; nobody has one that somebody else chose."""

import re

import pytest
from django.test import Client
from tests.doors.account.walking import LOGIN, PASSWORD, try_password
from tests.world import COUNTY, World

from maplebridge.directory.accounts.actions import close_account, open_account
from maplebridge.site.cli.commands import accounts


def link(capsys: pytest.CaptureFixture[str], world: World) -> str:
    """What an administrator hands over."""
    accounts._hand_over(open_account(county=COUNTY, person_id=world.ids["luolan"]))
    found = re.search(r"(/account/begin/\S+)", capsys.readouterr().out)
    assert found is not None
    return found[1]


def test_a_new_account_has_no_password_at_all(world: World, client: Client) -> None:
    account = open_account(county=COUNTY, person_id=world.ids["luolan"])
    assert not account.has_usable_password()
    assert try_password(client, "luolan", "luolan") == 200


def test_the_link_sets_the_first_password_once(
    world: World, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    address = link(capsys, world)
    assert "luolan" in client.get(address).content.decode()
    form = {"password1": PASSWORD, "password2": PASSWORD}
    assert client.post(address, form).headers["Location"] == "/account/login/?as=staff&begun=1"
    assert client.post(LOGIN, {"login": "luolan", "password": PASSWORD}).status_code == 302
    assert client.post(address, form).status_code == 404


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [("short", "short", "10"), (PASSWORD, "other", "不一致"), ("1234567890123", "1234567890123", "数字")],
)
def test_a_weak_password_is_refused_in_words(
    world: World, client: Client, capsys: pytest.CaptureFixture[str], first: str, second: str, says: str
) -> None:
    page = client.post(link(capsys, world), {"password1": first, "password2": second})
    assert (page.status_code, says in page.content.decode()) == (422, True)


def test_a_made_up_link_and_one_for_a_closed_account_do_nothing(
    world: World, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    address = link(capsys, world)
    assert client.get(address[:-2] + "x/").status_code == 404
    close_account(county=COUNTY, person_id=world.ids["luolan"])
    assert client.get(address).status_code == 404


def test_who_signs_in_without_a_password_cannot_change_one(world: World, client: Client) -> None:
    from tests.doors.signing import sign_in

    sign_in(client, world, "alice")
    assert client.get("/account/password/").status_code == 404
    assert "修改密码" not in client.get("/account/").content.decode()
