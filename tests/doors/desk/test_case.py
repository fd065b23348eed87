"""The page of a case: what stands on it, and its actions as buttons, each one POST."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.doors.desk.making import PNG, bring, dispatched, do, handled
from tests.doors.signing import sign_in
from tests.world import COUNTY, HOUSING, World

from maplebridge.cases.queries import get_case
from maplebridge.rulebook.publishing.queries import get_current_pack


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def state_of(number: str) -> str:
    return get_case(COUNTY, number).facts.state


def test_a_clerk_reads_everything_and_sees_the_next_step(world: World, client: Client) -> None:
    number = bring(world)
    sign_in(client, world, "luolan")
    page = client.get(f"/desk/cases/{number}/").content.decode()
    for words in ("村口的路灯", "路灯不亮", "待分流", "138****0001", "受理", "派单", "分流", "流转记录", "data-map"):
        assert words in page, words
    assert "13800000001" not in page


def test_a_form_dispatches_with_one_post(world: World, client: Client) -> None:
    number = bring(world)
    sign_in(client, world, "luolan")
    form = client.get(f"/desk/cases/{number}/act/dispatch/").content.decode()
    assert HOUSING in form
    sent = {"unit": HOUSING, "seen": hidden(form, "seen"), "key": hidden(form, "key")}
    answer = client.post(f"/desk/cases/{number}/act/dispatch/", sent)
    assert answer.status_code == 302
    assert state_of(number) == "dispatched"
    assert "已完成" in client.get(answer["Location"]).content.decode()
    again = client.post(f"/desk/cases/{number}/act/dispatch/", sent)
    assert again["Location"] == answer["Location"]
    assert get_case(COUNTY, number).facts.version == 2


def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(world: World, client: Client) -> None:
    number = bring(world)
    sign_in(client, world, "luolan")
    answer = client.post(f"/desk/cases/{number}/act/dispatch/", {"text": "请今天就去。", "seen": "1", "key": "a"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "请今天就去。" in page
    assert 'href="#f-unit"' in page
    assert state_of(number) == "received"


def test_who_acts_on_an_old_picture_sees_both_sides_and_keeps_their_words(world: World, client: Client) -> None:
    number = bring(world)
    sign_in(client, world, "luolan")
    do(world, number, "luolan", "recategorise", matter="rubbish", reason="照片里是垃圾堆。")
    sent = {"unit": HOUSING, "text": "请今天就去。", "seen": "1", "key": "a"}
    answer = client.post(f"/desk/cases/{number}/act/dispatch/", sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("改事项", "照片里是垃圾堆。", "请今天就去。", "仍然"):
        assert words in page, words
    assert hidden(page, "seen") == "2"
    assert state_of(number) == "received"


def test_a_step_that_is_not_possible_any_more_keeps_the_words_to_copy(world: World, client: Client) -> None:
    number = dispatched(world)
    sign_in(client, world, "luolan")
    sent = {"result": "当面说清了。", "outcome": "explained", "seen": "1", "key": "a"}
    answer = client.post(f"/desk/cases/{number}/act/answer_at_once/", sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "当面说清了。" in page
    assert "不能做了" in page


def test_a_browser_with_htmx_gets_the_form_alone_and_is_led_on(world: World, client: Client) -> None:
    number = bring(world)
    sign_in(client, world, "luolan")
    ask = {"HX-Request": "true"}
    form = client.get(f"/desk/cases/{number}/act/dispatch/", headers=ask).content.decode()
    assert "<html" not in form
    answer = client.post(f"/desk/cases/{number}/act/accept/", {"seen": "1", "key": "b"}, headers=ask)
    assert answer["HX-Redirect"] == f"/desk/cases/{number}/?done=2"


def test_evidence_is_sent_with_the_action(world: World, client: Client) -> None:
    number = handled(world)
    sign_in(client, world, "yangguang")
    sent = {"result": "灯泡已更换。", "outcome": "solved", "seen": "4", "key": "c"}
    photo = SimpleUploadedFile("lamp.png", PNG, "image/png")
    answer = client.post(f"/desk/cases/{number}/act/finish/", sent | {"evidence": photo})
    assert answer.status_code == 302
    assert state_of(number) == "checking"
    page = client.get(f"/desk/cases/{number}/").content.decode()
    address = re.search(rf"/desk/cases/{number}/files/[0-9a-f]+/", page)
    assert address
    shown = client.get(address[0])
    assert shown["Content-Type"] == "image/png"
    assert b"".join(shown)


def test_papers_are_chosen_from_the_list_and_an_abolished_one_is_refused_at_its_field(
    world: World, client: Client
) -> None:
    number, path = handled(world), "/desk/cases/{}/act/ask/"
    sign_in(client, world, "yangguang")
    form = client.get(path.format(number)).content.decode()
    proofs = get_current_pack(COUNTY).proofs
    identity, gone = proofs["identity"], proofs["kinship_by_village"]
    assert identity.basis
    assert f'value="{identity.title.zh}"' in form
    assert identity.basis.zh in form
    assert gone.title.zh not in form
    sent = {"papers": [identity.title.zh, f"{gone.title.zh}\r\n第 3 页复印件"], "reason": "核对身份"}
    answer = client.post(path.format(number), sent | {"seen": hidden(form, "seen"), "key": "a"})
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("不得再要", "民发〔2020〕20号", 'href="#f-papers"', "第 3 页复印件", "核对身份"):
        assert words in page, words
    assert f'value="{identity.title.zh}" checked' in page
    own = {**sent, "papers": [identity.title.zh, "第 3 页复印件\r\n"], "seen": hidden(form, "seen"), "key": "b"}
    assert client.post(path.format(number), own).status_code == 302
    assert state_of(number) == "asked"


def test_files_stay_when_something_else_is_missing(world: World, client: Client) -> None:
    number = handled(world)
    sign_in(client, world, "yangguang")
    photo = SimpleUploadedFile("lamp.png", PNG, "image/png")
    sent = {"outcome": "solved", "seen": "4", "key": "d", "evidence": photo}
    page = client.post(f"/desk/cases/{number}/act/finish/", sent).content.decode()
    kept = re.search(r'type="checkbox" name="evidence" value="([0-9a-f]{64})" checked', page)
    assert kept
    sent = {"result": "好了。", "outcome": "solved", "seen": "4", "key": "e", "evidence": kept[1]}
    assert client.post(f"/desk/cases/{number}/act/finish/", sent).status_code == 302


def test_the_contact_is_shown_for_a_reason_that_the_journal_keeps(world: World, client: Client) -> None:
    number = bring(world)
    sign_in(client, world, "luolan")
    assert "13800000001" not in client.get(f"/desk/cases/{number}/contact/").content.decode()
    refused = client.post(f"/desk/cases/{number}/contact/", {"reason": ""})
    assert refused.status_code == 422
    answer = client.post(f"/desk/cases/{number}/contact/", {"reason": "约定上门时间。"})
    assert "13800000001" in answer.content.decode()
    assert answer["Refresh"].startswith("60;")
    page = client.get(f"/desk/cases/{number}/").content.decode()
    assert "约定上门时间。" in page
    assert "13800000001" not in page


@pytest.mark.parametrize("path", ["", "act/sign/", "contact/", "files/aa/"])
def test_a_case_that_is_not_theirs_is_not_there(world: World, client: Client, path: str) -> None:
    number = bring(world)
    sign_in(client, world, "tangwei")
    assert client.get(f"/desk/cases/{number}/{path}").status_code == 404


def test_an_action_that_no_rule_knows_is_not_there(world: World, client: Client) -> None:
    number = bring(world)
    sign_in(client, world, "luolan")
    assert client.get(f"/desk/cases/{number}/act/fly/").status_code == 404
