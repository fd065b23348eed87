"""Residents sign in with a code sent to their phone; the first time opens their account."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.doors.account.walking import is_in
from tests.world import COUNTY, World

from maplebridge.directory.accounts.models import Account
from maplebridge.directory.people.models import Person
from maplebridge.doors.account.phone import pages

PHONE = "138 1234 5678"
sent: list[dict[str, Any]] = []


@pytest.fixture(autouse=True)
def _messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages are kept here instead of going to phones."""
    sent.clear()

    def keep(county: str, phone: str, code: str, language: str, now: datetime) -> None:
        sent.append({"county": county, "phone": phone, "code": code, "language": language})

    monkeypatch.setattr(pages, "send_code", keep)


def ask(client: Client, phone: str = PHONE, **extra: str) -> int:
    return client.post("/account/login/phone/", {"phone": phone}, **extra).status_code


def give(client: Client, code: str, phone: str = PHONE, to: str = "") -> Any:
    return client.post("/account/login/code/", {"phone": phone, "code": code, "next": to})


def another(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_the_first_time_opens_an_account(world: World, client: Client) -> None:
    page = client.post("/account/login/phone/", {"phone": PHONE})
    assert "138****5678" in page.content.decode()
    assert sent[0]["phone"] == "13812345678"
    assert re.fullmatch(r"\d{6}", sent[0]["code"])
    assert sent[0]["code"] not in page.content.decode()
    answer = give(client, sent[0]["code"], to="/account/devices/")
    assert answer.headers["Location"] == "/account/devices/"
    assert is_in(client)
    account = Account.objects.get(kind="resident")
    assert Person.objects.of(COUNTY).get(id=account.person).name == "138****5678"


def test_later_times_find_the_same_account(world: World, client: Client) -> None:
    now = datetime.now(UTC)
    for phone in (PHONE, "+86 138-1234-5678"):
        ask(client, phone)
        give(client, sent[-1]["code"], phone)
        assert is_in(client)
        client.post("/account/logout/")
        _age_codes(now - timedelta(minutes=2))
    assert Account.objects.filter(kind="resident").count() == 1


def test_whom_a_clerk_has_written_down_finds_themselves(world: World, client: Client) -> None:
    ask(client, "13800000001")
    give(client, sent[0]["code"], "13800000001")
    assert str(Account.objects.get(kind="resident").person) == world.ids["alice"]
    assert "王爱丽" in client.get("/account/").content.decode()


def test_a_phone_of_staff_does_not_open_their_desk(world: World, client: Client) -> None:
    ask(client, "13900000002")
    give(client, sent[0]["code"], "13900000002")
    assert str(Account.objects.get(kind="resident").person) != world.ids["luolan"]


def test_a_wrong_code_can_be_tried_five_times(world: World, client: Client) -> None:
    ask(client)
    right = sent[0]["code"]
    for _ in range(5):
        answer = give(client, another(right))
        assert (answer.status_code, "验证码不对" in answer.content.decode()) == (422, True)
    assert "已失效" in give(client, right).content.decode()
    assert not is_in(client)


def test_a_code_is_good_once_and_for_five_minutes(world: World, client: Client) -> None:
    ask(client)
    give(client, sent[0]["code"])
    client.post("/account/logout/")
    assert "已失效" in give(client, sent[0]["code"]).content.decode()
    _age_codes(datetime.now(UTC) - timedelta(minutes=2))
    ask(client)
    _age_codes(datetime.now(UTC) - timedelta(minutes=5, seconds=1))
    assert "已失效" in give(client, sent[1]["code"]).content.decode()
    assert not is_in(client)


def test_only_the_newest_code_counts(world: World, client: Client) -> None:
    ask(client)
    _age_codes(datetime.now(UTC) - timedelta(minutes=2))
    ask(client)
    if sent[0]["code"] != sent[1]["code"]:
        assert give(client, sent[0]["code"]).status_code == 422
    give(client, sent[1]["code"])
    assert is_in(client)


def test_a_code_belongs_to_one_phone(world: World, client: Client) -> None:
    ask(client)
    assert "已失效" in give(client, sent[0]["code"], "13812345679").content.decode()


def test_a_second_code_has_to_wait_a_minute(world: World, client: Client) -> None:
    assert ask(client) == 200
    page = client.post("/account/login/phone/", {"phone": PHONE})
    assert (page.status_code, "太频繁" in page.content.decode()) == (429, True)
    assert len(sent) == 1


def test_a_phone_gets_five_codes_an_hour(world: World, client: Client) -> None:
    for each in range(6):
        status = ask(client, REMOTE_ADDR=f"10.0.0.{each}")
        _age_codes(datetime.now(UTC) - timedelta(minutes=2))
    assert (status, len(sent)) == (429, 5)


def test_a_source_gets_thirty_codes_an_hour(world: World, client: Client) -> None:
    statuses = [ask(client, f"138000010{each:02}") for each in range(31)]
    assert (statuses[29], statuses[30]) == (200, 429)
    assert ask(client, "13800009999", REMOTE_ADDR="10.0.0.1") == 200


@pytest.mark.parametrize("phone", ["", "12345", "0857-7621234", "2381234567x"])
def test_what_is_no_mobile_number_is_said_at_its_field(world: World, client: Client, phone: str) -> None:
    page = client.post("/account/login/phone/", {"phone": phone})
    assert (page.status_code, "11 位手机号码" in page.content.decode()) == (422, True)


def test_the_message_is_in_the_readers_language(world: World, client: Client) -> None:
    client.post("/account/login/phone/?lang=en", {"phone": PHONE})
    assert sent[0]["language"] == "en"


def test_residents_stay_signed_in_for_thirty_days(world: World, client: Client) -> None:
    ask(client)
    give(client, sent[0]["code"])
    assert client.session.get_expiry_age() == 30 * 24 * 3600
    assert client.get("/account/").status_code == 200


def _age_codes(to: datetime) -> None:
    """As if every code not older had been sent then."""
    from maplebridge.directory.accounts.models import SignInCode

    SignInCode.objects.of(COUNTY).filter(sent_at__gt=to).update(sent_at=to)
