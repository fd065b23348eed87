"""The whistle board: who was called to which case, who has come, how long there is left. Not for calling: that is the
action `whistle` of a case."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.cases.listing import list_inbox
from maplebridge.cases.queries import read_number
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.inbox.filters import read_wanted
from maplebridge.doors.desk.inbox.pages import mine
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault
from maplebridge.services.viewing.calls import Call, list_calls

OFFERED = 30


@dataclass(frozen=True, slots=True)
class Board:
    """The calls by how they stand."""

    waiting: list[Call]
    missed: list[Call]
    arrived: list[Call]


@page("staff")
def board(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The whole board, fit for a second screen."""
    offered = [line for line in list_inbox(mine(visitor), read_wanted(request), now=visitor.now, many=OFFERED)]
    return show(request, "desk/board/page.html", here="board", offered=offered, **_facts(visitor))


@page("staff")
def calls(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The calls alone, for a board that is open."""
    return show(request, "desk/board/_calls.html", **_facts(visitor))


@page("staff")
def whistle(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Leads from a number that was typed or chosen to the form that calls."""
    try:
        number = read_number(request.GET.get("number", ""))
    except Fault as fault:
        typed = request.GET.get("number", "")
        return show(request, "desk/board/page.html", status=422, fault=fault, typed=typed, **_facts(visitor))
    return HttpResponseRedirect(f"/desk/cases/{number}/act/whistle/?then=board")


def _facts(visitor: Visitor) -> dict[str, Any]:
    found = list_calls(cast("Actor", visitor.actor), visitor.now)
    return {"board": _sort(found, visitor.now), "key": str(new_id())}


def _sort(found: list[Call], now: datetime) -> Board:
    """A call whose time is over counts as missed before the clock has said so."""
    return Board(
        waiting=[call for call in found if call.waits and call.arrive_by > now],
        missed=[call for call in found if call.arrived_at is None and (call.missed or call.arrive_by <= now)],
        arrived=[call for call in found if call.arrived_at is not None],
    )
