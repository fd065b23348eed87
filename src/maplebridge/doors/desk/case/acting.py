"""One action on one case: its form, and the one POST that takes it. Not for the page of the case.

The form says which version of the case its reader saw. If somebody has acted since, nothing is written: what they did
is shown above the form, with all that was typed still in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.cases.queries import access_case
from maplebridge.cases.scenes import rules_of, scene_of
from maplebridge.cases.stored import StoredCase
from maplebridge.cases.telling import access_journal
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.acting import read_seen, read_sent, take_read
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.options import options_for
from maplebridge.doors.parts.forms.proofs import asked_for
from maplebridge.doors.parts.forms.reading import read_form
from maplebridge.doors.parts.forms.rows import Form, Option, form_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.parts.timeline import Entry, read_timeline
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Conflict, Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Action, FieldType
from maplebridge.rulebook.workflows.rules import list_allowed
from maplebridge.services.searching.earlier import EarlierHelp, list_earlier_help

NO_ACTION = Text("没有这个操作", "There is no such action")
THEN = {"board": "/desk/board/", "returns": "/desk/returns/", "mediation": "/desk/cases/{number}/mediation/"}
ASKS_EXTENSION, ANSWERS_EXTENSION = "ask_extension", frozenset({"approve_extension", "decline_extension"})
ASKS_EARLIER_HELP = "aided_before"
ARRIVE_WITHIN = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Scene:
    """Who acts on which case, by which action."""

    actor: Actor
    visitor: Visitor
    stored: StoredCase
    action: Action

    @property
    def number(self) -> str:
        """The case's number."""
        return self.stored.facts.number


@page("staff", "staff:agent", methods=("GET", "HEAD", "POST"))
def act(request: HttpRequest, visitor: Visitor, number: str, action: str) -> HttpResponse:
    """The form of an action; sent, the action. Asked for by htmx, the form alone."""
    scene = _set(visitor, number, action)
    if request.method != "POST":
        return _show_form(request, scene, values=_first_values(request, scene))
    values = read_form(scene.action.needs, request)
    sent: dict[str, Any] = {"actor": scene.actor, "stored": scene.stored, "action": scene.action, "now": visitor.now}
    try:
        values = read_sent(request, **sent)
        taken = take_read(request, **sent, fields=values)
    except Missing:
        raise
    except Fault as fault:
        return _show_form(request, scene, values=values, fault=fault)
    then = THEN.get(request.POST.get("then", ""), f"/desk/cases/{{number}}/?done={taken.seq}")
    return _go_on(request, then.format(number=taken.number))


def _set(visitor: Visitor, number: str, name: str) -> Scene:
    actor = cast("Actor", visitor.actor)
    stored = access_case(actor, number)
    action = rules_of(stored.facts)[1].actions.get(name)
    if action is None:
        raise Missing("no_such_action", NO_ACTION, field="action")
    return Scene(actor, visitor, stored, action)


def _show_form(
    request: HttpRequest, scene: Scene, *, values: Mapping[str, Any], fault: Fault | None = None
) -> HttpResponse:
    now_stored = access_case(scene.actor, scene.number) if isinstance(fault, Conflict) else scene.stored
    _, workflow, matter = rules_of(now_stored.facts)
    allowed = list_allowed(workflow, matter, now_stored.facts, scene.actor, scene_of(now_stored, scene.visitor.now))
    fragment = request.headers.get("HX-Request") == "true"
    return show(
        request,
        "desk/case/_act.html" if fragment else "desk/case/act.html",
        status=fault.status if fault else 200,
        number=scene.number,
        title=now_stored.row["title"],
        state=workflow.states[now_stored.facts.state].label,
        action=scene.action,
        open=any(each.name == scene.action.name for each in allowed),
        form=_form(scene, now_stored, values, fault),
        helped=_helped(scene, now_stored),
        since=_since(request, scene) if isinstance(fault, Conflict) else None,
        version=now_stored.facts.version,
        key=str(new_id()),
        then=request.POST.get("then", "") or request.GET.get("then", ""),
    )


def _helped(scene: Scene, stored: StoredCase) -> list[EarlierHelp] | None:
    """What whoever has to say if somebody was helped before should look at; None at other steps."""
    asked = any(field.name == ASKS_EARLIER_HELP for field in scene.action.needs)
    return list_earlier_help(scene.actor, stored) if asked else None


def _form(scene: Scene, stored: StoredCase, values: Mapping[str, Any], fault: Fault | None) -> Form:
    pack, workflow, matter = rules_of(stored.facts)
    needs = asked_for(scene.action, matter)
    options = options_for(scene.action, stored, scene.actor, pack, workflow, matter, scene.visitor.now)
    for field in needs:
        if field.type is FieldType.FILES:
            options[field.name] = [_kept(each, order) for order, each in enumerate(values.get(field.name, ()), 1)]
    shown = None if isinstance(fault, Conflict) else fault
    return form_of(needs, values=values, fault=shown, options=options)


def _kept(file: str, order: int) -> Option:
    return Option(file, Text(f"已上传的附件 {order}", f"File {order}, sent already"))


def _since(request: HttpRequest, scene: Scene) -> list[Entry]:
    """What happened to the case since the form was made, the oldest first."""
    seen = read_seen(request) or 0
    entries = read_timeline(scene.actor, scene.number, scene.visitor.now).entries
    return [entry for entry in reversed(entries) if entry.seq > seen]


def _first_values(request: HttpRequest, scene: Scene) -> dict[str, Any]:
    """What the address proposes for fields, and a time to arrive by."""
    names = {field.name: field.type for field in scene.action.needs}
    lists = (FieldType.UNITS, FieldType.CHOICES)
    asked: dict[str, Any] = {
        name: request.GET.getlist(name) if kind in lists else request.GET[name]
        for name, kind in names.items()
        if name in request.GET
    }
    if scene.action.name in ANSWERS_EXTENSION:
        asked = _asked_for(scene) | asked
    if names.get("arrive_by"):
        at = (scene.visitor.now + ARRIVE_WITHIN).astimezone(SHANGHAI)
        asked.setdefault("arrive_by", at.isoformat(timespec="minutes"))
    return asked


def _asked_for(scene: Scene) -> dict[str, Any]:
    """The extension that was asked for last, to be allowed or declined."""
    entries = access_journal(scene.actor, scene.number).entries
    rows = [
        entry.told.row for entry in entries if entry.told is not None and entry.told.row["action"] == ASKS_EXTENSION
    ]
    facts = rows[-1]["facts"] if rows else {}
    return {name: facts[name] for name in ("extension", "next_promise") if name in facts}


def _go_on(request: HttpRequest, address: str) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
