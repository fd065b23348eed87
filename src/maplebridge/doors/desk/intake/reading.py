"""Reads the form by which staff take in a new case. Not for judging it: rooms say what is wrong, and in which field."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from maplebridge.cases.intake import Contact, Intake
from maplebridge.directory.people.agents import AGENT
from maplebridge.doors.parts.forms.reading import read_form
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack

CHANNELS: Mapping[str, tuple[str, ...]] = {
    "grid_worker": ("grid",),
    "seat": ("hotline",),
    AGENT: ("window",),
}
ALL_CHANNELS = ("window", "hotline", "chat_group", "grid")
NOT_A_TIME = Text("时间填写有误", "that is not a time")
NOT_A_NUMBER = Text("请填 0 到 99 的整数", "please give a whole number from 0 to 99")
MOST_TRIPS = 99


def channels_of(roles: frozenset[str]) -> tuple[str, ...]:
    """The entrances that a member of staff takes in at, the likeliest first."""
    if roles == {AGENT}:
        return CHANNELS[AGENT]
    for role, channels in CHANNELS.items():
        if role in roles:
            return (*channels, *(each for each in ALL_CHANNELS if each not in channels))
    return ALL_CHANNELS


def read_intake(request: HttpRequest, pack: Pack) -> Intake:
    """The intake; an empty one stays empty. Raises Fault for what cannot be read."""
    sent = request.POST
    matter = pack.matters.get(line(sent, "matter"))
    return Intake(
        text=str(sent.get("text", "")).strip(),
        title=line(sent, "title"),
        matter=matter.name if matter else "",
        channel=line(sent, "channel"),
        source=line(sent, "source"),
        place=line(sent, "place"),
        reporter=_contact(sent, "reporter"),
        proxy=_contact(sent, "proxy"),
        anonymous=sent.get("anonymous") == "1",
        language=line(sent, "language") or "zh",
        complained_of=tuple(each for each in sent.getlist("complained_of") if each),
        fields=read_form(matter.form, request) if matter else {},
        trips=_trips(line(sent, "trips")),
        key=line(sent, "key")[:100],
        happened_at=_moment(line(sent, "happened_at")),
    )


def line(sent: Any, name: str) -> str:
    """One value as it was sent, without spaces around it."""
    return str(sent.get(name, "")).strip()


def _contact(sent: Any, whose: str) -> Contact:
    return Contact(**{name: line(sent, f"{whose}.{name}") for name in ("name", "phone", "id_number", "address")})


def _trips(text: str) -> int:
    if text and not (text.isdecimal() and len(text) < 5 and int(text) <= MOST_TRIPS):
        raise Fault("invalid", NOT_A_NUMBER, field="trips")
    return int(text or 0)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        raise Fault("invalid", NOT_A_TIME, field="happened_at") from None
    return moment and moment.replace(tzinfo=moment.tzinfo or SHANGHAI)
