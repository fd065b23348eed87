"""The cases that this visitor may follow: their own, and those this browser holds the link of. Not for one case."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from maplebridge.cases.listing import labels_of, list_own
from maplebridge.cases.viewing import CaseView, access_view
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.links import actor_for, list_held
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

HELD_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One case of the list."""

    number: str
    title: str
    matter: Text
    state: Text
    waits_for_me: bool
    ended: bool
    opened_at: datetime
    due_at: datetime | None


def list_lines(request: HttpRequest, visitor: Visitor) -> list[Line]:
    """Own cases first, then those held by link; each once, the newest first in either."""
    own = _own(visitor)
    known = {line.number for line in own}
    held = [number for number in reversed(list_held(request)) if number not in known][:HELD_SHOWN]
    return [*own, *(line for number in held if (line := _held(request, visitor, number)))]


def _own(visitor: Visitor) -> list[Line]:
    if visitor.actor is None or visitor.actor.kind != "resident":
        return []
    found = []
    for line in list_own(visitor.actor):
        _, matter, state = labels_of(visitor.county, line)
        mine = state.desk == "resident" and not state.end
        found.append(
            Line(
                number=line.number,
                title=line.title or matter.title.zh,
                matter=matter.title,
                state=state.public,
                waits_for_me=mine,
                ended=state.end,
                opened_at=line.opened_at,
                due_at=line.due_at,
            )
        )
    return found


def _held(request: HttpRequest, visitor: Visitor, number: str) -> Line | None:
    try:
        view = access_view(actor_for(request, visitor, number), number)
    except Fault:
        return None
    return _line_of(view)


def _line_of(view: CaseView) -> Line:
    return Line(
        number=view.row["number"],
        title=title_of(view),
        matter=view.matter.title,
        state=view.state.public,
        waits_for_me=view.state.desk == "resident" and not view.state.end,
        ended=view.state.end,
        opened_at=datetime.fromisoformat(view.row["opened_at"]),
        due_at=view.promise.at if view.promise else None,
    )


def title_of(view: CaseView) -> str:
    """What the case is called: the title said, also of a sealed case to whoever brought it."""
    mine = view.reader.own or view.reader.staff  # another party is not told how whoever brought it called it
    said = next((sight.text for sight in view.words if sight.field == "title" and mine), None)
    return view.row["title"] or said or view.matter.title.zh
