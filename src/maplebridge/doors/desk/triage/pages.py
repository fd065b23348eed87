"""Triage: one new case after another with a suggestion, confirmed by one key. Not for the rest of a case's life."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.cases.actions.take import Taken, take
from maplebridge.cases.listing import FIRST, CaseLine, Wanted, list_inbox
from maplebridge.cases.reads import note_read
from maplebridge.cases.scenes import scene_of
from maplebridge.cases.viewing import CaseView, access_view
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.case.facts import facts_of
from maplebridge.doors.desk.case.map import map_of
from maplebridge.doors.desk.case.pages import sight_of
from maplebridge.doors.desk.inbox.pages import mine
from maplebridge.doors.desk.lines import rows_of
from maplebridge.doors.desk.marking import read_mark, write_mark
from maplebridge.doors.desk.merge.pages import likenesses
from maplebridge.doors.desk.triage.suggesting import Step, card_of, steps_of
from maplebridge.doors.parts.acting import read_seen
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Conflict, Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Action
from maplebridge.rulebook.workflows.rules import list_allowed

WAITING = "received"
WAITING_SHOWN = 12
NOT_OPEN = Text("这一件现在不能派单", "This case cannot be sent on now")


@dataclass(frozen=True, slots=True)
class Halt:
    """A press of which not all steps were taken: those that were, the one that was not, and why."""

    done: tuple[Text, ...]
    failed: Text
    fault: Fault


@page("staff:dispatcher")
def triage(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The most urgent new case with its suggestion, and those that follow; `?after=` leaves it for later."""
    after = request.GET.get("after", "")
    waiting = _list_waiting(visitor, after)
    if not waiting:
        return show(request, "desk/triage/none.html", here="triage", after=after, done=_done(request))
    return _show_one(request, visitor, waiting[0].number, waiting)


@page("staff", methods=("POST",))
def confirm(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponse:
    """Accepts the case and sends it to the unit, then goes on to the next case or back to this one."""
    actor = cast("Actor", visitor.actor)
    view, allowed = _open(actor, number, visitor)
    unit, matter = request.POST.get("unit", ""), request.POST.get("matter", "")
    steps = list(steps_of(view, allowed, unit, matter))
    if not steps or "set_unit" not in steps[-1].action.effects:
        raise Conflict("wrong_state", NOT_OPEN)
    taken, halt = _take_all(request, actor, visitor, number, steps)
    if halt is not None:
        return _show_one(request, visitor, number, _list_waiting(visitor, ""), halt)
    return HttpResponseRedirect(_onward(request, taken, number))


def _take_all(
    request: HttpRequest, actor: Actor, visitor: Visitor, number: str, steps: Sequence[Step]
) -> tuple[Taken | None, Halt | None]:
    """Takes the steps in order; the first that fails is the last that is tried, those before it stand."""
    seen, key, taken = read_seen(request), request.POST.get("key", "")[:80], None
    for order, step in enumerate(steps):
        name = step.action.name
        try:
            taken = take(
                actor=actor,
                number=number,
                action=name,
                fields=step.fields,
                seen=seen,
                now=visitor.now,
                key=f"{key}:{name}" if key else "",
            )
        except Missing:
            raise
        except Fault as fault:
            return taken, Halt(tuple(each.action.label for each in steps[:order]), step.action.label, fault)
        seen = taken.version
    return taken, None


def _onward(request: HttpRequest, taken: Taken | None, number: str) -> str:
    if request.POST.get("then") == "case" and taken is not None:
        return f"/desk/cases/{number}/?done={taken.seq}"
    query = {"after": request.POST.get("after", ""), "done": number, "unit": request.POST.get("unit", "")}
    return f"/desk/triage/?{urlencode({name: value for name, value in query.items() if value})}"


def _show_one(
    request: HttpRequest, visitor: Visitor, number: str, waiting: Sequence[CaseLine], halt: Halt | None = None
) -> HttpResponse:
    actor = cast("Actor", visitor.actor)
    view, allowed = _open(actor, number, visitor)
    note_read(actor, view.stored, visitor.now)
    current = next((line for line in waiting if line.number == number), None)
    return show(
        request,
        "desk/triage/page.html",
        status=halt.fault.status if halt else 200,
        here="triage",
        view=view,
        sight=sight_of(view, visitor.now),
        facts=facts_of(view, visitor.now),
        map=map_of(view),
        card=card_of(view, allowed),
        allowed={action.name for action in allowed},
        alike=likenesses(actor, view, visitor),
        rows=rows_of(actor.county, waiting, visitor.now),
        later=f"/desk/triage/?after={write_mark(current.cursor)}" if current else "/desk/triage/",
        after=request.GET.get("after", "") or request.POST.get("after", ""),
        halt=halt,
        done=_done(request),
        key=str(new_id()),
    )


def _open(actor: Actor, number: str, visitor: Visitor) -> tuple[CaseView, list[Action]]:
    view = access_view(actor, number)
    scene = scene_of(view.stored, visitor.now)
    return view, list_allowed(view.workflow, view.matter, view.stored.facts, actor, scene)


def _list_waiting(visitor: Visitor, after: str) -> list[CaseLine]:
    mark = read_mark(after) if after else FIRST
    return list_inbox(mine(visitor), Wanted(state=WAITING), now=visitor.now, after=mark, many=WAITING_SHOWN)


def _done(request: HttpRequest) -> dict[str, str] | None:
    number = request.GET.get("done", "")
    return {"number": number, "unit": request.GET.get("unit", "")} if number.isdigit() else None
