"""The form in which people say what they wish of messages, as fields of the rulebook. Pure; not for keeping it."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.message_texts import CHANNELS, KINDS
from maplebridge.rulebook.workflows.definition import Choice, Field, FieldType
from maplebridge.rulebook.workflows.parsing import parse_fields
from maplebridge.services.sending.rules import Wishes

HOURS = tuple(Choice(f"{hour:02d}:00", Text(f"{hour:02d}:00", f"{hour:02d}:00")) for hour in range(24))
LANGUAGES = (
    Choice("", Text("和事项一样", "As the case")),
    Choice("zh", Text("中文", "Chinese")),
    Choice("en", Text("英文", "English")),
)
MAILBOX = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
OFFERED = {"resident": ("progress", "invitation", "warning"), "staff": ("work",)}
REACHING = {"resident": ("sms", "email"), "staff": ("wecom", "sms", "email")}
NO_MAILBOX = Text("请核对电子邮箱地址", "please check the e-mail address")
HALF_A_NIGHT = Text("免打扰的开始和结束时间要一起选", "choose both ends of the quiet hours")


def wish_fields(who: str, open_: Collection[str]) -> tuple[Field, ...]:
    """The fields for a `resident` or for `staff`; only what this county can do is offered."""
    kinds = tuple(Choice(kind, KINDS[kind]) for kind in KINDS if kind in OFFERED[who])
    channels = tuple(Choice(name, CHANNELS[name]) for name in CHANNELS if name in REACHING[who] and name in open_)
    languages = LANGUAGES if who == "resident" else LANGUAGES[1:]
    fields = [
        Field("kinds", FieldType.CHOICES, Text("发给我哪些消息", "Send me"), False, kinds),
        Field("channels", FieldType.CHOICES, Text("用哪些方式", "By these ways"), False, channels),
        Field("quiet_from", FieldType.CHOICE, Text("免打扰从几点", "Quiet from"), False, HOURS),
        Field("quiet_to", FieldType.CHOICE, Text("免打扰到几点", "Quiet until"), False, HOURS),
        Field("language", FieldType.CHOICE, Text("消息用哪种语言", "Language of messages"), False, languages),
    ]
    if "email" in open_:
        fields.append(Field("email", FieldType.TEXT, Text("电子邮箱", "E-mail address"), False, longest=120))
    return tuple(field for field in fields if field.choices or field.type is FieldType.TEXT)


def said_of(wishes: Wishes, fields: Collection[Field]) -> dict[str, Any]:
    """The wishes as the form shows them."""
    said: dict[str, Any] = {name: getattr(wishes, name) for name in ("quiet_from", "quiet_to", "language", "email")}
    for field in fields:
        if field.name in ("kinds", "channels"):
            off = wishes.kinds_off if field.name == "kinds" else wishes.channels_off
            said[field.name] = [choice.value for choice in field.choices if choice.value not in off]
    return said


def read_wishes(fields: Collection[Field], given: Mapping[str, Any]) -> Wishes:
    """The wishes that were said. Raises Fault naming the field."""
    said = parse_fields(tuple(fields), given)
    if bool(said.get("quiet_from")) != bool(said.get("quiet_to")):
        raise Fault("missing", HALF_A_NIGHT, field="fields.quiet_to" if said.get("quiet_from") else "fields.quiet_from")
    email = str(said.get("email", ""))
    if email and not MAILBOX.fullmatch(email):
        raise Fault("invalid", NO_MAILBOX, field="fields.email")
    return Wishes(
        language=str(said.get("language", "")),
        quiet_from=str(said.get("quiet_from", "")),
        quiet_to=str(said.get("quiet_to", "")),
        channels_off=_left_out(fields, "channels", said),
        kinds_off=_left_out(fields, "kinds", said),
        email=email,
    )


def _left_out(fields: Collection[Field], name: str, said: Mapping[str, Any]) -> frozenset[str]:
    offered = {choice.value for field in fields if field.name == name for choice in field.choices}
    return frozenset(offered - set(said.get(name, ())))
