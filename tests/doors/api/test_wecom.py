"""A chat group addresses the centre: through WeCom's envelope in, a case, and the answers back into the group."""

import base64
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.cases.stage import messages
from tests.doors.api.visitors import Visitors
from tests.ground.post.channels.wecom_server import AGENT, CORP, ROBOT, SECRET, WecomServer, wecom_server
from tests.world import COUNTY, HOUSING, VILLAGE, WATER

from maplebridge.cases.actions.take import take
from maplebridge.cases.models import Case, CaseWord
from maplebridge.ground.clock.time import now
from maplebridge.ground.numbers import case_number
from maplebridge.ground.post.channels.wecom_crypto import Envelope
from maplebridge.ground.post.channels.wecom_xml import read_xml
from maplebridge.services.notices.jobs import tell_once
from maplebridge.services.sending.groups import list_groups, place_group
from maplebridge.services.sending.jobs import send_once

AES_KEY = base64.b64encode(bytes(range(32))).decode().rstrip("=")
ENVELOPE = Envelope("token", AES_KEY, CORP)
ADDRESS = f"/api/wecom/{COUNTY}/"
ASKED = "@枫桥中心 村口的路灯三天不亮了"


@pytest.fixture
def wecom(settings: Any) -> Iterator[WecomServer]:
    with wecom_server() as server:
        settings.WECOM_URL, settings.WECOM_CORP_ID, settings.WECOM_AGENT_ID = server.url, CORP, AGENT
        settings.WECOM_SECRET, settings.WECOM_TOKEN, settings.WECOM_AES_KEY = SECRET, "token", AES_KEY
        settings.WECOM_RECEIVER = CORP
        yield server


def inner(text: str, msg_id: str = "msg-1", group: str = "wrkSFfCgAA") -> str:
    return (
        f"<xml><WebhookUrl><![CDATA[http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={ROBOT}]]></WebhookUrl>"
        f"<MsgId>{msg_id}</MsgId><ChatId>{group}</ChatId><ChatType>group</ChatType><MsgType>text</MsgType>"
        "<From><UserId>zhangsan</UserId><Name><![CDATA[张三]]></Name></From>"
        f"<Text><Content><![CDATA[{text}]]></Content></Text></xml>"
    )


def post(text: str, envelope: Envelope = ENVELOPE, **said: str) -> Any:
    sealed = envelope.seal(inner(text, **said))
    query = f"msg_signature={envelope.sign('1789000000', 'n', sealed)}&timestamp=1789000000&nonce=n"
    body = f"<xml><ToUserName>{CORP}</ToUserName><Encrypt><![CDATA[{sealed}]]></Encrypt></xml>"
    return Client().post(f"{ADDRESS}?{query}", body, content_type="text/xml")


def reply_in(answer: Any) -> str:
    outer = read_xml(answer.content.decode())
    opened = ENVELOPE.open(outer["MsgSignature"], outer["TimeStamp"], outer["Nonce"], outer["Encrypt"])
    return read_xml(opened)["Text/Content"]


def work(moment: datetime) -> None:
    """Tells and sends, by the next morning whatever the hour is now."""
    while tell_once(COUNTY, moment):
        pass
    for later in (moment, moment + timedelta(hours=12)):
        while send_once(COUNTY, later):
            pass


def test_wecom_is_shown_that_we_hold_the_key(visit: Visitors, wecom: WecomServer) -> None:
    sealed = ENVELOPE.seal("1616140317555161061")
    said = {"msg_signature": ENVELOPE.sign("1", "2", sealed), "timestamp": "1", "nonce": "2", "echostr": sealed}
    assert Client().get(ADDRESS, said).content == b"1616140317555161061"
    assert Client().get(ADDRESS, said | {"msg_signature": "0" * 40}).status_code == 403
    assert Client().put(ADDRESS).status_code == 405


def test_what_a_group_asks_becomes_a_case_and_the_answers_return_to_it(visit: Visitors, wecom: WecomServer) -> None:
    answer = post(ASKED)
    assert (answer.status_code, answer.content) == (200, b"")
    case = Case.objects.of(COUNTY).get()
    assert (case.channel, case.matter) == ("chat_group", "streetlight")
    work(now())
    assert [key for key, _ in wecom.groups] == [ROBOT]
    assert wecom.groups[0][1].startswith(f"已登记，编号 {case.number}。承诺")
    take(
        actor=visit.world.actor("axiu"),
        number=case.number,
        action="dispatch",
        fields={"unit": HOUSING},
        seen=None,
        now=now(),
    )
    work(now())
    assert wecom.groups[1][1].startswith(f"编号 {case.number}：已派单。")


def test_nothing_personal_and_nothing_of_the_matter_is_said_in_the_group(visit: Visitors, wecom: WecomServer) -> None:
    post("@枫桥中心 我丈夫打我，我住三组 13800000009")
    work(now() + timedelta(days=1))
    (said,) = [text for _, text in wecom.groups]
    for word in ("张三", "zhangsan", "13800000009", "丈夫", "三组", "家暴", "家庭暴力", "/s/"):
        assert word not in said
    name = CaseWord.objects.of(COUNTY).get(field="reporter.name")
    assert name.plain is None


def test_the_same_message_delivered_again_is_the_same_case(visit: Visitors, wecom: WecomServer) -> None:
    for _ in range(3):
        post(ASKED)
    assert Case.objects.of(COUNTY).count() == 1
    post(ASKED, msg_id="msg-2")
    assert Case.objects.of(COUNTY).count() == 2
    work(now())
    assert len(wecom.groups) == 2
    assert len([who for number in _numbers() for who, what, _ in messages(number) if what == "received"]) == 2


def test_a_bare_mention_is_told_how_to_ask(visit: Visitors, wecom: WecomServer) -> None:
    assert "村口的路灯" in reply_in(post("@枫桥中心 "))
    assert not Case.objects.of(COUNTY).exists()


def test_a_group_hears_how_its_own_cases_stand_and_no_others(visit: Visitors, wecom: WecomServer) -> None:
    post(ASKED)
    (number,) = _numbers()
    assert reply_in(post(f"@枫桥中心 {number}", msg_id="msg-2")).startswith(f"编号 {number}：已收到。")
    none = reply_in(post(f"@枫桥中心 {case_number.make(COUNTY)}", msg_id="msg-3", group="another"))
    assert number not in none
    assert reply_in(post(f"@枫桥中心 {number}", msg_id="msg-4", group="another")) == none


def test_a_group_hears_no_more_of_its_case_once_that_keeps_somebody_out(visit: Visitors, wecom: WecomServer) -> None:
    """Those who are complained of may sit in the group of their village."""
    post(ASKED)
    (number,) = _numbers()
    work(now())
    heard = len(wecom.groups)
    axiu = visit.world.actor("axiu")
    steps = (("exclude", {"excluded": [WATER], "reason": "回避"}), ("dispatch", {"unit": HOUSING}))
    for action, fields in steps:
        take(actor=axiu, number=number, action=action, fields=fields, seen=None, now=now())
    work(now())
    assert len(wecom.groups) == heard
    none = reply_in(post(f"@枫桥中心 {case_number.make(COUNTY)}", msg_id="msg-2"))
    assert reply_in(post(f"@枫桥中心 {number}", msg_id="msg-3")) == none


def test_a_village_s_group_speaks_for_its_village(visit: Visitors, wecom: WecomServer) -> None:
    post("@枫桥中心 你好，请问在吗", group="wrk1")
    (group,) = list_groups(COUNTY)
    assert place_group(county=COUNTY, group_id=group.id, name="凤坪村群", place=VILLAGE)
    post(ASKED, msg_id="msg-9", group="wrk1")
    assert Case.objects.of(COUNTY).order_by("-id")[0].place == VILLAGE


def test_english_is_answered_in_english(visit: Visitors, wecom: WecomServer) -> None:
    post("@Maplebridge the street lamp at our gate is broken")
    work(now())
    assert wecom.groups[0][1].startswith(f"Registered under number {_numbers()[0]}")


def test_envelopes_of_others_are_refused_and_leave_nothing(visit: Visitors, wecom: WecomServer) -> None:
    assert post(ASKED, Envelope("stolen", AES_KEY, CORP)).status_code == 403
    assert post(ASKED, Envelope("token", AES_KEY, "wwother")).status_code == 403
    assert Client().post(ADDRESS, "<xml/>", content_type="text/xml").status_code == 403
    assert Client().post(ADDRESS, b"\xff\x00 no xml", content_type="text/xml").status_code == 403
    assert Client().post(ADDRESS, b"x" * 100_001, content_type="text/xml").status_code == 413
    assert not Case.objects.of(COUNTY).exists()
    assert list_groups(COUNTY) == []


def test_without_a_key_or_for_another_county_there_is_no_door(
    visit: Visitors, wecom: WecomServer, settings: Any
) -> None:
    assert Client().get("/api/wecom/999999/").status_code == 404
    settings.WECOM_TOKEN = ""
    assert post(ASKED).status_code == 404


def _numbers() -> list[str]:
    return list(Case.objects.of(COUNTY).order_by("id").values_list("number", flat=True))
