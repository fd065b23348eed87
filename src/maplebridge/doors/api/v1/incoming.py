"""Makes an intake of what came in over the API, and keeps each caller to the channels that are theirs."""

from collections.abc import Mapping

from maplebridge.cases.intake import Contact, Intake, Point
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.api.v1.shapes.cases import CaseIn
from maplebridge.doors.api.v1.shapes.cases import Contact as ContactIn
from maplebridge.ground.words.fault import Forbidden
from maplebridge.ground.words.text import Text

OWN = frozenset({"api", "phone_page", "plate", "mini_programme"})
CHANNELS: Mapping[str, frozenset[str]] = {
    "resident": OWN,
    "staff": OWN | {"window", "hotline", "grid", "chat_group"},
    "machine": OWN | {"hotline", "chat_group", "province"},
}
NOBODY = Contact()
NOT_YOUR_CHANNEL = Text("您不能使用这个来源渠道", "that channel is not yours to use")
NOT_YOUR_WORD = Text("只有工作人员可以填写此项", "only staff may say this")


def intake_of(body: CaseIn, sender: Actor | None) -> Intake:
    """The intake; an empty one stays empty. Raises Forbidden for what this sender may not say."""
    _refuse(body, sender)
    point = Point(body.point.longitude, body.point.latitude, body.point.datum) if body.point else None
    return Intake(
        text=body.text,
        title=body.title,
        matter=body.matter,
        channel=body.channel,
        source=body.source,
        place=body.place,
        plate=body.plate,
        point=point,
        reporter=_contact(body.reporter),
        proxy=_contact(body.proxy),
        anonymous=body.anonymous,
        language=body.language or "zh",
        complained_of=tuple(body.complained_of),
        fields=body.fields,
        trips=body.trips,
        key=body.key,
        happened_at=body.happened_at,
    )


def _refuse(body: CaseIn, sender: Actor | None) -> None:
    kind = sender.kind if sender else "resident"
    bulk = sender is not None and "bulk" in sender.scopes
    if body.channel not in CHANNELS.get(kind, OWN) and not (bulk and body.channel == "bulk"):
        raise Forbidden("not_your_channel", NOT_YOUR_CHANNEL, field="channel")
    if kind == "resident" and (body.source or body.happened_at):
        raise Forbidden("not_yours_to_say", NOT_YOUR_WORD, field="source" if body.source else "happened_at")


def _contact(given: ContactIn) -> Contact:
    values = {name: getattr(given, name) for name in given.model_fields_set}
    return Contact(**values) if values else NOBODY
