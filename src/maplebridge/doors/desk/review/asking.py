"""Which review is meant: of which place and week. Not for who may hold it: insight says that."""

from dataclasses import dataclass
from typing import cast
from urllib.parse import urlencode

from django.http import HttpRequest

from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.asking import Visitor
from maplebridge.ground.words.fault import Missing
from maplebridge.services.insight.digest import read_week
from maplebridge.services.insight.periods import Period
from maplebridge.services.insight.queries import NO_FIGURES, access_scope
from maplebridge.services.insight.reading import Scope


@dataclass(frozen=True, slots=True)
class Meeting:
    """The review of a week of a place, and who holds it."""

    actor: Actor
    scope: Scope
    week: Period

    def at(self, page: str = "", **other: str) -> str:
        """The address of one of its pages."""
        wanted = {"place": self.scope.place, "week": self.week.first.isoformat(), **other}
        return f"/desk/review/{page}?{urlencode(wanted)}"


def read_meeting(request: HttpRequest, visitor: Visitor) -> Meeting:
    """The review that the address means. Raises Missing where it is not the visitor's, Fault on a wrong week."""
    actor = cast("Actor", visitor.actor)
    scope = access_scope(actor, place=request.GET.get("place", ""))
    if scope.unit:
        raise Missing("no_figures", NO_FIGURES)
    return Meeting(actor, scope, read_week(request.GET.get("week", ""), visitor.now))
