"""Chat groups whose members address the centre: what they ask becomes a case, the answers return to them.
What a group reads never says who or what a case is about. Not for the protocol of any chat."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Contact, Intake
from maplebridge.cases.queries import NO_CASE, get_case
from maplebridge.cases.scenes import rules_of
from maplebridge.ground.numbers import case_number
from maplebridge.ground.vault.cipher import CannotOpen, open_sealed, seal
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Language, Text
from maplebridge.services.sending.models import ChatGroup, GroupCase
from maplebridge.services.sending.wording import promise_of

MENTION = re.compile(r"@\S+[\s\u2005]*")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
HOW_TO_ASK = Text(
    "请在@我之后写明事情和地点，例如：村口的路灯不亮。发编号可以查看进展。",
    "Write what it is about and where after the mention, such as: the lamp at the village gate is broken. "
    "Send a number to see how a case goes on.",
)


@dataclass(frozen=True, slots=True)
class GroupMessage:
    """What a member of a group wrote to us; `robot` is the key by which we may write back."""

    id: str
    group: str
    text: str
    name: str = ""
    robot: str = ""


def hear(*, county: str, message: GroupMessage, now: datetime) -> Text | None:
    """Takes an addressed message in as a case, once however often it comes; the answer follows by the outbox.

    Gives back what to say at once instead: how to ask, how a case of this group stands, or what is wrong.
    """
    group = _meet(county, message, now)
    text = MENTION.sub("", message.text).strip()
    if not text:
        return HOW_TO_ASK
    number = case_number.check(text)
    if number is not None:
        return _standing(county, group.id, number)
    try:
        _bring(county, group, message, text, now)
    except Fault as fault:
        return fault.text
    return None


def group_address(county: str, group_id: str) -> str:
    """Where to write to a group: `robot:<key>` when its robot is known, else `chat:<id>`."""
    sealed = ChatGroup.objects.of(county).filter(id=group_id).values_list("robot_sealed", flat=True).first()
    try:
        robot = open_sealed(county, bytes(sealed), _context(group_id)) if sealed else ""
    except CannotOpen:
        robot = ""
    return f"robot:{robot}" if robot else f"chat:{group_id}"


def place_group(*, county: str, group_id: str, name: str, place: str) -> bool:
    """Notes what a group is called and where its cases lie; False when there is no such group."""
    return bool(ChatGroup.objects.of(county).filter(id=group_id).update(name=name, place=place))


def list_groups(county: str) -> list[ChatGroup]:
    """The groups that have addressed the centre, by name."""
    return list(ChatGroup.objects.of(county).order_by("name", "id"))


def _bring(county: str, group: ChatGroup, message: GroupMessage, text: str, now: datetime) -> None:
    language: Language = "zh" if CHINESE.search(text) else "en"
    intake = Intake(
        text=text,
        channel="chat_group",
        place=group.place,
        reporter=Contact(name=message.name),
        language=language,
        key=f"group:{group.id}:{message.id}",
    )
    with transaction.atomic():  # the case and where its answers go, or neither
        receipt = submit(county=county, intake=intake, sender=None, now=now)
        case_id = get_case(county, receipt.number).facts.id
        row = GroupCase(county=county, case_id=case_id, group=group.id, asked_at=now)
        GroupCase.objects.insert([row], ignore_conflicts=True)


def _meet(county: str, message: GroupMessage, now: datetime) -> ChatGroup:
    robot = seal(county, message.robot, _context(message.group)) if message.robot else None
    groups = ChatGroup.objects.of(county).filter(id=message.group)
    new = ChatGroup(county=county, id=message.group, robot_sealed=robot, met_at=now)
    ChatGroup.objects.insert([new], ignore_conflicts=True)
    if robot is not None and group_address(county, message.group) != f"robot:{message.robot}":
        groups.update(robot_sealed=robot)
    return groups.get()


def _standing(county: str, group: str, number: str) -> Text:
    """How a case stands, for the group that brought it, unless it has come to keep somebody out who may sit there;
    to others there is no such case."""
    try:
        case = get_case(county, number).facts
    except Fault as fault:
        return fault.text
    theirs = GroupCase.objects.of(county).filter(case_id=case.id, group=group).exists()
    if not theirs or case.secrecy == "case_sealed" or case.excluded_units:
        return NO_CASE
    _, workflow, _ = rules_of(case)
    state, promise = workflow.states[case.state].public, promise_of(county, number)
    return Text(f"编号 {number}：{state.zh}。{promise.zh}。", f"Number {number}: {state.en}. {promise.en}.")


def _context(group_id: str) -> str:
    return f"chat_group/{group_id}/robot"
