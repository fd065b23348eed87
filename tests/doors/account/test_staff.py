"""Staff sign in with a password and a second factor; without one they set it up before anything else."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.doors.account.walking import (
    LOGIN,
    PASSWORD,
    SECOND,
    code_for,
    code_of,
    is_in,
    staff,
    try_password,
    with_app,
    wrong_code_of,
)
from tests.doors.signing import sign_in
from tests.world import COUNTY, World

from maplebridge.directory.accounts.actions import close_account
from maplebridge.directory.people.actions import deactivate
from maplebridge.directory.people.queries import forget_people
from maplebridge.doors.parts.pacing import source_of


def test_password_and_code_of_the_app_let_in(world: World, client: Client) -> None:
    account = with_app(staff(world))
    answer = client.post(LOGIN, {"login": "luolan", "password": PASSWORD, "next": "/account/devices/"})
    assert answer.headers["Location"] == SECOND
    assert not is_in(client)
    done = client.post(SECOND, {"code": code_of(account)})
    assert done.headers["Location"] == "/account/devices/"
    assert is_in(client)


def test_a_wrong_password_says_so_in_the_readers_language(world: World, client: Client) -> None:
    staff(world)
    form = {"login": "luolan", "password": "wrong"}
    assert "登录名或密码不对" in client.post(LOGIN, form).content.decode()
    assert "is wrong" in client.post(LOGIN + "&lang=en", form).content.decode()


def test_an_unknown_name_reads_the_same_as_a_wrong_password(world: World, client: Client) -> None:
    assert "登录名或密码不对" in client.post(LOGIN, {"login": "nobody", "password": PASSWORD}).content.decode()


def test_who_has_no_second_factor_sets_one_up_first(world: World, client: Client) -> None:
    account = staff(world)
    client.post(LOGIN, {"login": "luolan", "password": PASSWORD})
    assert client.get("/desk/").headers["Location"] == "/account/second/"
    for path in ("/", "/account/", "/account/screens/", "/account/password/", "/account/devices/"):
        assert client.get(path).headers["Location"] == "/account/second/"
    assert "先设置两步验证" in client.get("/account/second/").content.decode()
    page = client.get("/account/second/app/").content.decode()
    secret = re.search(r'<code class="secret">(\w+)</code>', page)
    assert secret is not None
    done = client.post("/account/second/app/", {"code": code_for(secret[1])})
    assert done.headers["Location"] == "/account/second/recovery/"
    assert len(re.findall(r"<li>[0-9a-z]{8}</li>", client.get("/account/second/recovery/").content.decode())) == 10
    assert client.get("/").status_code == 200
    assert Authenticator.objects.filter(user=account).count() == 2


def test_the_picture_for_the_app_is_an_image_of_ours(world: World, client: Client) -> None:
    staff(world)
    client.post(LOGIN, {"login": "luolan", "password": PASSWORD})
    assert client.get("/account/second/app/picture.svg").status_code == 404
    client.get("/account/second/app/")
    picture = client.get("/account/second/app/picture.svg")
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert picture.content.startswith(b"<?xml")


def test_the_secret_of_an_app_lies_sealed(world: World) -> None:
    account = with_app(staff(world))
    kept = Authenticator.objects.get(user=account).data["secret"]
    assert len(kept) > 64
    assert code_of(account).isdigit()


def test_a_code_is_good_once(world: World, client: Client) -> None:
    account = with_app(staff(world))
    code = code_of(account)
    for _ in range(2):
        client.post(LOGIN, {"login": "luolan", "password": PASSWORD})
        answer = client.post(SECOND, {"code": code})
        if is_in(client):
            client.post("/account/logout/")
    assert "验证码不对，或已经用过" in answer.content.decode()


def test_a_recovery_code_stands_in_for_the_app_once(world: World, client: Client) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    account = with_app(staff(world))
    spare = RecoveryCodes.activate(account).get_unused_codes()[0]
    for expected in (True, False):
        client.post(LOGIN, {"login": "luolan", "password": PASSWORD})
        client.post(SECOND, {"code": spare})
        assert is_in(client) is expected
        client.post("/account/logout/")


@pytest.mark.parametrize("what", ["password", "code"])
def test_five_wrong_tries_lock_out_for_half_an_hour(world: World, client: Client, what: str) -> None:
    account = with_app(staff(world))
    for attempt in range(5):
        status = _fail(client, account, what)
        assert status == (429 if attempt == 4 else 200)
    page = Client().post(LOGIN, {"login": "luolan", "password": PASSWORD})
    assert (page.status_code, page.has_header("Retry-After")) == (429, True)
    assert re.search(r"以后再试.*<time", page.content.decode(), re.S)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=29))
    assert try_password(Client(), "luolan") == 429
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=31))
    assert try_password(Client(), "luolan") == 302


def test_the_right_code_does_not_help_during_the_lockout(world: World, client: Client) -> None:
    account = with_app(staff(world))
    for _ in range(5):
        _fail(client, account, "code")
    assert client.post(SECOND, {"code": code_of(account)}).status_code == 429
    assert not is_in(client)


def _fail(client: Client, account: object, what: str) -> int:
    if what == "password":
        return try_password(client, "luolan", "wrong")
    client.post(LOGIN, {"login": "luolan", "password": PASSWORD})
    return client.post(SECOND, {"code": wrong_code_of(account)}).status_code  # type: ignore[arg-type]  # an account


def test_the_lockout_says_when_to_come_back_in_english_too(world: World, client: Client) -> None:
    staff(world)
    for _ in range(5):
        try_password(client, "luolan", "wrong")
    page = client.post(LOGIN + "&lang=en", {"login": "luolan", "password": "wrong"}).content.decode()
    assert re.search(r"try again after:.*<time", page, re.S)


def test_the_lockout_is_for_one_name_from_one_source(world: World, client: Client) -> None:
    staff(world)
    staff(world, "axiu")
    for _ in range(5):
        try_password(client, "luolan", "wrong")
    assert try_password(client, "axiu") == 302
    assert try_password(Client(REMOTE_ADDR="10.0.0.9"), "luolan") == 302


def test_what_clients_say_of_their_source_is_not_believed_without_a_proxy(world: World, client: Client) -> None:
    staff(world)
    for each in range(5):
        try_password(client, "luolan", "wrong", HTTP_X_FORWARDED_FOR=f"10.0.0.{each}")
    assert try_password(client, "luolan", HTTP_X_FORWARDED_FOR="10.0.0.99") == 429


@pytest.mark.parametrize(
    ("proxies", "said", "source"),
    [
        (0, "10.0.0.1", "127.0.0.1"),
        (1, "10.0.0.1", "10.0.0.1"),
        (1, "6.6.6.6, 10.0.0.1", "10.0.0.1"),
        (2, "10.0.0.1, 192.168.0.1", "10.0.0.1"),
        (2, "10.0.0.1", "127.0.0.1"),
        (1, "6.6.6.6, 2001:db8:1:2:aa::9", "2001:db8:1:2::"),
        (1, "6.6.6.6,10.0.0.1:4711", "10.0.0.1"),
        (1, "10.0.0.1, unknown", "127.0.0.1"),
    ],
)
def test_behind_proxies_the_outermost_of_them_is_believed(
    settings: Settings, proxies: int, said: str, source: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    assert source_of(RequestFactory().get("/", headers={"X-Forwarded-For": said})) == source


def test_tries_in_between_do_not_move_the_end_of_the_lockout(world: World, client: Client) -> None:
    staff(world)
    for _ in range(5):
        try_password(client, "luolan", "wrong")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=29))
    try_password(client, "luolan", "wrong")
    assert AccessAttempt.objects.get().attempt_time < timezone.now() - timedelta(minutes=28)


def test_a_closed_account_is_out_at_once(world: World, client: Client) -> None:
    account = with_app(staff(world))
    client.post(LOGIN, {"login": "luolan", "password": PASSWORD})
    client.post(SECOND, {"code": code_of(account)})
    close_account(county=COUNTY, person_id=world.ids["luolan"])
    assert client.get("/account/").status_code == 302
    assert try_password(client, "luolan") in (200, 302)
    assert not is_in(client) or client.get("/account/").status_code == 302


def test_who_acts_no_more_is_signed_out_instead_of_sent_in_circles(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    deactivate(county=COUNTY, person_id=world.ids["luolan"], day=world.now.date())
    forget_people()
    assert client.get("/account/").headers["Location"] == "/account/login/?next=%2Faccount%2F"
    assert not is_in(client)
    assert client.get("/account/login/").status_code == 200


def test_who_is_in_already_goes_on(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    assert client.get("/account/login/?next=/account/devices/").headers["Location"] == "/account/devices/"


def test_changing_the_language_keeps_where_one_was_going(world: World, client: Client) -> None:
    page = client.get("/account/login/?next=/desk/").content.decode()
    assert 'href="?next=%2Fdesk%2F&amp;lang=en"' in page
    assert "登录名" in page


def test_signing_in_leads_only_to_pages_of_this_site(world: World, client: Client) -> None:
    account = with_app(staff(world))
    client.post(LOGIN, {"login": "luolan", "password": PASSWORD, "next": "https://elsewhere.example/"})
    assert client.post(SECOND, {"code": code_of(account)}).headers["Location"] == "/account/home/"


def test_signing_out_ends_the_session(world: World, client: Client) -> None:
    account = with_app(staff(world))
    client.post(LOGIN, {"login": "luolan", "password": PASSWORD})
    client.post(SECOND, {"code": code_of(account)})
    assert client.post("/account/logout/").headers["Location"] == "/account/signed-out/"
    assert not is_in(client)
    assert client.get("/account/signed-out/").status_code == 200
