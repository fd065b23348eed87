"""Reads messages.yaml, if a pack has one: every text in both languages, with placeholders from a closed list.
Not for sending."""

import re
from collections.abc import Collection
from string import Formatter
from typing import cast

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.message_texts import (
    CHANNELS,
    GROUP_PLACEHOLDERS,
    HEARERS,
    IN_APP_PLACEHOLDERS,
    KINDS,
    PLACEHOLDERS,
    REQUIRED,
    SIGN_IN_PLACEHOLDERS,
    Channel,
    Hearers,
    Kind,
    MessageRules,
    MessageTemplate,
    Wording,
)
from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record, add_unknown

_HOURS = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d")
SIGN_IN, ANY_WORKFLOW = "sign_in", "any"
_WORDING = ("zh", "en", "sms", "group")


def read_messages(
    node: Node, findings: Findings, matters: Collection[str], actions: Collection[str] = ()
) -> MessageRules:
    """The templates; one that the house sends and the file lacks is among the findings.

    `actions` are those of the workflows, each written workflow.action; `any.action` means it in all of them.
    """
    row = Record(node, findings, needs=("quiet_hours", "templates"), what="消息 messages.yaml")
    found = {name: _template(name, each, findings, matters, actions) for name, each in row.each("templates")}
    for name in REQUIRED:
        if row.has("templates") and name not in found:
            row.fail(f"templates 缺少“{name}”。", f"The templates lack “{name}”.", "templates")
    for name, each in row.each("templates"):
        if found[name].instead and found[name].instead not in found:
            add_unknown(findings, each.where, found[name].instead, found)
    start, _, end = _quiet_hours(row).partition("-")
    return MessageRules(start, end, found)


def _quiet_hours(row: Record) -> str:
    text = row.string("quiet_hours", "21:00-08:00")
    if not _HOURS.fullmatch(text):
        row.fail("quiet_hours 应写成 21:00-08:00。", "quiet_hours should look like 21:00-08:00.", "quiet_hours")
        return "21:00-08:00"
    return text


def _template(
    name: str, node: Node, findings: Findings, matters: Collection[str], actions: Collection[str]
) -> MessageTemplate:
    row = Record(
        node,
        findings,
        needs=("kind", "zh", "en"),
        may=("sms", "group", "channels", "essential", "urgent", "instead", "matters", "on", "to"),
        what=f"消息模板 template {name}",
    )
    kind = row.one_of("kind", KINDS)
    known = {SIGN_IN: SIGN_IN_PLACEHOLDERS, "": PLACEHOLDERS + SIGN_IN_PLACEHOLDERS}.get(kind, PLACEHOLDERS)
    wording = _wording(row, findings, known)
    channels = cast("tuple[Channel, ...]", row.names("channels", CHANNELS))
    if "sms" in channels and wording.sms is None:
        row.fail("要发短信就要写 sms 的文字和模板编号。", "A template sent as SMS needs its text and ids under “sms”.")
    if "group" in channels and wording.group is None:
        row.fail("要发到群里就要写 group 的文字。", "A template sent to groups needs its text under “group”.")
    own = dict(row.each("matters"))
    for matter, each in own.items():
        if matter not in matters:
            add_unknown(findings, each.where, matter, matters)
    return MessageTemplate(
        name=name,
        kind=cast("Kind", kind or "progress"),
        wording=wording,
        channels=channels,
        essential=row.flag("essential"),
        urgent=row.flag("urgent"),
        instead=row.string("instead"),
        matters={matter: _own_wording(matter, each, findings, wording) for matter, each in own.items()},
        on=_actions_named(row, actions),
        to=cast("Hearers", row.one_of("to", HEARERS, "resident")),
    )


def _actions_named(row: Record, actions: Collection[str]) -> tuple[str, ...]:
    """The actions after which it is sent; `any.<action>` is that action in every process that has it."""
    every: dict[str, list[str]] = {}
    for each in actions:
        every.setdefault(f"{ANY_WORKFLOW}.{each.partition('.')[2]}", []).append(each)
    named = row.names("on", [*actions, *every])
    return tuple(dict.fromkeys(one for name in named for one in every.get(name, [name])))


def _own_wording(matter: str, node: Node, findings: Findings, default: Wording) -> Wording:
    """What a matter words differently; the rest stays as it is for all."""
    row = Record(node, findings, may=_WORDING, what=f"消息 {matter}")
    if row.has("zh") != row.has("en"):
        row.fail("zh 和 en 要同时写。", "“zh” and “en” go together.")
    own = _wording(row, findings, PLACEHOLDERS)
    return Wording(
        app=own.app if row.has("zh") else default.app,
        sms=own.sms or default.sms,
        sms_ids=own.sms_ids or default.sms_ids,
        group=own.group or default.group,
    )


def _wording(row: Record, findings: Findings, known: Collection[str]) -> Wording:
    _check_placeholders(row, ("zh", "en"), IN_APP_PLACEHOLDERS)
    sms, ids = _sms(row.node("sms"), findings, known) if row.has("sms") else (None, {})
    return Wording(row.words(), sms, ids, _group(row.node("group"), findings) if row.has("group") else None)


def _sms(node: Node, findings: Findings, known: Collection[str]) -> tuple[Text, dict[str, str]]:
    row = Record(node, findings, needs=("zh", "en", "zh_id", "en_id"), what="短信 sms")
    _check_placeholders(row, ("zh", "en"), known)
    return row.words(), {"zh": row.string("zh_id"), "en": row.string("en_id")}


def _group(node: Node, findings: Findings) -> Text:
    row = Record(node, findings, needs=("zh", "en"), what="群消息 group")
    _check_placeholders(row, ("zh", "en"), GROUP_PLACEHOLDERS)
    return row.words()


def _check_placeholders(row: Record, keys: Collection[str], known: Collection[str]) -> None:
    for key in keys:
        names = _names_in(row.string(key)) if row.has(key) else ()
        if names is None:
            row.fail("大括号不配对。", "The braces do not match.", key)
            continue
        for name in names:
            if name not in known:
                add_unknown(row.findings, row.where_of(key), name, known)


def _names_in(text: str) -> tuple[str, ...] | None:
    """The placeholders of a text; None when its braces do not match."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    return tuple(name if not (form or turned) else f"{name}…" for _, name, form, turned in parts if name is not None)
