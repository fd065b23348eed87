"""Text messages to a provider that checks every signature."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from tests.ground.post.channels.sms_provider import KEY_ID, SECRET, SIGN, SmsProvider, sms_provider

from maplebridge.ground.post.channels.acs import Call, signed_headers
from maplebridge.ground.post.channels.outcome import Refused, Report, TryLater
from maplebridge.ground.post.channels.sms import AlreadyTaken, SmsClient

NOW = datetime(2026, 9, 18, 8, 0, tzinfo=UTC)
PHONE = "13800000001"


@pytest.fixture
def provider() -> Iterator[SmsProvider]:
    with sms_provider() as running:
        yield running


def client(provider: SmsProvider, secret: str = SECRET) -> SmsClient:
    return SmsClient(provider.url, KEY_ID, secret, SIGN)


def send(client: SmsClient, nonce: str = "n1", own_id: str = "o1") -> str:
    params = {"code": "246810", "matter": "路灯 a+b/~*&="}
    return client.send(phone=PHONE, template="SMS_1", params=params, own_id=own_id, nonce=nonce, now=NOW)


def test_the_signature_of_the_published_example_comes_out() -> None:
    query = {"ImageId": "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd", "RegionId": "cn-shanghai"}
    at = datetime(2023, 10, 26, 10, 22, 32, tzinfo=UTC)
    nonce = "3156853299f313e23d1673dc12e1703d"
    call = Call("ecs.cn-shanghai.aliyuncs.com", "RunInstances", "2014-05-26", query, nonce, at)
    signed = signed_headers(call, "YourAccessKeyId", "YourAccessKeySecret")["Authorization"]
    assert signed.endswith("Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0")


def test_a_text_is_taken_with_its_template_and_what_fills_it(provider: SmsProvider) -> None:
    assert send(client(provider)) == "biz-1"
    assert provider.texts() == [(PHONE, "SMS_1", {"code": "246810", "matter": "路灯 a+b/~*&="})]
    assert provider.taken[0]["SignName"] == SIGN


def test_a_wrong_secret_is_refused_and_nothing_is_sent(provider: SmsProvider) -> None:
    with pytest.raises(Refused, match="SignatureDoesNotMatch"):
        send(client(provider, "another"))
    assert provider.taken == []


def test_the_same_try_is_taken_once(provider: SmsProvider) -> None:
    send(client(provider))
    with pytest.raises(AlreadyTaken):
        send(client(provider))
    assert len(provider.taken) == 1


def test_what_became_of_it_is_found_by_our_own_id(provider: SmsProvider) -> None:
    send(client(provider))
    asked = client(provider)
    assert asked.ask(phone=PHONE, own_id="o1", sent_at=NOW, nonce="q1", now=NOW) == Report("delivered", "DELIVERED")
    assert asked.ask(phone=PHONE, own_id="o2", sent_at=NOW, nonce="q2", now=NOW) == Report("unknown")


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ((400, {"Code": "isv.MOBILE_NUMBER_ILLEGAL"}), Refused),
        ((400, {"Code": "isv.SMS_TEMPLATE_ILLEGAL"}), Refused),
        ((200, {"Code": "isv.BUSINESS_LIMIT_CONTROL"}), TryLater),
        ((503, {"Code": "ServiceUnavailable"}), TryLater),
        ((400, {"Code": "Throttling.User"}), TryLater),
    ],
)
def test_what_passes_is_told_from_what_does_not(
    provider: SmsProvider, answer: tuple[int, dict[str, str]], kind: type[Exception]
) -> None:
    provider.refusals = [answer]
    with pytest.raises(kind) as caught:
        send(client(provider))
    assert type(caught.value) is kind
    assert not getattr(caught.value, "unsure", False)


def test_nobody_at_home_is_surely_not_sent_and_silence_is_unsure(provider: SmsProvider) -> None:
    with pytest.raises(TryLater) as nobody:
        send(SmsClient("http://127.0.0.1:9", KEY_ID, SECRET, SIGN))
    assert not nobody.value.unsure
    provider.deaf = 1
    with pytest.raises(TryLater) as silent:
        send(client(provider))
    assert silent.value.unsure
    assert len(provider.taken) == 1


def test_the_secret_is_not_in_what_is_printed(provider: SmsProvider) -> None:
    assert SECRET not in repr(client(provider))
