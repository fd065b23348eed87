"""Returns, objections and contested refusals: what waits for the county's decision. Not for deciding: those are
actions of a case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from maplebridge.cases.listing import Wanted, list_inbox
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.inbox.pages import mine
from maplebridge.doors.desk.lines import Row, rows_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.text import Text
from maplebridge.services.viewing.bringing import Cause, list_causes

MANY = 50
PARTS: Mapping[str, tuple[Text, tuple[tuple[str, Text], ...]]] = {
    "disputed": (Text("退单待裁定", "Returned, to decide"), (("decide", Text("裁定", "Decide")),)),
    "objected": (
        Text("异议复核", "Objections"),
        (("reopen", Text("异议成立", "Reopen")), ("uphold", Text("维持办结", "Uphold"))),
    ),
    "contested": (
        Text("不予受理复核", "Contested refusals"),
        (("overturn", Text("改为受理", "Overturn")), ("confirm_refusal", Text("维持", "Confirm"))),
    ),
}
"""The states that wait for the county's decision, with the actions that decide."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A case with what brought it here."""

    row: Row
    cause: Cause | None


@dataclass(frozen=True, slots=True)
class Part:
    """The cases in one of the states."""

    heading: Text
    actions: tuple[tuple[str, Text], ...]
    entries: list[Entry]


@page("staff:dispatcher", "staff:leader")
def returns(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """All that waits, with who sent it back, why, and whom they named."""
    actor = mine(visitor)
    parts = [_part(actor, state, visitor.now) for state in PARTS]
    return show(request, "desk/returns/page.html", here="returns", parts=[part for part in parts if part.entries])


def _part(actor: Actor, state: str, now: datetime) -> Part:
    lines = list_inbox(actor, Wanted(state=state), now=now, many=MANY)
    causes = list_causes(actor.county, [line.id for line in lines])
    rows = rows_of(actor.county, lines, now)
    heading, actions = PARTS[state]
    return Part(heading, actions, [Entry(row, causes.get(row.line.id)) for row in rows])
