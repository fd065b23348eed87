"""Triage: a suggestion, one press, and what happens when only part of the press is possible."""

import re

from django.test import Client
from tests.doors.desk.making import bring, do
from tests.doors.signing import sign_in
from tests.world import COUNTY, World

from maplebridge.cases.queries import get_case


def fields(page: str) -> dict[str, str]:
    form = page[page.index('action="/desk/triage/') :]
    return dict(re.findall(r'name="(seen|key|unit|matter|then|after)" value="([^"]*)"', form[: form.index("</form>")]))


def test_one_press_accepts_and_sends_and_the_next_case_comes(world: World, client: Client) -> None:
    first, second = bring(world), bring(world, text="桥头垃圾没人清，味道很大。", matter="rubbish")
    sign_in(client, world, "luolan")
    page = client.get("/desk/triage/").content.decode()
    assert first in page
    assert "分流建议" in page
    sent = fields(page)
    answer = client.post(f"/desk/triage/{first}/", sent)
    assert answer.status_code == 302
    case = get_case(COUNTY, first).facts
    assert (case.state, case.unit, case.version) == ("dispatched", sent["unit"], 3)
    onward = client.get(answer["Location"]).content.decode()
    assert "已派给" in onward
    assert second in onward
    assert client.post(f"/desk/triage/{first}/", sent).status_code == 409


def test_what_was_done_before_a_step_failed_stands_and_is_said(world: World, client: Client) -> None:
    number = bring(world)
    sign_in(client, world, "luolan")
    sent = fields(client.get("/desk/triage/").content.decode()) | {"unit": "no-such-unit"}
    answer = client.post(f"/desk/triage/{number}/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "没有成功" in page
    assert "前面的步骤已经生效" in page
    case = get_case(COUNTY, number).facts
    assert (case.state, case.version) == ("received", 2)


def test_a_doubtful_suggestion_leaves_it_to_a_person(world: World, client: Client) -> None:
    bring(world, text="那个东西坏了。", matter="other_request")
    sign_in(client, world, "luolan")
    page = client.get("/desk/triage/").content.decode()
    assert "需要人工判断" in page
    assert 'data-key="y"' not in page


def test_somebody_else_was_quicker(world: World, client: Client) -> None:
    number = bring(world)
    sign_in(client, world, "luolan")
    sent = fields(client.get("/desk/triage/").content.decode())
    do(world, number, "luolan", "recategorise", matter="rubbish", reason="是垃圾。")
    answer = client.post(f"/desk/triage/{number}/", sent)
    assert answer.status_code in (409, 422)
    assert get_case(COUNTY, number).facts.state == "received"


def test_a_case_is_left_for_later(world: World, client: Client) -> None:
    first, second = bring(world), bring(world, text="桥头垃圾没人清。", matter="rubbish")
    sign_in(client, world, "luolan")
    page = client.get("/desk/triage/").content.decode()
    later = re.search(r'href="(/desk/triage/\?after=[^"]+)"', page)
    assert later
    following = client.get(later[1]).content.decode()
    assert second in following
    assert first not in following


def test_triage_is_for_dispatchers(world: World, client: Client) -> None:
    sign_in(client, world, "yangguang")
    assert client.get("/desk/triage/").status_code == 403


def test_voices_are_merged_under_a_lead_and_split_again(world: World, client: Client) -> None:
    lead, member = bring(world), bring(world, text="路灯又不亮了，晚上黑灯瞎火。")
    sign_in(client, world, "luolan")
    page = client.get(f"/desk/cases/{member}/merge/").content.decode()
    assert lead in page
    sent = {"lead": lead, "seen": "1", "key": "m"}
    assert client.post(f"/desk/cases/{member}/act/merge/", sent).status_code == 302
    assert member in client.get(f"/desk/cases/{lead}/").content.decode()
    assert lead in client.get(f"/desk/cases/{member}/").content.decode()
    sent = {"reason": "不是同一盏灯。", "seen": "2", "key": "s"}
    assert client.post(f"/desk/cases/{member}/act/split/", sent).status_code == 302
    assert member not in client.get(f"/desk/cases/{lead}/").content.decode()


def test_search_leads_to_a_number_and_lists_words(world: World, client: Client) -> None:
    number = bring(world)
    sign_in(client, world, "luolan")
    assert client.get(f"/desk/search/?q={number}")["Location"] == f"/desk/cases/{number}/"
    assert "想找哪一件" in client.get("/desk/search/").content.decode()
    assert "没有找到" in client.get("/desk/search/?q=火星").content.decode()
