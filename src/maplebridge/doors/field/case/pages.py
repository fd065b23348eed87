"""A case on a grid worker's phone, and one action on it. Not for desks: they have a page of their own."""

from typing import Any

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.cases.queries import access_case
from maplebridge.cases.reads import note_read
from maplebridge.cases.scenes import rules_of, scene_of
from maplebridge.cases.stored import StoredCase
from maplebridge.cases.viewing import access_view
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.field.sending import done, failed
from maplebridge.doors.parts.acting import read_seen, take_sent
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.forms.options import options_for
from maplebridge.doors.parts.forms.proofs import asked_for
from maplebridge.doors.parts.forms.reading import read_form
from maplebridge.doors.parts.forms.rows import form_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.parts.timeline import read_timeline
from maplebridge.ground.files.queries import open_file
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Conflict, Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Action
from maplebridge.rulebook.workflows.rules import list_allowed

NO_ACTION = Text("没有这个操作", "there is no such action")
NO_FILE = Text("没有这个附件", "there is no such file")
FIRST = ("arrive", "settle", "sign", "contact", "finish", "confirm", "report_up", "note", "attach")
PRIVATE = {"Cache-Control": "private, no-store", "Content-Security-Policy": "default-src 'none'; sandbox"}


@page("staff")
def case(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponseBase:
    """What is known, what has happened, what may be done."""
    actor = actor_of(visitor)
    view = access_view(actor, number)
    note_read(actor, view.stored, visitor.now)
    return show(
        request,
        "field/case/page.html",
        view=view,
        number=view.stored.facts.number,
        timeline=read_timeline(actor, number, visitor.now),
        actions=_allowed(view.stored, actor, visitor),
    )


@page("staff")
def file(request: HttpRequest, visitor: Visitor, number: str, file: str) -> HttpResponseBase:
    """A file of the case, to those who may see it."""
    view = access_view(actor_of(visitor), number)
    found = next((each for each in view.files if each.id == file), None)
    if found is None:
        raise Missing("no_such_file", NO_FILE, field="file")
    return FileResponse(open_file(found.id), content_type=found.mime, filename=found.id[:12], headers=PRIVATE)


@page("staff", methods=("GET", "HEAD", "POST"))
def act(request: HttpRequest, visitor: Visitor, number: str, action: str) -> HttpResponseBase:
    """The form of an action; sent, the action."""
    actor = actor_of(visitor)
    try:
        stored = access_case(actor, number)
        chosen = rules_of(stored.facts)[1].actions.get(action)
        if chosen is None:
            raise Missing("no_such_action", NO_ACTION, field="action")
    except Fault as fault:
        return failed(request, visitor, fault, "", _raise)
    if request.method != "POST":
        return _show(request, visitor, stored, chosen, None)
    try:
        taken = take_sent(request, actor=actor, stored=stored, action=chosen, now=visitor.now)
    except Fault as fault:
        return failed(request, visitor, fault, number, lambda wrong: _show(request, visitor, stored, chosen, wrong))
    return done(request, reverse("field_case", args=[taken.number]), number=taken.number, version=taken.version)


def _raise(fault: Fault) -> HttpResponseBase:
    raise fault


def _show(
    request: HttpRequest, visitor: Visitor, stored: StoredCase, action: Action, fault: Fault | None
) -> HttpResponseBase:
    actor, moved_on = actor_of(visitor), isinstance(fault, Conflict)
    now_stored = access_case(actor, stored.facts.number) if moved_on else stored
    pack, workflow, matter = rules_of(now_stored.facts)
    values: dict[str, Any] = read_form(action.needs, request) if request.method == "POST" else {}
    options = options_for(action, now_stored, actor, pack, workflow, matter, visitor.now)
    since = read_seen(request) or 0
    timeline = read_timeline(actor, stored.facts.number, visitor.now) if moved_on else None
    return show(
        request,
        "field/case/act.html",
        status=fault.status if fault else 200,
        number=stored.facts.number,
        title=stored.row["title"],
        action=action,
        form=form_of(asked_for(action, matter), values=values, fault=None if moved_on else fault, options=options),
        moved_on=[entry for entry in timeline.entries if entry.seq > since] if timeline else None,
        state=workflow.states[now_stored.facts.state].label,
        seen=now_stored.facts.version,
        key=str(new_id()),
    )


def _allowed(stored: StoredCase, actor: Actor, visitor: Visitor) -> list[Action]:
    _, workflow, matter = rules_of(stored.facts)
    found = list_allowed(workflow, matter, stored.facts, actor, scene_of(stored, visitor.now))
    return sorted(found, key=lambda each: FIRST.index(each.name) if each.name in FIRST else len(FIRST))
