"""Merging many voices under one lead, and taking one out again. Not for what a merger does: the workflow says that."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest, HttpResponse

from maplebridge.cases.joining import Alike, list_alike, list_voices, number_of_lead
from maplebridge.cases.scenes import scene_of
from maplebridge.cases.viewing import CaseView, access_view
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.lines import Row, rows_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.numbers.ids import new_id
from maplebridge.rulebook.workflows.rules import list_allowed

JOINS, LEAVES = "merge", "split"
MANY = 20


@dataclass(frozen=True, slots=True)
class Likeness:
    """A case like another one, as a row; `percent` of their titles is the same."""

    row: Row
    percent: int
    metres: int | None
    voices: int


@dataclass(frozen=True, slots=True)
class Family:
    """A lead and the cases under it; `lead` is "" for a case that stands by itself or leads."""

    lead: str
    members: list[Row]
    hidden: int


@page("staff")
def merge(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponse:
    """The cases alike, under each of which this one may be merged, and its family."""
    actor = cast("Actor", visitor.actor)
    view = access_view(actor, number)
    allowed = list_allowed(view.workflow, view.matter, view.stored.facts, actor, scene_of(view.stored, visitor.now))
    return show(
        request,
        "desk/merge/page.html",
        here="case",
        view=view,
        alike=likenesses(actor, view, visitor, many=MANY),
        family=family_of(actor, view, visitor),
        may_join=any(action.name == JOINS for action in allowed),
        may_leave=any(action.name == LEAVES for action in allowed),
        key=str(new_id()),
    )


def likenesses(actor: Actor, view: CaseView, visitor: Visitor, *, many: int = 5) -> list[Likeness]:
    """Open cases alike, the likest first; two round trips."""
    found = list_alike(actor, view, visitor.now, many=many)
    rows = rows_of(actor.county, [each.line for each in found], visitor.now)
    return [_likeness(each, row) for each, row in zip(found, rows, strict=True)]


def family_of(actor: Actor, view: CaseView, visitor: Visitor) -> Family:
    """Whom the case is merged with; the number of a lead that the reader may not see is not told."""
    lead_id = view.stored.facts.lead_id
    if lead_id is not None:
        return Family(number_of_lead(actor, lead_id), [], 0)
    voices = list_voices(actor, view.stored)
    seen = [voice.line for voice in voices if voice.seen]
    return Family("", rows_of(actor.county, seen, visitor.now), len(voices) - len(seen))


def _likeness(alike: Alike, row: Row) -> Likeness:
    return Likeness(row, round(alike.likeness * 100), alike.metres, alike.voices)
