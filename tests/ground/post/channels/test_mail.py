"""E-mail to a real server on this computer."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from tests.ports import free_ports

from maplebridge.ground.post.channels.mail import MailClient
from maplebridge.ground.post.channels.outcome import Refused, TryLater

NOW = datetime(2026, 9, 18, 8, 0, tzinfo=UTC)


class Mailbox:
    """Keeps what comes; nobody lives at `gone`, and `busy` is told to come again."""

    def __init__(self) -> None:
        self.mails: list[Any] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address.startswith("gone@"):
            return "550 no such mailbox"
        if address.startswith("busy@"):
            return "451 come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, MailClient]]:
    box = Mailbox()
    (port,) = free_ports(1)
    controller = Controller(box, hostname="127.0.0.1", port=port, ready_timeout=60.0)
    controller.start()
    yield box, MailClient("127.0.0.1", port, "NONE", "bridge@example.org")
    controller.stop()


def send(client: MailClient, to: str = "alice@example.org") -> str:
    return client.send(to=to, subject="枫桥消息", text="您反映的事项有新进展。", own_id="o1", now=NOW)


def test_a_mail_arrives_in_chinese_under_our_own_name(mailbox: tuple[Mailbox, MailClient]) -> None:
    box, client = mailbox
    send(client)
    mail = box.mails[0]
    assert (mail["Subject"], mail["To"], mail["Message-ID"]) == ("枫桥消息", "alice@example.org", "<o1@example.org>")
    assert mail.get_content().strip() == "您反映的事项有新进展。"


def test_a_mailbox_that_is_none_is_told_from_one_that_is_busy(mailbox: tuple[Mailbox, MailClient]) -> None:
    _, client = mailbox
    with pytest.raises(Refused, match="550"):
        send(client, "gone@example.org")
    with pytest.raises(TryLater, match="451"):
        send(client, "busy@example.org")


def test_a_server_that_is_away_is_tried_later() -> None:
    with pytest.raises(TryLater):
        send(MailClient("127.0.0.1", 9, "NONE", "bridge@example.org"))


def test_no_line_can_be_added_to_the_head() -> None:
    with pytest.raises(ValueError, match="linefeed"):
        send(MailClient("127.0.0.1", 9, "NONE", "bridge@example.org"), "a@example.org\nBcc: b@example.org")
