"""The page of one case: what is known, what was said, its clocks, calls, files, journal, and what may be done.
Not for doing it: acting."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from maplebridge.cases.queries import access_case
from maplebridge.cases.reads import list_looks, note_read
from maplebridge.cases.scenes import scene_of
from maplebridge.cases.viewing import CaseView, FileSight, access_view
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.booking.visits import visits_of
from maplebridge.doors.desk.case.facts import facts_of
from maplebridge.doors.desk.case.map import map_of
from maplebridge.doors.desk.case.offers import groups_of
from maplebridge.doors.desk.fileroom.card import fileroom_card
from maplebridge.doors.desk.lines import colour_of
from maplebridge.doors.desk.merge.pages import LEAVES, family_of
from maplebridge.doors.desk.naming import badges_of
from maplebridge.doors.desk.triage.suggesting import card_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.parts.timeline import Line, Timeline, read_timeline, say_answers
from maplebridge.ground.files.queries import open_file
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.built_in import REVEAL
from maplebridge.rulebook.workflows.roles import find_role
from maplebridge.rulebook.workflows.rules import list_allowed
from maplebridge.services.amounts.queries import list_seen
from maplebridge.services.mediation.rules import is_mediation
from maplebridge.services.papers.queries import list_held
from maplebridge.services.roadmap.composing import tell_ways
from maplebridge.services.succession.queries import list_family

NO_FILE = Text("没有这个附件", "There is no such file")
SHOWN_INLINE = ("image/", "audio/", "video/", "application/pdf")
PRIVATE = {"Cache-Control": "private, no-store", "Content-Security-Policy": "default-src 'none'; sandbox"}


@page("staff", "staff:agent")
def case(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponse:
    """The page; `?done=<row of the journal>` says what has just been done."""
    actor = cast("Actor", visitor.actor)
    view = access_view(actor, number)
    note_read(actor, view.stored, visitor.now)
    timeline = read_timeline(actor, number, visitor.now)
    case = view.stored.facts
    allowed = list_allowed(view.workflow, view.matter, case, actor, scene_of(view.stored, visitor.now))
    return show(
        request,
        "desk/case/page.html",
        here="case",
        view=view,
        sight=sight_of(view, visitor.now),
        facts=facts_of(view, visitor.now),
        map=map_of(view),
        amounts=list_seen(view),
        groups=groups_of(allowed, case),
        card=card_of(view, allowed),
        allowed={action.name for action in allowed},
        family=family_of(actor, view, visitor),
        may_leave=any(action.name == LEAVES for action in allowed),
        timeline=_without_first_words(timeline),
        looked=[entry for entry in timeline.entries if entry.action == REVEAL.name],
        looks=list_looks(actor, view.stored),
        issued=list_held(actor, view.stored),
        chain=list_family(actor, view.stored),
        visits=visits_of(actor, view),
        fileroom=fileroom_card(actor, view.stored, visitor.now),
        done=_done(timeline, request.GET.get("done", "")),
        may_reveal=_may_reveal(actor, view),
        mediated=is_mediation(view.workflow),
        ways=tell_ways(actor, view, visitor.now),
        key=str(new_id()),
    )


@page("staff", "staff:agent")
def moved(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponse:
    """Whether the case has moved on since the version that a page shows."""
    case = access_case(cast("Actor", visitor.actor), number).facts
    behind = request.GET.get("version", "") != str(case.version)
    return show(request, "desk/case/_moved.html", number=case.number, moved=behind)


@page("staff", "staff:agent")
def file(request: HttpRequest, visitor: Visitor, number: str, file: str) -> HttpResponseBase:
    """A file of a case for somebody who may see it: pictures, sound, films and PDF open, others are saved."""
    view = access_view(cast("Actor", visitor.actor), number)
    found = next((each for each in view.files if each.id == file), None)
    if found is None:
        raise Missing("no_such_file", NO_FILE, field="file")
    return FileResponse(
        open_file(found.id),
        as_attachment=not found.mime.startswith(SHOWN_INLINE),
        filename=f"{number}-{found.id[:8]}",
        content_type=found.mime,
        headers=PRIVATE,
    )


@dataclass(frozen=True, slots=True)
class Sight:
    """The head of a case: title, badges, files by how they are shown."""

    title: str
    colour: str
    badges: list[tuple[Text, str]]
    late: bool
    pictures: list[FileSight]
    papers: list[FileSight]
    said: list[object]
    answers: list[Line]
    masked: bool


def sight_of(view: CaseView, now: datetime) -> Sight:
    """What stands at the top of the page, and its words and files sorted."""
    title = next((sight.text for sight in view.words if sight.field == "title" and sight.text), "")
    others = [sight for sight in view.words if sight.field not in ("text", "title") and not sight.coded]
    late = view.next_due_at is not None and view.next_due_at < now
    marks = [mark for mark in view.row["marks"] if not (late and mark == "overdue")]
    return Sight(
        title=view.row["title"] or title,
        colour=colour_of(view.state.name, ended=view.state.end),
        badges=badges_of(marks, view.row["secrecy"]),
        late=late,
        pictures=[each for each in view.files if each.mime.startswith("image/")],
        papers=[each for each in view.files if not each.mime.startswith("image/")],
        said=[sight for sight in others if sight.text or sight.shown == "erased"],
        answers=say_answers(view, now),
        masked=any(sight.shown == "masked" for sight in others),
    )


def _without_first_words(timeline: Timeline) -> Timeline:
    """What was said when the case was brought stands above already."""
    entries = tuple(replace(entry, words=()) if entry.seq == 1 else entry for entry in timeline.entries)
    return replace(timeline, entries=entries)


def _done(timeline: Timeline, seq: str) -> object:
    return next((entry for entry in timeline.entries if str(entry.seq) == seq), None)


def _may_reveal(actor: Actor, view: CaseView) -> bool:
    masked = any(sight.shown == "masked" for sight in view.words)
    return masked and find_role(actor, view.stored.facts, REVEAL.roles) is not None
