"""WeCom: a client against a server that knows tokens and duplicates; envelopes that open for us alone."""

import base64
import hashlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC
from hypothesis import given
from hypothesis import strategies as st
from tests.ground.post.channels.wecom_server import AGENT, CORP, ROBOT, SECRET, WecomServer, wecom_server

from maplebridge.ground.post.channels.outcome import Refused, TryLater
from maplebridge.ground.post.channels.wecom import WecomClient
from maplebridge.ground.post.channels.wecom_crypto import Envelope, OddEnvelope
from maplebridge.ground.post.channels.wecom_xml import OddXml, read_xml, write_xml

NOW = datetime(2026, 9, 18, 8, 0, tzinfo=UTC)
AES_KEY = base64.b64encode(bytes(range(32))).decode().rstrip("=")
ENVELOPE = Envelope("token", AES_KEY, CORP)


@pytest.fixture
def server() -> Iterator[WecomServer]:
    with wecom_server() as running:
        yield running


def client(server: WecomServer, secret: str = SECRET) -> WecomClient:
    return WecomClient(server.url, CORP, AGENT, secret)


def test_the_access_token_is_kept_until_shortly_before_it_ends(server: WecomServer) -> None:
    app = client(server)
    app.send_to_member("axiu", "一", NOW)
    app.send_to_member("axiu", "二", NOW + timedelta(minutes=100))
    assert len(server.tokens) == 1
    app.send_to_member("axiu", "三", NOW + timedelta(minutes=119))
    assert len(server.tokens) == 2
    assert [text for _, text in server.members] == ["一", "二", "三"]


def test_a_token_that_has_gone_is_fetched_anew(server: WecomServer) -> None:
    app = client(server)
    app.send_to_member("axiu", "一", NOW)
    server.ended.add("token-1")
    app.send_to_member("axiu", "二", NOW)
    assert len(server.members) == 2


def test_a_wrong_secret_and_an_unknown_member_are_refused(server: WecomServer) -> None:
    with pytest.raises(Refused, match="40001"):
        client(server, "wrong").send_to_member("axiu", "一", NOW)
    with pytest.raises(Refused, match="invaliduser"):
        client(server).send_to_member("nobody", "一", NOW)


def test_the_same_message_again_is_dropped_over_there(server: WecomServer) -> None:
    app = client(server)
    server.refusals = []
    app.send_to_member("axiu", "一", NOW)
    server.deaf = 1
    with pytest.raises(TryLater) as silent:
        app.send_to_member("axiu", "二", NOW)
    assert silent.value.unsure
    app.send_to_member("axiu", "二", NOW)
    assert server.members == [("axiu", "一"), ("axiu", "二")]


def test_groups_are_written_to_by_their_robot_and_chats_by_the_app(server: WecomServer) -> None:
    client(server).send_by_robot(ROBOT, "编号 1")
    client(server).send_to_chat("chat1", "编号 2", NOW)
    assert (server.groups, server.chats) == ([(ROBOT, "编号 1")], [("chat1", "编号 2")])
    with pytest.raises(Refused):
        client(server).send_by_robot("another", "编号 1")


@pytest.mark.parametrize("code", [-1, 45009])
def test_a_busy_server_is_tried_later(server: WecomServer, code: int) -> None:
    server.refusals = [{"errcode": code}]
    with pytest.raises(TryLater) as later:
        client(server).send_to_member("axiu", "一", NOW)
    assert not later.value.unsure


def test_a_long_text_is_cut_between_signs(server: WecomServer) -> None:
    client(server).send_to_member("axiu", "长" * 3000, NOW)
    assert server.members[0][1] == "长" * 666


@given(st.text(max_size=300))
def test_what_is_sealed_opens_again(text: str) -> None:
    sealed = ENVELOPE.seal(text)
    assert ENVELOPE.open(ENVELOPE.sign("1", "2", sealed), "1", "2", sealed) == text


def test_an_envelope_made_by_the_documentation_s_words_opens() -> None:
    """Written a second time, from the published description, without our code."""
    key, content = base64.b64decode(AES_KEY + "="), "路灯".encode()
    plain = os.urandom(16) + len(content).to_bytes(4, "big") + content + CORP.encode()
    plain += bytes([32 - len(plain) % 32]) * (32 - len(plain) % 32)
    encryptor = Cipher(AES256(key), CBC(key[:16])).encryptor()
    sealed = base64.b64encode(encryptor.update(plain) + encryptor.finalize()).decode()
    signature = hashlib.sha1("".join(sorted(["token", "1409659813", "nonce", sealed])).encode()).hexdigest()
    assert ENVELOPE.open(signature, "1409659813", "nonce", sealed) == "路灯"


@pytest.mark.parametrize(
    "other",
    [Envelope("another", AES_KEY, CORP), Envelope("token", AES_KEY, "wwother"), Envelope("token", "A" * 43, CORP)],
)
def test_an_envelope_for_others_stays_shut(other: Envelope) -> None:
    sealed = other.seal("路灯")
    with pytest.raises(OddEnvelope):
        ENVELOPE.open(other.sign("1", "2", sealed), "1", "2", sealed)


@given(st.binary(max_size=200))
def test_no_rubbish_opens(rubbish: bytes) -> None:
    sealed = base64.b64encode(rubbish).decode()
    with pytest.raises(OddEnvelope):
        ENVELOPE.open(ENVELOPE.sign("1", "2", sealed), "1", "2", sealed)


def test_xml_is_read_by_paths_and_written_escaped() -> None:
    xml = "<xml><MsgId>1</MsgId><From><UserId>a</UserId></From><Text><Content><![CDATA[<b>&]]></Content></Text></xml>"
    read = read_xml(xml)
    assert (read["MsgId"], read["From/UserId"], read["Text/Content"]) == ("1", "a", "<b>&")
    assert read_xml(write_xml({"Content": "<b>&"})) == {"Content": "<b>&"}


@pytest.mark.parametrize(
    "odd",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]><xml><MsgId>&a;</MsgId></xml>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd"><xml/>',
        "<xml><MsgId>1</xml>",
        "",
        "<xml>" + "a" * 200_001 + "</xml>",
    ],
)
def test_xml_with_more_than_texts_is_refused(odd: str) -> None:
    with pytest.raises(OddXml):
        read_xml(odd)
