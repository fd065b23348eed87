"""Makes a delivery ready to go: opens the contact of its target and says its text in the target's language.
Not for when it goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from string import Formatter
from typing import Any
from uuid import UUID

from django.conf import settings

from maplebridge.directory.people.contacts import open_phone
from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import ties_of
from maplebridge.ground.post.queries import get_message
from maplebridge.ground.words.text import Language, Text
from maplebridge.rulebook.matters.message_texts import MessageTemplate, Wording
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack, get_pack
from maplebridge.services.sending.channels import Outgoing
from maplebridge.services.sending.contacts import (
    find_case_contact,
    find_party_contact,
    list_ties_out,
    member_id,
    party_of_address,
)
from maplebridge.services.sending.groups import group_address
from maplebridge.services.sending.links import make_link
from maplebridge.services.sending.rules import Wishes
from maplebridge.services.sending.wishes import get_wishes
from maplebridge.services.sending.wording import Facts, facts_of, promise_of, template_of

SUBJECT = Text("枫桥消息", "Message from Maplebridge")


@dataclass(frozen=True, slots=True)
class Due:
    """A delivery that this worker has in hand."""

    county: str
    message: UUID
    channel: str
    target: str
    recipient: str
    template: str
    case_id: UUID | None
    tries: int
    refusals: int
    unsure: bool
    made_at: datetime

    @property
    def own_id(self) -> str:
        """Our name for it at the provider, the same at each try."""
        return sha256(f"{self.message}|{self.channel}|{self.target}".encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Ready:
    """A delivery with its words and address, and the wishes of its target."""

    out: Outgoing
    wishes: Wishes
    template: MessageTemplate


@dataclass(frozen=True, slots=True)
class _Target:
    address: str
    wishes: Wishes
    language: str
    resident: bool


def prepare(due: Due, now: datetime) -> Ready | None:
    """The delivery ready to go; None when its target can no longer be reached."""
    target = _target(due, now)
    message = get_message(due.county, due.recipient, due.message)
    if target is None or message is None or not target.address:
        return None
    pack = get_current_pack(due.county)
    template = template_of(pack, due.template)
    wording = template.wording_for(str(message.params.get("matter") or ""))
    text = _words(due.channel, wording, target)
    facts = _facts(due, pack, message.params, text, target, now)
    language: Language = "en" if target.language == "en" else "zh"
    out = Outgoing(
        county=due.county,
        own_id=due.own_id,
        address=target.address,
        subject=SUBJECT.say(language),
        text=facts.fill(text, language) + _way_in(due, message.params),
        sms_id=wording.sms_ids.get(language, ""),
        params=_only(text, facts.said(language), language),
        refusals=due.refusals,
        unsure=due.unsure,
        made_at=due.made_at,
    )
    return Ready(out, target.wishes, template)


def _target(due: Due, now: datetime) -> _Target | None:
    kind, _, rest = due.target.partition(":")
    if kind == "person":
        return _member(due, rest, now)
    if due.case_id is None:
        return None
    party = party_of_address(due.target)
    known = find_party_contact(due.county, due.case_id, party) if party else None
    contact = known if party else find_case_contact(due.county, due.case_id, now)
    if contact is None:
        return None
    if kind == "group" and not contact.open_to_group:
        return None
    if kind == "group":
        return _Target(group_address(due.county, rest), Wishes(), contact.language, resident=True)
    wishes = get_wishes(due.county, contact.holder)
    address = wishes.email if due.channel == "email" else contact.phone
    return _Target(address, wishes, wishes.language or contact.language, resident=True)


def _member(due: Due, person_id: str, now: datetime) -> _Target | None:
    wishes = get_wishes(due.county, due.target)
    if due.channel == "wecom":
        address = member_id(due.county, person_id)
    elif due.channel == "email":
        address = wishes.email
    else:
        address = open_phone(due.county, person_id)
    member = get_actor(due.county, person_id, now)
    if member is None or not list_ties_out(due.county, due.case_id).isdisjoint(ties_of(member)):
        return None  # since it was planned they have gone, or the case keeps them out
    return _Target(address, wishes, wishes.language, resident=False)


def _way_in(due: Due, params: Mapping[str, Any]) -> str:
    """Where staff open the case, behind their sign-in; text messages have no room for it."""
    staff = due.target.startswith("person:") and due.channel != "sms"
    return f"\n{settings.SITE_URL}/desk/cases/{params['number']}/" if staff and params.get("number") else ""


def _words(channel: str, wording: Wording, target: _Target) -> Text:
    """Groups read words of their own; whoever has no page at hand reads those of text messages."""
    if channel == "group":
        return wording.group or wording.app
    return wording.sms or wording.app if target.resident or channel == "sms" else wording.app


def _facts(due: Due, pack: Pack, params: Mapping[str, Any], text: Text, target: _Target, now: datetime) -> Facts:
    """Looks up only what the text asks for: a promise costs a read of the case, a link may be a new row."""
    more: dict[str, Text] = {}
    if "{promise}" in text.zh + text.en and params.get("number"):
        more["promise"] = promise_of(due.county, str(params["number"]))
    if "{link}" in text.zh + text.en and due.case_id is not None and target.resident:
        link = make_link(due.county, due.case_id, now, party=party_of_address(due.target))
        more["link"] = Text(link, link)
    rules = get_pack(due.county, int(params["rules"])) if params.get("rules") else pack
    return facts_of(rules, params, resident=target.resident, more=more)


def _only(text: Text, said: Mapping[str, str], language: Language) -> dict[str, str]:
    """The values that a text uses: a registered template takes no others."""
    names = (name for _, name, _, _ in Formatter().parse(text.say(language)) if name)
    return {name: said.get(name, "") for name in names}
