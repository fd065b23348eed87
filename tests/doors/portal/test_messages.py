"""Residents read their messages and say what they wish of them; short links lead to the case; the demo has a phone."""

from datetime import timedelta

import pytest
from django.test import Client, override_settings
from tests.doors.portal.pages_messages import told
from tests.doors.signing import sign_in
from tests.world import COUNTY, World, found_county

from maplebridge.cases.queries import get_case
from maplebridge.ground.clock.time import now
from maplebridge.services.sending.actions import send_text_now
from maplebridge.services.sending.links import make_link, revoke_links
from maplebridge.services.sending.rules import Wishes
from maplebridge.services.sending.wishes import get_wishes


@pytest.fixture
def world(db: None) -> World:
    return found_county()


@pytest.fixture
def alice(client: Client, world: World) -> Client:
    sign_in(client, world, "alice")
    return client


def test_a_message_is_a_sentence_that_leads_to_its_case_and_is_new_once(alice: Client, world: World) -> None:
    number = told(world)
    first = alice.get("/messages/").content.decode()
    assert f"已收到您反映的路灯不亮，编号 {number}。" in first
    assert f'href="/cases/{number}/"' in first
    assert "badge--green" in first
    assert "badge--green" not in alice.get("/messages/").content.decode()
    english = alice.get("/messages/?lang=en").content.decode()
    assert f"We have your report on Broken streetlight; its number is {number}." in english


def test_others_do_not_see_it(client: Client, world: World) -> None:
    number = told(world)
    assert number not in client.get("/messages/").content.decode()
    sign_in(client, world, "bob")
    assert number not in client.get("/messages/").content.decode()


def test_wishes_are_kept_and_shown_again(alice: Client, world: World) -> None:
    said = {"kinds": ["progress"], "language": "en", "quiet_from": "22:00", "quiet_to": "07:00"}
    answer = alice.post("/messages/settings/", said)
    assert answer.headers["Location"] == "/messages/settings/?kept"
    kept = get_wishes(COUNTY, f"person:{world.ids['alice']}")
    assert kept == Wishes("en", "22:00", "07:00", kinds_off=frozenset({"invitation", "warning"}))
    assert 'value="22:00" selected' in alice.get("/messages/settings/?kept").content.decode()


@pytest.mark.parametrize(
    "odd", [{"quiet_from": "22:00"}, {"quiet_from": "25:00", "quiet_to": "07:00"}, {"language": "fr"}, {"kinds": ["x"]}]
)
def test_odd_wishes_are_refused_and_what_was_chosen_stays(alice: Client, world: World, odd: dict[str, object]) -> None:
    answer = alice.post("/messages/settings/", odd)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert get_wishes(COUNTY, f"person:{world.ids['alice']}") == Wishes()


def test_a_short_link_lets_a_stranger_into_the_case_and_its_messages(client: Client, world: World) -> None:
    number = told(world)
    case_id = get_case(COUNTY, number).facts.id
    code = make_link(COUNTY, case_id, now()).rpartition("/")[2]
    answer = client.get(f"/s/{code}", follow=True)
    assert answer.redirect_chain[-1][0] == f"/cases/{number}/"
    assert answer.status_code == 200
    assert f"编号 {number}" in client.get("/messages/").content.decode()
    client.post("/messages/settings/", {"language": "en"})
    assert get_wishes(COUNTY, f"case:{case_id}").language == "en"
    revoke_links(county=COUNTY, case_id=case_id, now=now() + timedelta(seconds=1))
    assert Client().get(f"/s/{code}").status_code == 404


def test_a_stranger_is_told_how_to_see_messages(client: Client, world: World) -> None:
    assert "/account/login/?next=/messages/" in client.get("/messages/").content.decode()
    assert client.get("/messages/settings/").status_code == 401


@pytest.mark.urls("tests.doors.portal.demo_urls")
@override_settings(DEMO=True)
def test_the_demo_shows_codes_and_links_on_its_phone(client: Client, world: World) -> None:
    params = {"code": "246810"}
    send_text_now(county=COUNTY, phone="13800000001", template="sign_in_code", params=params, language="zh", now=now())
    shown = client.get("/demo/phone/").content.decode()
    assert "您的登录验证码是 246810，5 分钟内有效，请勿告诉他人。" in shown
    assert "13800000001" in shown


def test_there_is_no_phone_elsewhere(client: Client, world: World) -> None:
    assert client.get("/demo/phone/").status_code == 404
