"""One case as whoever brought it follows it: where it is, by when, with whom, what they may do. Not for doing it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.cases.clock_sights import ClockSight
from maplebridge.cases.joining import JOIN, get_progress
from maplebridge.cases.reads import list_looks
from maplebridge.cases.scenes import scene_of
from maplebridge.cases.viewing import CaseView, access_view
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.links import actor_for, holds_in_person
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.parts.templatetags.words import say_span
from maplebridge.doors.parts.timeline import Entry, Timeline, read_timeline, say_answers
from maplebridge.doors.portal.booking.showing import visit_of
from maplebridge.doors.portal.cases.listing import title_of
from maplebridge.doors.portal.spacing import spaced
from maplebridge.rulebook.workflows.definition import Action
from maplebridge.rulebook.workflows.roles import acting_for, party_of
from maplebridge.rulebook.workflows.rules import list_allowed
from maplebridge.services.amounts.queries import list_seen
from maplebridge.services.fileroom.queries import list_openings
from maplebridge.services.mediation.rules import is_mediation
from maplebridge.services.papers.queries import list_held
from maplebridge.services.roadmap.composing import tell_ways
from maplebridge.services.succession.queries import list_family

RATE = "rate"
RECORDED = "video/webm"  # what browsers record; its first bytes do not say that it has no picture
REVEAL = "reveal"
OWN_PHONE = "reporter.phone"
ASKING: Mapping[str, str] = {
    "supply": "ask",
    "supply_later": "ask_later",
    "bring_material": "ask_material",
    "go_on_paying": "refuse_waiver",
}
"""What answers what: the action that a resident takes, and the entry that asked for it."""
MILD = frozenset({"note", "attach", "correct"})
LAST = frozenset({"withdraw", "seal_identity", "ask_change"})


@dataclass(frozen=True, slots=True)
class Offers:
    """What may be done, by how near it lies: first what is waited for, last what is rarely wanted. `rated_by_phone`:
    it is rated by what was sent to the person's own phone, not by whoever reads this."""

    waited_for: tuple[Action, ...]
    mild: tuple[Action, ...]
    last: tuple[Action, ...]
    rate: Action | None
    rated_by_phone: bool = False


@page("link")
def follow(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponseBase:
    """The page of a case for residents."""
    actor = actor_for(request, visitor, number)
    if actor.id.startswith("party:"):  # what whoever brought it wrote is not for the other side
        return HttpResponseRedirect(reverse("portal_party", args=[number]))
    view = access_view(actor, number)
    timeline = read_timeline(actor, number, visitor.now)
    return show(
        request,
        "portal/cases/case.html",
        view=view,
        title=title_of(view),
        number=spaced(view.row["number"]),
        timeline=timeline,
        has_it=view.row["unit"] or centre_of(view),
        elapsed=say_span(elapsed_of(view, visitor.now), visitor.language),
        offers=list_offers(view, actor, visitor, in_person=holds_in_person(request, view.row["number"])),
        question=_question(view, timeline),
        progress=get_progress(view),
        ways=tell_ways(actor, view, visitor.now),
        promises=promises_of(view),
        issued=list_held(actor, view.stored),
        mediated=bool(party_of(actor, view.stored.facts)) and is_mediation(view.workflow),
        reveals=[entry for entry in timeline.entries if entry.action == REVEAL],
        looks=list_looks(actor, view.stored),
        openings=list_openings(actor, view.stored),
        chain=list_family(actor, view.stored),
        amounts=list_seen(view),
        visit=visit_of(view, visitor.now),
        pictures=[file for file in view.files if file.mime.startswith("image/")],
        sounds=[file for file in view.files if file.mime.startswith("audio/") or file.mime == RECORDED],
        films=[file for file in view.files if file.mime.startswith("video/") and file.mime != RECORDED],
        papers=[file for file in view.files if file.mime == "application/pdf"],
        answers=say_answers(view, visitor.now),
        own_phone=any(word.field == OWN_PHONE for word in view.words),
        words=[word for word in view.words if word.field not in ("title", "text") and word.text and not word.coded],
    )


def list_offers(view: CaseView, actor: Actor, visitor: Visitor, *, in_person: bool) -> Offers:
    """What this reader may do to the case now. Rating is for the person alone, not for whoever wrote in their place:
    theirs is the link in a message to their own phone, opened with which they are `in_person`."""
    if actor.kind != "resident":
        return Offers((), (), (), None)
    allowed = list_allowed(view.workflow, view.matter, view.stored.facts, actor, scene_of(view.stored, visitor.now))
    rates = next((action for action in allowed if action.name == RATE), None)
    own = in_person or not view.stored.row["by_proxy"]
    rest = [action for action in allowed if action.name not in (RATE, JOIN)]
    return Offers(
        waited_for=tuple(action for action in rest if action.name not in MILD | LAST),
        mild=tuple(action for action in rest if action.name in MILD),
        last=tuple(action for action in rest if action.name in LAST),
        rate=rates if own else None,
        rated_by_phone=rates is not None and not own,
    )


def elapsed_of(view: CaseView, now: datetime) -> timedelta:
    """How long it has taken, until now or until it ended."""
    ended = view.row["ended_at"]
    return (datetime.fromisoformat(ended) if ended else now) - datetime.fromisoformat(view.row["opened_at"])


def centre_of(view: CaseView) -> str:
    """The centre that reads it, or who stands in for one that the case complains of."""
    return acting_for(view.row["centre"], view.stored.facts)


def promises_of(view: CaseView) -> list[ClockSight]:
    """What the units still owe the resident, the nearest first."""
    owed = (clock for clock in view.clocks if clock.protects == "resident" and clock.binds == "unit")
    return sorted((clock for clock in owed if clock.state == "running"), key=lambda clock: clock.due_at)


def _question(view: CaseView, timeline: Timeline) -> Entry | None:
    """What the case waits for the resident to answer."""
    if view.state.desk != "resident":
        return None
    asked = set(ASKING.values())
    return next((entry for entry in timeline.entries if entry.action in asked), None)
