"""What waits for a grid worker today: calls to report to, cases to move on, what they brought themselves."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.cases.calls import OpenCall, list_calls_to
from maplebridge.cases.listing import CaseLine, Wanted, labels_of, list_inbox, list_own
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_pack

SHOWN = 30


@page("staff")
def today(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The first page of the day."""
    actor = actor_of(visitor)
    inbox = list_inbox(actor, Wanted(), now=visitor.now, many=SHOWN)
    listed = {line.id for line in inbox}
    own = [line for line in list_own(actor, many=SHOWN) if line.id not in listed and line.ended_at is None]
    return show(
        request,
        "field/today/page.html",
        calls=_calls(actor),
        inbox=[_case(actor, line) for line in inbox],
        own=[_case(actor, line) for line in own],
        grids=[duty.place for duty in actor.duties if duty.role == "grid_worker"],
    )


@page("staff")
def calls(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The calls alone, asked for again when the feed says that there is a new one."""
    return show(request, "field/today/_calls.html", calls=_calls(actor_of(visitor)))


def _calls(actor: Actor) -> list[tuple[OpenCall, Text, str]]:
    """Each call with its matter and a key of its own, so that two taps are one."""
    found = list_calls_to(actor)
    return [(call, get_pack(actor.county, call.rules).matters[call.matter].title, str(new_id())) for call in found]


def _case(actor: Actor, line: CaseLine) -> tuple[CaseLine, Text, Text]:
    _, matter, state = labels_of(actor.county, line)
    return line, matter.title, state.label
