"""Sessions end when idle, when ended from another device, and with a new password; the cookies are careful."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client, override_settings
from django.utils import timezone
from tests.doors.account.walking import LOGIN, PASSWORD, SECOND, code_of, is_in, staff, with_app
from tests.doors.signing import sign_in
from tests.world import World

from maplebridge.directory.accounts.queries import find_by_login
from maplebridge.site import staying


def enter(world: World, *, later: int = 0) -> Client:
    """Somebody signed in for real."""
    client, account = Client(), find_by_login("luolan") or with_app(staff(world))
    client.post(LOGIN, {"login": "luolan", "password": PASSWORD})
    client.post(SECOND, {"code": code_of(account, later=later)})
    assert is_in(client)
    return client


def test_staff_sessions_end_after_half_an_hour_without_use(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    client.get("/account/")
    assert client.session.get_expiry_age() == 30 * 60
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/account/devices/").headers["Location"] == "/account/login/?next=%2Faccount%2Fdevices%2F"


def test_use_moves_the_end(world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(client, world, "luolan")
    client.get("/account/")
    before = Session.objects.get().expire_date
    monkeypatch.setattr(staying, "now", lambda: timezone.now() + timedelta(minutes=2))
    client.get("/account/")
    assert Session.objects.get().expire_date > before


def test_what_a_page_asks_by_itself_is_no_use(world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(client, world, "luolan")
    client.get("/account/")
    before = Session.objects.get().expire_date
    monkeypatch.setattr(staying, "now", lambda: timezone.now() + timedelta(minutes=2))
    client.get("/account/", headers={"X-Live": "1"})
    assert Session.objects.get().expire_date == before


def test_use_within_a_minute_writes_nothing(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    client.get("/account/")
    before = Session.objects.get().expire_date
    client.get("/account/")
    assert Session.objects.get().expire_date == before


def test_my_devices_are_listed_and_can_be_ended(world: World) -> None:
    first, second = enter(world), enter(world, later=1)
    page = first.get("/account/devices/").content.decode()
    assert page.count('name="which"') == 2
    other = UserSession.objects.exclude(session_key=first.session.session_key).get()
    first.post("/account/devices/end/", {"which": str(other.pk)})
    assert second.get("/account/").headers["Location"].startswith("/account/login/")
    assert first.get("/account/").status_code == 200


def test_all_others_end_at_once(world: World) -> None:
    first, second = enter(world), enter(world, later=1)
    first.post("/account/devices/end/", {"which": "others"})
    assert second.get("/account/").status_code == 302
    assert first.get("/account/").status_code == 200


def test_nobody_ends_the_sessions_of_others(world: World, client: Client) -> None:
    first = enter(world)
    sign_in(client, world, "axiu")
    client.post("/account/devices/end/", {"which": str(UserSession.objects.get().pk)})
    assert first.get("/account/").status_code == 200


def test_a_new_password_ends_all_other_sessions(world: World) -> None:
    first, second = enter(world), enter(world, later=1)
    form = {"oldpassword": PASSWORD, "password1": "vier Buchen im Tal", "password2": "vier Buchen im Tal"}
    assert first.post("/account/password/", form).headers["Location"] == "/account/?changed=1"
    assert second.get("/account/").status_code == 302
    assert first.get("/account/").status_code == 200


@pytest.mark.parametrize(
    ("form", "says"),
    [
        (
            {"oldpassword": "wrong", "password1": "vier Buchen im Tal", "password2": "vier Buchen im Tal"},
            "当前密码不对",
        ),
        ({"oldpassword": PASSWORD, "password1": "vier Buchen im Tal", "password2": "other words here"}, "必须相同"),
        ({"oldpassword": PASSWORD, "password1": "12345678901234", "password2": "12345678901234"}, "数字"),
    ],
)
def test_a_password_that_will_not_do_is_refused(world: World, form: dict[str, str], says: str) -> None:
    page = enter(world).post("/account/password/", form)
    assert says in page.content.decode()


def test_cookies_are_careful(world: World) -> None:
    client = enter(world)
    cookie = client.cookies["maplebridge"]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", "")


@override_settings(SESSION_COOKIE_SECURE=True)
def test_cookies_are_secure_where_the_site_is(world: World) -> None:
    assert enter(world).cookies["maplebridge"]["secure"] is True


def test_a_form_without_its_token_is_refused(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/account/login/phone/", {"phone": "13812345678"}).status_code == 403


def test_readers_without_a_session_get_none(world: World, client: Client) -> None:
    client.get("/")
    assert "maplebridge" not in client.cookies
    assert Session.objects.count() == 0
