"""The ways out of the house that are open, by the settings; in the demo a page stands in for text messages.
Not for which message takes which."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Protocol, cast

from django.conf import settings

from maplebridge.ground.clock.time import day_of, midnight_after
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.post.channels.mail import MailClient, Security
from maplebridge.ground.post.channels.outcome import Report, TryLater
from maplebridge.ground.post.channels.sms import AlreadyTaken, SmsClient
from maplebridge.ground.post.channels.wecom import WecomClient
from maplebridge.services.sending.displaying import show_text
from maplebridge.services.sending.rules import STALE


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message ready to go. `own_id` is ours, the same at each try; `refusals` counts the tries that the provider
    said it did not take; `unsure` is when another one, since `made_at`, may have gone through."""

    county: str
    own_id: str
    address: str = field(repr=False)
    subject: str
    text: str = field(repr=False)
    sms_id: str = ""
    params: Mapping[str, str] = field(default_factory=dict, repr=False)
    refusals: int = 0
    unsure: bool = False
    made_at: datetime | None = None

    @property
    def nonce(self) -> str:
        """The same for repetitions of one try, so that a provider that has had it refuses it."""
        return sha256(f"{self.own_id}:{self.refusals}".encode()).hexdigest()[:32]


class Way(Protocol):
    """One way out of the house."""

    def send(self, out: Outgoing, now: datetime) -> str:
        """The provider's id. Raises TryLater or Refused."""

    def ask(self, out: Outgoing, sent_at: datetime, now: datetime) -> Report | None:
        """What became of it; None where nobody says."""


@dataclass(frozen=True, slots=True)
class SmsWay:
    """Text messages through a provider."""

    client: SmsClient

    def send(self, out: Outgoing, now: datetime) -> str:
        """Asks first when an earlier try may have gone through; the provider refuses the same try twice."""
        if out.unsure and self._knows(out, now):
            return ""
        try:
            return self.client.send(
                phone=out.address, template=out.sms_id, params=out.params, own_id=out.own_id, nonce=out.nonce, now=now
            )
        except AlreadyTaken:
            if self._knows(out, now):
                return ""
            raise TryLater("taken_but_unknown") from None

    def ask(self, out: Outgoing, sent_at: datetime, now: datetime) -> Report | None:
        """The provider's report."""
        nonce = new_id().hex
        return self.client.ask(phone=out.address, own_id=out.own_id, sent_at=sent_at, nonce=nonce, now=now)

    def _knows(self, out: Outgoing, now: datetime) -> bool:
        days = dict.fromkeys(day_of(moment) for moment in (now, now - STALE, out.made_at or now))
        reports = (self.ask(out, midnight_after(day - timedelta(days=1)), now) for day in days)
        return any(report is not None and report.arrival != "unknown" for report in reports)


@dataclass(frozen=True, slots=True)
class DisplayWay:
    """The demo's stand-in: the text is shown on a page."""

    def send(self, out: Outgoing, now: datetime) -> str:
        """Shows it; the same message once."""
        show_text(county=out.county, own_id=out.own_id, phone=out.address, text=out.text, now=now)
        return out.own_id

    def ask(self, out: Outgoing, sent_at: datetime, now: datetime) -> Report | None:
        """Nobody says."""
        return None


@dataclass(frozen=True, slots=True)
class MemberWay:
    """Messages to members of the corp in WeCom."""

    client: WecomClient

    def send(self, out: Outgoing, now: datetime) -> str:
        """The same text within half an hour is dropped over there."""
        return self.client.send_to_member(out.address, out.text, now)

    def ask(self, out: Outgoing, sent_at: datetime, now: datetime) -> Report | None:
        """Nobody says."""
        return None


@dataclass(frozen=True, slots=True)
class GroupWay:
    """Messages into chat groups; the address is `robot:<key>` or `chat:<id>`. A repetition after a kill shows twice."""

    client: WecomClient

    def send(self, out: Outgoing, now: datetime) -> str:
        """By the group's robot where there is one, else as the app whose chat it is."""
        kind, _, rest = out.address.partition(":")
        return (
            self.client.send_by_robot(rest, out.text)
            if kind == "robot"
            else self.client.send_to_chat(rest, out.text, now)
        )

    def ask(self, out: Outgoing, sent_at: datetime, now: datetime) -> Report | None:
        """Nobody says."""
        return None


@dataclass(frozen=True, slots=True)
class MailWay:
    """E-mail."""

    client: MailClient

    def send(self, out: Outgoing, now: datetime) -> str:
        """A repetition has the same name, by which mailboxes know it."""
        return self.client.send(to=out.address, subject=out.subject, text=out.text, own_id=out.own_id, now=now)

    def ask(self, out: Outgoing, sent_at: datetime, now: datetime) -> Report | None:
        """Nobody says."""
        return None


@lru_cache(maxsize=8)
def _wecom(url: str, corp_id: str, agent_id: int, secret: str) -> WecomClient:
    """One client for the process: it keeps the access token."""
    return WecomClient(url, corp_id, agent_id, secret)


def open_ways() -> dict[str, Way]:
    """The channels that are open, by their names."""
    ways: dict[str, Way] = {}
    if settings.SMS_URL:
        client = SmsClient(settings.SMS_URL, settings.SMS_KEY_ID, settings.SMS_KEY_SECRET, settings.SMS_SIGN)
        ways["sms"] = SmsWay(client)
    elif settings.DEMO:
        ways["sms"] = DisplayWay()
    if settings.WECOM_URL:
        app = settings.WECOM_URL, settings.WECOM_CORP_ID, settings.WECOM_AGENT_ID, settings.WECOM_SECRET
        ways |= {"wecom": MemberWay(_wecom(*app)), "group": GroupWay(_wecom(*app))}
    if settings.SMTP_HOST:
        ways["email"] = MailWay(
            MailClient(
                settings.SMTP_HOST,
                settings.SMTP_PORT,
                cast("Security", settings.SMTP_SECURITY),
                settings.SMTP_FROM,
                settings.SMTP_USER,
                settings.SMTP_PASSWORD,
            )
        )
    return ways
