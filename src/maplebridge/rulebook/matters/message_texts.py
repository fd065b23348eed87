"""What a pack says about messages, as plain values: their texts, by which channels they go, when nobody is disturbed.
Not for sending them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from maplebridge.ground.words.text import Text

Kind = Literal["sign_in", "progress", "invitation", "work", "warning"]
KINDS: Mapping[Kind, Text] = {
    "sign_in": Text("登录验证码", "Sign-in codes"),
    "progress": Text("办理进展", "How a case goes on"),
    "invitation": Text("评价邀请", "Invitations to rate"),
    "work": Text("工作提醒", "Work on my desk"),
    "warning": Text("预警和提示", "Warnings and advice"),
}
Hearers = Literal["resident", "party", "parties", "helpers"]
HEARERS: Mapping[Hearers, Text] = {
    "resident": Text("来访人", "whoever brought the case"),
    "party": Text("这一步所说的当事人", "the party that the action is about"),
    "parties": Text("各方当事人", "every party"),
    "helpers": Text("协办、代收的单位", "the units that help or took it in"),
}
Channel = Literal["sms", "wecom", "email", "group"]
CHANNELS: Mapping[Channel, Text] = {
    "sms": Text("短信", "Text message"),
    "wecom": Text("企业微信", "WeCom"),
    "email": Text("电子邮件", "E-mail"),
    "group": Text("企业微信群", "WeCom group"),
}
PLACEHOLDERS = ("number", "matter", "state", "promise", "link", "clock", "channel", "when")
SIGN_IN_PLACEHOLDERS = ("code", "minutes")
IN_APP_PLACEHOLDERS = ("number", "matter", "state", "promise", "clock", "channel", "when")
GROUP_PLACEHOLDERS = ("number", "state", "promise")
REQUIRED = (
    "sign_in_code",
    "received",
    "state_changed",
    "please_rate",
    "date_moved",
    "on_your_desk",
    "called",
    "helping",
    "missed_call",
    "overdue",
    "escalate",
    "not_reached",
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a template, for all matters or for one.

    `app` is the sentence on pages; `sms` what goes out, with the ids under which operators know it, by language;
    `group` what a chat group reads, which never says who or what it is about.
    """

    app: Text
    sms: Text | None = None
    sms_ids: Mapping[str, str] = field(default_factory=dict)
    group: Text | None = None


@dataclass(frozen=True, slots=True)
class MessageTemplate:
    """One message: `essential` ones cannot be switched off, `urgent` ones do not wait for the morning.

    `instead` is the template that goes out where an invitation would be one too many. It follows the actions under
    `on`, each written workflow.action, and goes `to` those whom it concerns; the house sends the ones without `on`.
    """

    name: str
    kind: Kind
    wording: Wording
    channels: tuple[Channel, ...] = ()
    essential: bool = False
    urgent: bool = False
    instead: str = ""
    matters: Mapping[str, Wording] = field(default_factory=dict)
    on: tuple[str, ...] = ()
    to: Hearers = "resident"

    def wording_for(self, matter: str) -> Wording:
        """The words for a matter: its own, else those for all."""
        return self.matters.get(matter, self.wording)


@dataclass(frozen=True, slots=True)
class MessageRules:
    """All templates of a pack, and from when to when (`21:00`) only urgent ones go out."""

    quiet_from: str = "21:00"
    quiet_to: str = "08:00"
    templates: Mapping[str, MessageTemplate] = field(default_factory=dict)
