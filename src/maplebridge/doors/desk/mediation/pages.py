"""The mediator's page of one case: people, sessions, agreement, performance, the way to the court, and what may be
done. Not for the case as a whole: desk.case."""

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest, HttpResponse

from maplebridge.cases.reads import note_read
from maplebridge.cases.scenes import scene_of
from maplebridge.cases.telling import access_journal
from maplebridge.cases.viewing import CaseView, access_view
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.lines import colour_of
from maplebridge.doors.desk.mediation.offers import groups_about
from maplebridge.doors.desk.mediation.sights import (
    WISHING,
    PartySight,
    linked_to,
    mediator_of,
    parties_of,
    proposals_of,
    terms_of,
)
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.rulebook.workflows.rules import list_allowed
from maplebridge.services.mediation.candidates import GROUNDS
from maplebridge.services.mediation.conflicts import REASON_LONGEST
from maplebridge.services.mediation.noting import NO_PAGE, list_notes
from maplebridge.services.mediation.people import get_party_people
from maplebridge.services.mediation.roster import list_mediators, list_wishes
from maplebridge.services.mediation.rules import KEPT_AFTER_END, NOTE_LONGEST, is_mediation, mediates
from maplebridge.services.mediation.telling import tell_story


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody wrote that could not be kept, and why: `form` is the block of the page it belongs to."""

    form: str
    fault: Fault
    text: str = ""


@page("staff")
def mediation(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponse:
    """Everything of the mediation; to the mediators of the case their private notes, too."""
    return show_mediation(request, visitor, number)


def show_mediation(request: HttpRequest, visitor: Visitor, number: str, typed: Typed | None = None) -> HttpResponse:
    """The page; with what was `typed` when it could not be kept. Raises Missing."""
    actor = cast("Actor", visitor.actor)
    view = access_view(actor, number)
    if not is_mediation(view.workflow):
        raise Missing("no_page", NO_PAGE)
    note_read(actor, view.stored, visitor.now)
    people = _people(actor, view, visitor)
    return show(
        request,
        "desk/mediation/page.html",
        status=typed.fault.status if typed else 200,
        here="mediations",
        view=view,
        typed=typed,
        colour=colour_of(view.state.name, ended=view.state.end),
        key=str(new_id()),
        **people,
        **_story(actor, view, people["parties"]),
        **_notes(actor, view, visitor),
    )


def _people(actor: Actor, view: CaseView, visitor: Visitor) -> dict[str, Any]:
    case, now = view.stored.facts, visitor.now
    allowed = list_allowed(view.workflow, view.matter, case, actor, scene_of(view.stored, now))
    names = frozenset(action.name for action in allowed)
    open_ = case.state in WISHING and bool(names)
    people, wishes = get_party_people(case), list_wishes(case)
    candidates = list_mediators(case, now, people=people, wishes=wishes) if open_ else ()
    parties = parties_of(view, people, wishes, candidates)
    return {
        "parties": parties,
        "proposals": proposals_of(case, candidates, parties, names),
        "mediator": mediator_of(case, now),
        "allowed": names,
        "groups": groups_about(allowed),
    }


def _story(actor: Actor, view: CaseView, parties: list[PartySight]) -> dict[str, Any]:
    story = tell_story(access_journal(actor, view.row["number"]), view.clocks)
    before, after = linked_to(actor, view.stored)
    terms = terms_of(story.agreement.terms, parties) if story.agreement else []
    return {"story": story, "terms": terms, "before": before, "after": after, "marks": view.stored.facts.marks}


def _notes(actor: Actor, view: CaseView, visitor: Visitor) -> dict[str, Any]:
    case = view.stored.facts
    return {
        "notes": list_notes(actor, case, visitor.now),
        "mediates": mediates(actor, case),
        "grounds": GROUNDS.items(),
        "longest": NOTE_LONGEST,
        "reason_longest": REASON_LONGEST,
        "kept_days": KEPT_AFTER_END.days,
    }
