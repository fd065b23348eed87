"""Decides by which channels each new message goes, to whom and when, and writes that down. Not for sending it."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from maplebridge.directory.people.rules import ties_of
from maplebridge.ground.post.actions import hand_on
from maplebridge.ground.post.queries import MessageLine
from maplebridge.ground.vault.cipher import CannotOpen, blind, blind_all
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.matters.message_texts import MessageTemplate
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.sending.channels import open_ways
from maplebridge.services.sending.contacts import (
    CaseContact,
    find_case_contact,
    find_party_contact,
    list_staff,
    list_ties_out,
    party_of_address,
    reaches_in_person,
)
from maplebridge.services.sending.models import Delivery
from maplebridge.services.sending.rules import Wishes, choose_channels, goes_at, may_invite, quiet_of, silenced_by
from maplebridge.services.sending.wishes import get_wishes
from maplebridge.services.sending.wording import template_of

log = logging.getLogger(__name__)
TO_RESIDENTS, TO_STAFF = ("sms", "email", "group"), ("wecom", "sms", "email")


@dataclass(frozen=True, slots=True)
class _Plan:
    county: str
    pack: Pack
    ways: frozenset[str]
    now: datetime


def plan_once(county: str, now: datetime) -> int:
    """Turns messages that are new in the outbox into deliveries; returns how many messages."""
    plan = _Plan(county, get_current_pack(county), frozenset(open_ways()), now)
    return hand_on(county=county, handle=partial(_plan_all, plan), now=now)


def _plan_all(plan: _Plan, lines: Sequence[MessageLine]) -> None:
    for line in lines:  # one by one: an invitation must see the one before it
        try:
            deliveries = list(_deliveries(plan, line))
        except (Fault, CannotOpen, KeyError, ValueError):  # it would be as odd the next time, and hold up all others
            log.exception("cannot be planned", extra={"template": line.template})
            continue
        Delivery.objects.insert(deliveries, ignore_conflicts=True)


def _deliveries(plan: _Plan, line: MessageLine) -> Iterator[Delivery]:
    template = template_of(plan.pack, line.template)
    if not template.channels or not plan.ways:
        return
    if line.recipient.startswith(("case:", "party:")) and line.case_id is not None:
        party = party_of_address(line.recipient)
        if party:
            contact = find_party_contact(plan.county, line.case_id, party)
        else:
            contact = find_case_contact(plan.county, line.case_id, plan.now)
        if contact is not None:
            yield from _to_resident(plan, line, template, contact)
        return
    yield from _to_staff(plan, line, template)


def _to_resident(plan: _Plan, line: MessageLine, template: MessageTemplate, contact: CaseContact) -> Iterator[Delivery]:
    template = _allowed(plan, template, contact)
    wishes = get_wishes(plan.county, contact.holder)
    for channel in choose_channels(template, plan.ways, all_of=TO_RESIDENTS):
        target = f"group:{contact.group}" if channel == "group" else contact.target
        if (channel == "group" and not contact.open_to_group) or (channel == "email" and not wishes.email):
            continue
        silenced = silenced_by(template, channel, Wishes() if channel == "group" else wishes)
        if channel == "sms" and (contact.staff or not contact.phone):
            silenced = "staff_reporter" if contact.staff else "no_contact"
        delivery = _delivery(plan, line, template, channel, target, wishes, silenced)
        if channel == "sms" and contact.phone and template.kind == "invitation":
            delivery.contact_blind = blind(plan.county, "phone", contact.phone)
        yield delivery


def _to_staff(plan: _Plan, line: MessageLine, template: MessageTemplate) -> Iterator[Delivery]:
    channels = choose_channels(template, plan.ways, all_of=TO_STAFF)[:1]
    out = list_ties_out(plan.county, line.case_id) if channels else frozenset()
    for person in list_staff(plan.county, line.recipient, plan.now) if channels else ():
        if not out.isdisjoint(ties_of(person)):
            continue
        wishes = get_wishes(plan.county, f"person:{person.id}")
        silenced = silenced_by(template, channels[0], wishes)
        yield _delivery(plan, line, template, channels[0], f"person:{person.id}", wishes, silenced)


def _allowed(plan: _Plan, template: MessageTemplate, contact: CaseContact) -> MessageTemplate:
    """The template, or what goes out instead of an invitation too many or to somebody else than who is to rate."""
    if template.kind != "invitation":
        return template
    if not reaches_in_person(plan.county, contact, plan.now):
        return template_of(plan.pack, template.instead)
    sent = Delivery.objects.of(plan.county).filter(kind="invitation").exclude(state="silenced")
    here = sent.filter(case_id=contact.case_id).exists()
    blinds = blind_all(plan.county, "phone", contact.phone) if contact.phone else []
    last = sent.filter(contact_blind__in=blinds).order_by("-made_at").values_list("made_at", flat=True).first()
    return template if may_invite(here, last, plan.now) else template_of(plan.pack, template.instead)


def _delivery(
    plan: _Plan,
    line: MessageLine,
    template: MessageTemplate,
    channel: str,
    target: str,
    wishes: Wishes,
    silenced: str,
) -> Delivery:
    rules = plan.pack.messages
    quiet = quiet_of(wishes, rules.quiet_from, rules.quiet_to)
    return Delivery(
        county=plan.county,
        message=line.id,
        channel=channel,
        target=target,
        recipient=line.recipient,
        template=template.name,
        kind=template.kind,
        case_id=line.case_id,
        state="silenced" if silenced else "waiting",
        reason=silenced,
        next_at=None if silenced else goes_at(template, plan.now, quiet),
        made_at=plan.now,
        changed_at=plan.now,
    )
