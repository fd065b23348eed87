"""Following a case: opened by link or number, acted on with the forms of the rulebook, nothing lost in a conflict."""

import json
from typing import Any

import pytest
from django.test import Client
from tests.doors.portal.sending import TEXT, bring, case_of, holder_of, photo
from tests.doors.signing import sign_in
from tests.world import COUNTY, HOUSING, World, streetlight

from maplebridge.cases.actions.submit import Receipt, submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Contact, Intake
from maplebridge.cases.queries import get_case
from maplebridge.cases.reads import note_read
from maplebridge.cases.revealing import reveal
from maplebridge.ground.clock.time import now

ANSWER = {"result": "灯泡已更换，试亮正常。", "outcome": "solved"}


def brought(world: World, sender: str | None = None, **changes: Any) -> Receipt:
    intake = Intake(**streetlight(**changes))
    return submit(county=COUNTY, intake=intake, sender=world.actor(sender) if sender else None, now=now())


def opened(client: Client, receipt: Receipt) -> str:
    """The case is held by the browser; its address."""
    client.get(f"/c/{receipt.number}/{receipt.secret}")
    return f"/cases/{receipt.number}/"


def do(world: World, code: str, number: str, action: str, **fields: Any) -> None:
    take(actor=world.actor(code), number=number, action=action, fields=fields, seen=None, now=now())


def answer_at_once(world: World, number: str) -> None:
    do(world, "luolan", number, "answer_at_once", **ANSWER)


def text_of(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


def test_the_secret_link_opens_the_case_and_leaves_the_address(world: World, client: Client) -> None:
    receipt = brought(world)
    answer = client.get(f"/c/{receipt.number}/{receipt.secret}")
    assert answer.headers["Location"] == f"/cases/{receipt.number}/"
    assert "村口的路灯" in text_of(client, f"/cases/{receipt.number}/")


@pytest.mark.parametrize("secret", ["wrong", "k1AAAAAAAAAAAAAAAAAAAA"])
def test_a_wrong_secret_opens_nothing(world: World, client: Client, secret: str) -> None:
    receipt = brought(world)
    assert client.get(f"/c/{receipt.number}/{secret}").status_code == 401
    assert client.get(f"/cases/{receipt.number}/").status_code == 401


def test_number_and_secret_open_it_by_hand(world: World, client: Client) -> None:
    receipt = brought(world)
    spaced = f"{receipt.number[:4]} {receipt.number[4:]}"
    answer = client.post("/cases/", {"number": spaced, "secret": receipt.secret})
    assert answer.headers["Location"] == f"/cases/{receipt.number}/"
    assert receipt.number in text_of(client, "/cases/")


def test_a_borrowed_phone_forgets(world: World, client: Client) -> None:
    receipt = brought(world)
    path = opened(client, receipt)
    client.post("/drafts/report/", {"text": "没写完的话"}, headers={"X-Live": "1"})
    assert "没写完的话" in text_of(client, "/report/")
    assert client.post("/cases/forget/").headers["Location"] == "/cases/"
    assert receipt.number not in text_of(client, "/cases/")
    assert client.get(path).status_code == 401
    assert "没写完的话" not in text_of(client, "/report/")


def test_a_slip_in_number_or_secret_is_told_in_one_sentence(world: World, client: Client) -> None:
    receipt = brought(world)
    wrong = client.post("/cases/", {"number": receipt.number, "secret": "slip"})
    assert wrong.status_code == 422
    assert "案件编号或查询密码不正确" in wrong.content.decode()
    assert receipt.number in wrong.content.decode()


def test_a_resident_sees_own_cases_and_nobody_elses(world: World, client: Client) -> None:
    mine, other = brought(world, "alice"), brought(world, "bob")
    sign_in(client, world, "alice")
    assert mine.number in text_of(client, "/cases/")
    assert other.number not in text_of(client, "/cases/")
    assert client.get(f"/cases/{other.number}/").status_code == 404


def test_who_has_it_and_by_when(world: World, client: Client) -> None:
    receipt = brought(world)
    path = opened(client, receipt)
    assert "猫场镇" in text_of(client, path)
    do(world, "luolan", receipt.number, "dispatch", unit=HOUSING)
    page = text_of(client, path)
    assert "县住房和城乡建设局" in page
    assert "已派单" in page
    assert "最迟" in page


def test_a_note_is_added(world: World, client: Client) -> None:
    path = opened(client, brought(world))
    answer = client.post(f"{path}do/note/", {"text": "今晚也没亮", "seen": "1", "key": "n1"})
    assert answer.headers["Location"] == path
    client.post(f"{path}do/note/", {"text": "今晚也没亮", "seen": "1", "key": "n1"})
    assert text_of(client, path).count("今晚也没亮") == 1


def test_a_photo_is_added_later(world: World, client: Client) -> None:
    path = opened(client, brought(world))
    client.post(f"{path}do/attach/", {"files": [photo()], "text": "灯杆", "seen": "1", "key": "a"})
    assert "照片 1" in text_of(client, path)


def test_a_question_is_shown_and_answered(world: World, client: Client) -> None:
    receipt = brought(world)
    path = opened(client, receipt)
    do(world, "luolan", receipt.number, "dispatch", unit=HOUSING)
    do(world, "yangguang", receipt.number, "sign")
    do(world, "yangguang", receipt.number, "ask", papers=["灯杆照片"], reason="需要核对是哪一盏")
    page = text_of(client, path)
    assert "需要您补充" in page
    assert "需要核对是哪一盏" in page
    client.post(f"{path}do/supply/", {"papers": "灯杆照片一张", "seen": "4", "key": "s"})
    assert case_of(COUNTY, receipt.number).state == "handling"


def test_five_faces_rate_and_unsolved_is_done_again(world: World, client: Client) -> None:
    receipt = brought(world)
    path = opened(client, receipt)
    assert "您说了算" not in text_of(client, path)
    answer_at_once(world, receipt.number)
    page = text_of(client, path)
    assert page.count('name="satisfaction"') == 5
    assert "rating_secret" not in page
    client.post(f"{path}do/rate/", {"solved": "no", "satisfaction": "very_dissatisfied", "seen": "2"})
    case = case_of(COUNTY, receipt.number)
    assert (case.state, case.solved, case.satisfaction) == ("handling", "no", "very_dissatisfied")


def test_a_rating_without_a_face_says_what_is_missing(world: World, client: Client) -> None:
    receipt = brought(world)
    path = opened(client, receipt)
    answer_at_once(world, receipt.number)
    answer = client.post(f"{path}do/rate/", {"solved": "yes", "text": "修好了", "seen": "2"})
    assert answer.status_code == 422
    assert "修好了" in answer.content.decode()
    assert 'href="#f-satisfaction"' in answer.content.decode()


def test_whoever_wrote_for_another_does_not_rate(world: World, client: Client) -> None:
    receipt = brought(world, reporter=Contact(phone="13800138001"), proxy=Contact(phone="13800138002"))
    path = opened(client, receipt)
    answer_at_once(world, receipt.number)
    assert 'name="satisfaction"' not in text_of(client, path)
    assert client.get(f"{path}do/rate/").status_code == 404


def test_two_taps_rate_once(world: World, client: Client) -> None:
    receipt = brought(world)
    path = opened(client, receipt)
    answer_at_once(world, receipt.number)
    sent = {"solved": "yes", "satisfaction": "satisfied", "seen": "2"}
    for _ in range(2):
        assert client.post(f"{path}do/rate/", sent).headers["Location"] == path
    assert case_of(COUNTY, receipt.number).version == 3


def test_a_conflict_shows_what_changed_and_keeps_what_was_typed(world: World, client: Client) -> None:
    receipt = brought(world)
    path = opened(client, receipt)
    do(world, "luolan", receipt.number, "dispatch", unit=HOUSING)
    answer = client.post(f"{path}do/withdraw/", {"reason": "自己修好了", "seen": "1", "key": "w"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "有了新进展" in page
    assert "派单" in page
    assert "自己修好了" in page
    assert 'name="seen" value="2"' in page
    client.post(f"{path}do/withdraw/", {"reason": "自己修好了", "seen": "2", "key": "w2"})
    assert case_of(COUNTY, receipt.number).state == "withdrawn"


@pytest.mark.parametrize("action", ["dispatch", "no_such", "archive"])
def test_what_is_not_a_residents_to_do_is_not_there(world: World, client: Client, action: str) -> None:
    path = opened(client, brought(world))
    assert client.get(f"{path}do/{action}/").status_code == 404
    assert client.post(f"{path}do/{action}/", {"reason": "x"}).status_code == 404


@pytest.mark.parametrize("action", ["rate", "merge", "object"])
def test_a_tap_that_comes_too_late_leads_back_to_the_case(world: World, client: Client, action: str) -> None:
    path = opened(client, brought(world))
    assert client.get(f"{path}do/{action}/").status_code == 404
    assert client.post(f"{path}do/{action}/", {"reason": "x"}).headers["Location"] == path


def test_staff_do_not_act_as_residents(world: World, client: Client) -> None:
    receipt = brought(world)
    sign_in(client, world, "luolan")
    assert client.get(f"/cases/{receipt.number}/do/note/").status_code == 404


def test_who_saw_the_phone_is_listed_with_the_reason(world: World, client: Client) -> None:
    receipt = brought(world, reporter=Contact(phone="13800138000"))
    path = opened(client, receipt)
    assert "还没有人看过您的电话" in text_of(client, path)
    reveal(actor=world.actor("luolan"), number=receipt.number, reason="电话核实地点", now=now())
    note_read(world.actor("luolan"), get_case(COUNTY, receipt.number), now())
    page = text_of(client, path)
    assert "电话核实地点" in page
    assert "打开过这件事的单位" in page


def test_the_receipt_is_a_file_and_a_paper(world: World, client: Client) -> None:
    receipt = brought(world)
    path = opened(client, receipt)
    answer = client.get(f"{path}receipt")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert json.loads(answer.content)["number"] == receipt.number
    assert "数字签名" in text_of(client, f"{path}paper/")


def test_a_file_of_another_case_is_not_there(world: World, client: Client) -> None:
    stranger = Client()
    number = bring(stranger, photos=[photo()])
    (file,) = case_files(number)
    path = opened(client, brought(world))
    assert client.get(f"{path}files/{file}").status_code == 404


def case_files(number: str) -> list[str]:
    from maplebridge.cases.viewing import access_view

    return [file.id for file in access_view(holder_of(COUNTY, number), number).files]


def test_me_too_joins_the_one_before(world: World, client: Client) -> None:
    first = brought(world)
    number = bring(client, place=first.place, matter="streetlight")
    page = text_of(client, f"/report/done/{number}/")
    assert "附近有人反映过类似的" in page
    assert first.number not in page
    reference = page.split('name="reference" value="')[1].split('"')[0]
    client.post(f"/cases/{number}/join/", {"reference": reference})
    assert case_of(COUNTY, number).state == "merged"
    assert "合在一起办" in text_of(client, f"/cases/{number}/")


def test_ended_cases_say_so(world: World, client: Client) -> None:
    receipt = brought(world)
    path = opened(client, receipt)
    answer_at_once(world, receipt.number)
    client.post(f"{path}do/rate/", {"solved": "yes", "satisfaction": "satisfied", "seen": "2"})
    page = text_of(client, path)
    assert "已办结" in page
    client.post(f"{path}do/object/", {"reason": "第二天又坏了", "seen": "3", "key": "o"})
    assert case_of(COUNTY, receipt.number).state == "objected"


def test_english_throughout(world: World, client: Client) -> None:
    path = opened(client, brought(world, text=TEXT))
    page = text_of(client, f"{path}?lang=en")
    assert "What has happened" in page
    assert "办理过程" not in page
